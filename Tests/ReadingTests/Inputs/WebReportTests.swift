import Diagnostics
import Events
import Foundation
import Testing

@testable import Reading

@Suite struct WebReportTests {
  static func read(_ name: String, _ text: String) throws -> Inputs {
    let scratch = try Scratch()
    try scratch.write(name, text)
    return Inputs.read([scratch.path])
  }

  @Test func `the article of a page is read without what stands around it`() throws {
    let page = """
      <!DOCTYPE html><html><head><title>Blasts near the dam - Valley Post</title>
      <meta property="og:title" content="Blasts near&#32;the dam">
      <meta property="og:site_name" content="Valley Post">
      <link rel="canonical" href="https://example.org/dam">
      <meta property="article:published_time" content="2024-03-05T22:10:00+03:00">
      <style>p { color: red }</style><script>var drones = "<p>fake</p>";</script></head>
      <body><nav><p>Menu of many many many many many many many many words to choose</p></nav>
      <article class="teaser"><p>Another story.</p></article>
      <article><header><h1>Blasts near the dam</h1><span>By A. Writer, 6 March</span></header>
      <p>Two blasts were heard<br>near the dam&nbsp;on <b>Monday</b>night.</p>
      <aside>Read also: rockets</aside>
      <div><ul><li><a href="/x">Related: an old attack</a></li></ul></div>
      <p hidden>Hidden words</p><form>Subscribe <input value="x"></form>
      <p>Nobody
         was   hurt.</p></article>
      <footer><p>All rights reserved.</p></footer></body></html>
      """
    let inputs = try Self.read("dam.html", page)
    let report = try #require(inputs.reports.first)
    #expect(report.title == "Blasts near the dam")
    #expect(
      report.text == """
        Blasts near the dam
        Two blasts were heard
        near the dam\u{A0}on Mondaynight.
        Nobody was hurt.
        """)
    #expect(report.published == Day(iso: "2024-03-05"))
    #expect(report.source == "Valley Post")
    #expect(report.url == "https://example.org/dam")
    #expect(report.id == "dam")
    #expect(inputs.diagnostics.isEmpty)
  }

  @Test func `without an article element the densest block of paragraphs is taken`() throws {
    let page = """
      <html><body><div id=top><p>Short teaser.</p></div><div class="x"><div class="story">
      <h1>قصف على الجسر</h1><p>سقطت قذائف على الجسر القديم صباح اليوم.</p>
      <p>ولم تقع إصابات.</p><time datetime="2022-07-09">9 July</time></div></div></body></html>
      """
    let report = try #require(try Self.read("a.htm", page).reports.first)
    #expect(report.title == "قصف على الجسر")
    #expect(report.text.hasPrefix("قصف على الجسر\nسقطت قذائف على الجسر القديم صباح اليوم.\n"))
    #expect(!report.text.contains("teaser"))
    #expect(report.published == Day(iso: "2022-07-09"))
  }

  @Test func `words parted by line breaks alone are found too`() throws {
    let words = "First line of the story.<br><br>Second line of the story."
    let report = try #require(
      try Self.read("a.html", "<title>T</title><table><tr><td>\(words)</td></tr></table>")
        .reports.first)
    #expect(report.text == "T\nFirst line of the story.\nSecond line of the story.")
  }

  @Test func `the date is found in JSON-LD`() throws {
    let page = """
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"headline":"Own title",
      "datePublished":"2021-12-31T23:00:00Z","publisher":{"name":"The Agency"}}]}</script>
      <body><p>Some words of the story.</p></body>
      """
    let report = try #require(try Self.read("a.html", page).reports.first)
    #expect(report.published == Day(iso: "2021-12-31"))
    #expect(report.title == "Own title")
    #expect(report.source == "The Agency")
  }

  @Test func `a page in Windows-1256 is read as it declares or as it is found`() throws {
    let scratch = try Scratch()
    let body = "<p>سقطت قذيفة على الطريق في الصباح.</p>"
    let declared = "<meta charset=windows-1256>" + body
    try scratch.write("declared.html", TextDecodingTests.windows1256(declared))
    try scratch.write("found.html", TextDecodingTests.windows1256(body))
    let inputs = Inputs.read([scratch.path])
    #expect(
      inputs.reports.map(\.text) == Array(repeating: "سقطت قذيفة على الطريق في الصباح.", count: 2))
    #expect(inputs.diagnostics.map(\.id) == ["input.windows-1256"])
    #expect(inputs.diagnostics.first?.position?.source == "found.html")
  }

  @Test func `a page too deep, a page without words and a strange date are told`() throws {
    let deep = String(repeating: "<div>", count: 5_000) + "<p>Words</p>"
    #expect(try Self.read("a.html", deep).diagnostics.map(\.id) == ["html.too-deep"])
    let bare = "<html><script>x()</script></html>"
    #expect(try Self.read("a.html", bare).diagnostics.map(\.id) == ["html.no-article"])
    let dated = "<time datetime='4/5/2021'></time><p>Words</p>"
    let inputs = try Self.read("a.html", dated)
    #expect(inputs.diagnostics.map(\.id) == ["report.published"])
    #expect(inputs.reports.count == 1)
  }

  @Test func `an element with attributes without end is told, and programs are no elements`() throws
  {
    let many = (0...1_000).map { " a\($0)=1" }.joined()
    let page = "<p>Words of the story.</p>"
    let inputs = try Self.read("a.html", page + "\n<p" + many + ">x</p>")
    #expect(
      inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" }
        == ["a.html:2:1 html.crowded"])
    let harmless = [
      "<script>if (a <b" + many + ") {}</script>", "<!-- <p" + many + "-->",
      "<p title=\"" + many + "\">More words of it.</p>",
    ]
    for part in harmless {
      #expect(try Self.read("a.html", part + page).diagnostics.isEmpty)
    }
    #expect(
      try Self.read("a.xml", "<rss" + many + "/>").diagnostics.map(\.id) == ["feed.malformed"])
  }

  static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel><title>Valley Post</title>
    <item><title>Shells &amp; rockets</title><link>https://example.org/1</link>
    <guid>vp 1;a</guid><pubDate>Sat, 18 Nov 2023 06:30:00 GMT</pubDate>
    <description>Short.</description>
    <content:encoded><![CDATA[<p>Shells fell.</p><script>x</script><p>Rockets&nbsp;too.</p>]]>
    </content:encoded></item>
    <item><title>No body</title><link>https://example.org/2</link><pubDate>soon</pubDate></item>
    </channel></rss>
    """

  @Test func `an RSS feed is a report for each item`() throws {
    let inputs = try Self.read("feed.xml", Self.rss)
    #expect(inputs.reports.map(\.id) == ["https://example.org/2", "vp_1_a"])
    let first = try #require(inputs.reports.last)
    #expect(first.title == "Shells & rockets")
    #expect(first.text == "Shells & rockets\nShells fell.\nRockets\u{A0}too.")
    #expect(first.published == Day(iso: "2023-11-18"))
    #expect(first.source == "Valley Post")
    #expect(first.url == "https://example.org/1")
    #expect(first.origin == Position(source: "feed.xml", line: 4))
    #expect(inputs.reports.first?.text == "No body")
    #expect(inputs.diagnostics.map(\.id) == ["report.published"])
    #expect(inputs.diagnostics.first?.position == Position(source: "feed.xml", line: 9))
  }

  @Test func `an Atom feed is a report for each entry`() throws {
    let inputs = try Self.read(
      "feed.xml",
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Agency</title>
      <entry><id>urn:x:1</id><title type="html">A &lt;b&gt;raid&lt;/b&gt;</title>
      <link rel="self" href="https://example.org/s"/><link href="https://example.org/a"/>
      <updated>2024-01-03T01:00:00Z</updated><published>2024-01-02T01:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div>
      </content></entry></feed>
      """)
    let report = try #require(inputs.reports.first)
    #expect(report.id == "urn:x:1")
    #expect(report.text == "A raid\nOne.\nTwo.")
    #expect(report.published == Day(iso: "2024-01-02"))
    #expect(report.url == "https://example.org/a")
    #expect(inputs.diagnostics.isEmpty)
  }

  @Test func `a feed that breaks off gives what came before`() throws {
    let broken = String(Self.rss.prefix(Self.rss.count - 60))
    let inputs = try Self.read("feed.xml", broken)
    #expect(inputs.reports.contains { $0.id == "vp_1_a" })
    #expect(inputs.diagnostics.contains { $0.id == "feed.malformed" && $0.severity == .warning })
  }

  @Test func `entities are not expanded and other XML is no feed`() throws {
    let bomb = """
      <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
      <rss><channel><item><title>&b;</title></item></channel></rss>
      """
    #expect(try Self.read("a.xml", bomb).diagnostics.map(\.id) == ["feed.entities"])
    let file = try Self.read(
      "a.xml", "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss><channel/></rss>")
    #expect(file.diagnostics.map(\.id) == ["input.empty"])
    #expect(try Self.read("a.xml", "<kml/>").diagnostics.map(\.id) == ["feed.unknown"])
    let undefined = try Self.read(
      "a.xml", "<rss><channel><item><title>A&nbsp;B</title></item></channel></rss>")
    #expect(undefined.diagnostics.isEmpty)
    #expect(undefined.reports.map(\.text) == ["A B"])
  }
}
