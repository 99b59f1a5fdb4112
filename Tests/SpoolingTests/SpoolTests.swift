import Diagnostics
import Foundation
import Spooling
import TestSupport
import Testing

/// Values that leave memory come back, in the order of their keys.
@Suite struct SpoolTests {
  private let folder = FileManager.default.temporaryDirectory.path()

  @Test(arguments: [1, 300, 4_000, 1 << 20])
  func `What goes in comes out in order, however little memory there is`(memory: Int) throws {
    var random = Seeded(7)
    let spool = Spool<Diagnostic>(SpoolSpace(folder: folder, memory: memory))
    var values: [(key: SpoolKey, value: Diagnostic)] = []
    for index in 0..<500 {
      let source = String(repeating: "ملف", count: Int.random(in: 0...40, using: &random))
      let number = Int.random(in: -3...3, using: &random)
      let key = SpoolKey(number).then(source).then(-number)
      let value = Diagnostic(
        "id.\(index)", .note, at: Position(source: source, line: index), "Sentence.", fix: "fix")
      values.append((key, value))
      try spool.add(value, at: key)
    }
    let expected = values.enumerated().sorted { one, other in
      one.element.key == other.element.key
        ? one.offset < other.offset : one.element.key < other.element.key
    }.map(\.element.value)
    let spooled = try spool.finish()
    #expect(spooled.count == 500)
    // Twice: what was sorted can be read again.
    for _ in 0..<2 {
      var read: [Diagnostic] = []
      try spooled.forEach { read.append($0) }
      #expect(read == expected)
    }
  }

  @Test func `The files have no name, and nothing is left of them`() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "spool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let spool = Spool<Diagnostic>(SpoolSpace(folder: place.path(), memory: 1))
    for index in 0..<9 {
      try spool.add(Diagnostic("a", .note, "b", fix: "c"), at: SpoolKey(index))
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.path()).isEmpty)
    }
    #expect(try spool.finish().count == 9)
  }

  @Test func `A folder that cannot take it ends the run with a sentence`() throws {
    let spool = Spool<Diagnostic>(SpoolSpace(folder: folder + "/nowhere", memory: 1))
    try spool.add(Diagnostic("a", .note, "b", fix: "c"), at: SpoolKey())
    #expect {
      try spool.add(Diagnostic("a", .note, "b", fix: "c"), at: SpoolKey())
    } throws: { ($0 as? Diagnostic)?.id == "output.scratch" }
  }

  @Test func `Keys are in the order of numbers and of the bytes of texts`() {
    let keys = [
      SpoolKey(.min), SpoolKey(-1).then("b"), SpoolKey(), SpoolKey().then("").then("z"),
      SpoolKey().then("a").then(-5), SpoolKey().then("a").then(7), SpoolKey().then("a b"),
      SpoolKey().then("ab"), SpoolKey().then("ا"), SpoolKey(.max),
    ]
    #expect(keys.sorted() == keys)
  }
}
