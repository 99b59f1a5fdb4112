import Events
import Foundation
import Testing

@testable import Reading

/// Pages laid out as news sites lay theirs out, each beside what it is to be read as.
///
/// `Pages/NAME.html` is the page; `Pages/NAME.txt` has `title:`, `published:` and `source:` as far
/// as the page tells them, an empty line, and the words of the article. The pages are our own.
@Suite struct PageTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()

  @Test func `there are pages`() { #expect(Self.names.count >= 12) }

  @Test(arguments: names) func `a page gives its article and nothing else`(name: String) throws {
    let page = Self.folder.appending(path: name + ".html").path()
    let report = try #require(Inputs.read([page]).reports.first)
    let expected = try String(
      contentsOf: Self.folder.appending(path: name + ".txt"), encoding: .utf8)
    let facts = [
      ("title", report.title), ("published", report.published?.description),
      ("source", report.source),
    ].compactMap { name, value in value.map { "\(name): \($0)" } }
    let words = report.text.split(separator: "\n").dropFirst()
    #expect(
      facts.joined(separator: "\n") + "\n\n" + words.joined(separator: "\n") + "\n" == expected)
  }
}
