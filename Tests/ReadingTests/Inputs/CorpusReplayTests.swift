import Diagnostics
import Foundation
import Testing

@testable import Reading

/// The inputs that fuzzing starts from and those that it once broke the program with.
///
/// A file of `Fuzz/corpus/inputs` is a line with an ending, and the bytes of a file that ends so.
@Suite struct CorpusReplayTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fuzz/corpus/inputs")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()

  @Test func `there is a corpus`() { #expect(Self.names.count > 10) }

  @Test(arguments: names) func `an input of the corpus is read or told`(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let rest = Array(bytes.dropFirst(line.count + 1))
    let ending = String(decoding: line, as: UTF8.self)
    let file = ending == "csv" ? "reports.csv" : "a.\(ending)"
    let isNamed = InputFormat(fileName: file) != nil
    let scratch = try Scratch()
    if isNamed { try scratch.write(file, rest) }
    if ending == "csv" { try scratch.write("a.txt", BadInputTests.good) }
    let start = ContinuousClock.now
    let inputs = isNamed ? Inputs.read([scratch.path]) : Inputs.read(["-"], standardInput: rest)
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(inputs.reports.allSatisfy { !$0.text.isBlank && !$0.id.isEmpty })
    #expect(Set(inputs.reports.map(\.id)).count == inputs.reports.count)
    #expect(inputs.diagnostics.allSatisfy { $0.position != nil })
    #expect(!inputs.reports.isEmpty || !inputs.diagnostics.isEmpty)
  }
}
