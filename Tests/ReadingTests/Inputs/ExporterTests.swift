import Diagnostics
import Events
import Foundation
import Testing

@testable import Reading

/// What exporters and feeds write that is not quite what the contract names.
@Suite struct ExporterTests {
  static func read(_ name: String, _ text: String) throws -> Inputs {
    let scratch = try Scratch()
    try scratch.write(name, text)
    return Inputs.read([scratch.path])
  }

  @Test(arguments: [
    #"{"status":"ok","articles":[{"source":{"id":null,"name":"P"},"title":"T","content":"Shots.","publishedAt":"2024-02-03T04:05:06Z","url":"u"}]}"#,
    #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":7,"title":"T","content_html":"<p>Shots.</p>","date_published":"2024-02-03T00:00:00+03:00","url":"u","source":"P"}]}"#,
    #"{"response":{"numFound":1,"docs":[{"headline":"T","body":"Shots.","date":1706933106,"link":"u","source":{"title":"P"}}]}}"#,
    #"{"took":3,"hits":{"hits":[{"_id":"x","_source":{"title":"T","maintext":"Shots.","date_publish":"2024-02-03 10:00:00","source_domain":"P","url":"u"}}]}}"#,
    #"[{"title":"T","text":"Shots.","published":"Sat, 3 Feb 2024 10:00:00 +0300","source":"P","url":"u"}]"#,
  ])
  func `records in envelopes and under other names are read`(export: String) throws {
    for name in ["a.json", "a.jsonl"] where name == "a.json" || !export.hasPrefix("[") {
      let inputs = try Self.read(name, export)
      let report = try #require(inputs.reports.first)
      #expect(report.text == "T\nShots.")
      #expect(report.published == Day(iso: "2024-02-03"))
      #expect(report.source == "P")
      #expect(report.url == "u")
      #expect(inputs.reports.count == 1)
      #expect(inputs.diagnostics.isEmpty)
    }
  }

  @Test func `faults in an envelope are told with their places`() throws {
    let inputs = try Self.read(
      "a.json",
      """
      {"articles": [
       {"text": "One", "published": "soon"},
       {"nothing": 1}, {"text": "Two", "published": true},
       7 ]}
      """)
    #expect(inputs.reports.map(\.id) == ["a-1", "a-3"])
    #expect(
      inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" } == [
        "a.json:2:31 report.published", "a.json:3:2 record.text", "a.json:3:47 record.type",
        "a.json:4:2 record.object",
      ])
  }

  @Test func `many faults in a large file take no longer than the file`() throws {
    let records = String(repeating: "{\"text\":\"x\",\"published\":\"soon\"},\n", count: 30_000)
    let start = ContinuousClock.now
    let inputs = try Self.read("a.json", "[\(records){\"text\":\"y\"}]")
    let time = ContinuousClock.now - start
    #expect(inputs.diagnostics.count == 30_000)
    #expect(time < .seconds(20))
  }

  @Test func `a feed that XML forbids for small things is read`() throws {
    let feed = """
      \n  <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
       xmlns:atom="http://www.w3.org/2005/Atom"><channel><title><![CDATA[وكالة]]></title>
      <atom:link href="https://example.org/feed" rel="self"/>
      <item><title>قصف\u{B} &quot;ليلي&quot;</title><link>https://example.org/1?a=1&amp;b=2</link>
      <description>&lt;p&gt;سقطت قذائف&amp;nbsp;على القرية.&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>سقطت قذائف على القرية.</p><p>اقرأ أيضاً: <a href="x">خبر قديم من هناك</a></p>
      <figure><img src="x"><figcaption>صورة</figcaption></figure><p>ولا إصابات.</p>]]></content:encoded></item>
      <item><title>Untold</title><description/></item>
      </channel></rss>
      """
    let inputs = try Self.read("feed.xml", feed)
    #expect(inputs.diagnostics.isEmpty)
    let first = try #require(inputs.reports.first { $0.url != nil })
    #expect(first.text == "قصف \"ليلي\"\nسقطت قذائف على القرية.\nولا إصابات.")
    #expect(first.url == "https://example.org/1?a=1&b=2")
    #expect(first.published == nil)
    #expect(first.source == "وكالة")
    #expect(first.origin.line == 6)
  }

  @Test func `Atom keeps the words of its three kinds of text`() throws {
    let feed = """
      <?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml">
      <a:entry><a:id>1</a:id><a:title type="text">A &lt; B</a:title><a:updated>2024-01-02T00:00:00Z</a:updated>
      <a:content type="xhtml"><h:div><h:p>One <h:b>two</h:b></h:p><h:ul><h:li>three</h:li></h:ul></h:div></a:content></a:entry>
      <a:entry><a:id>2</a:id><a:title type="html"><![CDATA[<i>C</i>]]></a:title><a:summary>Shots &amp; shells.</a:summary></a:entry>
      </a:feed>
      """
    let inputs = try Self.read("feed.atom", feed)
    #expect(inputs.reports.map(\.text) == ["A < B\nOne two\nthree", "C\nShots & shells."])
    #expect(inputs.reports.map { $0.published?.description } == ["2024-01-02", nil])
    #expect(inputs.diagnostics.isEmpty)
  }

  @Test func `reports csv of Arabic Excel is read`() throws {
    let scratch = try Scratch()
    try scratch.write("a.txt", "خبر\nسقطت قذيفة.\n")
    let table =
      "file;published;source;url;title\r\na.txt;١٨ تشرين الثاني ٢٠٢٣;وكالة الأنباء العربية في المدينة;;\r\n"
    var latin = TextDecodingTests.windows1256(
      table.replacing("١٨", with: "18").replacing("٢٠٢٣", with: "2023"))
    try scratch.write("reports.csv", latin)
    for _ in 0..<2 {
      let inputs = Inputs.read([scratch.path])
      #expect(inputs.reports.first?.published == Day(iso: "2023-11-18"))
      #expect(inputs.reports.first?.source == "وكالة الأنباء العربية في المدينة")
      #expect(inputs.diagnostics.allSatisfy { $0.severity == .note })
      latin = Array("\u{FEFF}\(table)".utf8)
      try scratch.write("reports.csv", latin)
    }
  }
}
