import Foundation
import Testing

/// Golden cases: every folder in `Tests/Cases` runs the program and says what must come out.
///
/// `Tests/Cases/README.md` tells how to add one; no Swift is needed for it.
@Suite struct CasesTests {
  static let names = Case.names()

  @Test func `there are cases`() {
    #expect(Self.names.count >= 6)
  }

  @Test(arguments: names) func `the program does what the case says`(_ name: String) throws {
    let golden = try Case(name)
    let run = try golden.run()
    guard ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == nil else {
      let changed = try golden.record(run)
      #expect(changed.isEmpty, "recorded \(name): \(changed.joined(separator: ", "))")
      return
    }
    for (file, made) in run.files.sorted(by: { $0.key < $1.key }) {
      let expected = golden.expected(file)
      if let difference = firstDifference(made: made, expected: expected) {
        Issue.record("Tests/Cases/\(name)/\(file): \(difference)")
      }
    }
  }

  @Test func `a difference is named by its line`() {
    let bytes: (String) -> Data = { Data($0.utf8) }
    #expect(firstDifference(made: bytes("a\nb\n"), expected: bytes("a\nb\n")) == nil)
    #expect(
      firstDifference(made: bytes("a\nc\n"), expected: bytes("a\nb\n"))
        == "line 2 is\n  c\nand should be\n  b")
    #expect(
      firstDifference(made: bytes("a\n"), expected: bytes("a\nb\n"))
        == "line 2 is\n  \nand should be\n  b")
    #expect(firstDifference(made: bytes("a"), expected: nil)?.contains("make golden") == true)
    #expect(firstDifference(made: nil, expected: bytes("a"))?.contains("not written") == true)
  }

  @Test func `words of a command keep what stands in quotes together`() {
    #expect(
      Case.words(#"place "حقل العمر" --near 35,40 """#)
        == ["place", "حقل العمر", "--near", "35,40", ""])
  }
}

/// What the first differing line says, or nil when both are the same bytes.
private func firstDifference(made: Data?, expected: Data?) -> String? {
  if made == expected { return nil }
  guard let expected else { return "is not recorded: run make golden and read what it wrote" }
  guard let made else { return "was not written" }
  let lines = { (bytes: Data) in
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
  let (left, right) = (lines(made), lines(expected))
  let index = (0..<max(left.count, right.count)).first {
    left.indices.contains($0) != right.indices.contains($0) || left[$0] != right[$0]
  }
  guard let index else { return "differs in bytes that are no text" }
  let line = { (lines: [String]) in lines.indices.contains(index) ? lines[index] : "" }
  return "line \(index + 1) is\n  \(line(left))\nand should be\n  \(line(right))"
}
