import Diagnostics
import Spooling
import TestSupport
import Testing

/// The bytes of records.
@Suite struct RecordTests {
  @Test func `Every value comes back as it was`() throws {
    var random = Seeded(3)
    let numbers =
      [0, 1, -1, 63, 64, -64, -65, .max, .min]
      + (0..<200).map { Int.random(in: .min ... .max, using: &random) >> ($0 % 60) }
    let doubles = [0, -0.0, 1.5, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
    let texts = ["", "a", "دير الزور", "e\u{301}", "\u{0}\n", "👩‍👩‍👧"]
    var record = RecordEncoder()
    record.put(numbers) { $0.put($1) }
    record.put(doubles) { $0.put($1) }
    record.put(texts) { $0.put($1) }
    record.put(nil as String?)
    record.put("x" as String?)
    record.put(nil as Int?)
    record.put(-7 as Int?)
    var decoder = RecordDecoder(record.bytes)
    #expect(try decoder.array { (record) throws(Diagnostic) in try record.int() } == numbers)
    let read = try decoder.array { (record) throws(Diagnostic) in try record.double() }
    #expect(read.map(\.bitPattern) == doubles.map(\.bitPattern))
    let words = try decoder.array { (record) throws(Diagnostic) in try record.string() }
    #expect(words.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    #expect(try decoder.optionalString() == nil)
    #expect(try decoder.optionalString() == "x")
    #expect(try decoder.optionalInt() == nil)
    #expect(try decoder.optionalInt() == -7)
    #expect(throws: Diagnostic.self) { try decoder.bool() }
  }

  @Test func `Bytes that were damaged are refused or read as other values, never a crash`() throws {
    var random = Seeded(11)
    var record = RecordEncoder()
    Diagnostic("id.a", .warning, at: Position(source: "ملف", line: 3, column: 4), "S.", fix: "f")
      .encode(to: &record)
    var refused = 0
    for _ in 0..<5_000 {
      var bytes = record.bytes
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      bytes.removeLast(Int.random(in: 0...3, using: &random))
      var decoder = RecordDecoder(bytes)
      do throws(Diagnostic) { _ = try Diagnostic(from: &decoder) } catch { refused += 1 }
    }
    #expect(refused > 1_000)
  }
}
