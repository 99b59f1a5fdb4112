import Foundation
import Testing

@testable import Reading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Inputs in which one thing goes on and on: four times as much of it may take six times as long,
/// and not sixteen.
@Suite struct LongInputTests {
  /// What is repeated in a file of an ending, between what begins and what ends it.
  static let shapes: [(ending: String, start: String, unit: String, end: String)] = [
    ("txt", "", "كلمة ", ""), ("txt", "", "a\u{301}", ""), ("txt", "", "\u{200D}\u{202B}", "x"),
    ("html", "", "<b>", "x"), ("html", "", "<", ""), ("html", "", "<p>Some words of a story. ", ""),
    ("html", "<div>", "words of the story<br>", ""), ("html", "", "<p><a href=x><i>", "x"),
    ("html", "<ul>", "<li><a href=x>words</a> of the story that goes on", ""),
    ("html", "<p class='", "a b-c ", "'>Words of the story."), ("html", "<p>", "&amp; ", ""),
    ("html", "<p ", "a=1 b ", ">x"), ("xml", "<rss ", "a='1' ", "/>"),
    ("html", "", "<div class=\"date\">short words</div>", "<p>Words of the story."),
    ("html", "", "<!--", ""), ("html", "<table>", "<tr><td>a<td>b words", ""),
    ("json", "", "[", ""), ("json", "{\"text\":\"", "\\u0627", "\"}"),
    ("json", "[", "{\"text\":\"x\",\"published\":\"soon\"},\n", "1]"),
    ("json", "{", "\"k\":1,", "\"text\":\"x\"}"), ("jsonl", "", "{\"text\"\n", ""),
    (
      "json", "{\"name\":\"n\",\"messages\":[",
      "{\"id\":1,\"type\":\"message\",\"text\":\"x\",\"date\":\"soon\"},\n", "{\"id\":\"x\n"
    ),
    ("xml", "<rss><channel>", "<item><title>a</title><pubDate>x</pubDate></item>", ""),
    ("xml", "<rss><channel><item><title>", "a &nbsp; ", "</title></item></channel></rss>"),
    ("csv", "file,published\n\"", "a\"\"", ""), ("csv", "file,published\n", "a,soon\n", ""),
  ]

  @Test(arguments: shapes.indices) func `time grows with the length and not faster`(index: Int)
    throws
  {
    let (ending, start, unit, end) = Self.shapes[index]
    func seconds(_ bytes: Int) throws -> Double {
      let scratch = try Scratch()
      let count = bytes / unit.utf8.count
      let text = start + String(repeating: unit, count: count) + end
      let path = try scratch.write(ending == "csv" ? "reports.csv" : "a.\(ending)", text)
      if ending == "csv" { try scratch.write("a.txt", BadInputTests.good) }
      let begin = Self.threadSeconds
      _ = Inputs.read([ending == "csv" ? scratch.path : path])
      return Self.threadSeconds - begin
    }
    let (short, long) = (try seconds(50_000), try seconds(200_000))
    #expect(long < 6 * short + 0.2, "\(unit): \(short) s, then \(long) s")
  }

  /// The time of this thread alone: other tests run beside it.
  private static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
