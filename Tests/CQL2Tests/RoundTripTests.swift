import CQL2
import Testing
import TestSupport

@Suite struct RoundTripTests {
  @Test func `What is printed is read as the same`() throws {
    for seed in seeds(2_000) {
      var random = Seeded(seed)
      let expression = RandomFilter.condition(depth: 4, &random)
      let text = expression.description
      #expect(try CQL2.parse(text) == expression, "\(seed): \(text)")
    }
  }

  @Test func `No bytes crash the reader`() {
    let alphabet = Array("()',\"=<>+-*/%^.:_ 019aZ\\\n\u{1680}éعéΩ\u{1F680}".unicodeScalars)
    let words = [
      "AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "DIV", "CASEI(",
      "DATE('2023-01-01')",
      "INTERVAL('..','..')", "POINT(1 2)", "POLYGON((", "GEOMETRYCOLLECTION(", "BBOX(",
      "S_INTERSECTS(",
      "T_AFTER(", "A_EQUALS(", "1E", "'..'", "Z", "EMPTY", "geometry",
    ]
    var read = 0
    for seed in seeds(20_000) {
      var random = Seeded(seed)
      var text = ""
      for _ in 0..<Int.random(in: 0..<24, using: &random) {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: text += words.randomElement(using: &random) ?? ""
        case 1: text += String(Character(alphabet.randomElement(using: &random) ?? "a"))
        default:
          let bytes = (0..<3).map { _ in UInt8.random(in: 0...255, using: &random) }
          text += String(decoding: bytes, as: UTF8.self)
        }
        if Bool.random(using: &random) { text += " " }
      }
      do {
        let expression = try CQL2.parse(text)
        read += 1
        #expect(!expression.description.isEmpty)
      } catch { #expect(!error.sentence.isEmpty && !error.fix.isEmpty) }
    }
    #expect(read > 20)
  }

  @Test func `A filter that lost or changed a byte is read or refused`() {
    var (read, refused) = (0, 0)
    for seed in seeds(5_000) {
      var random = Seeded(seed)
      var bytes = Array(RandomFilter.condition(depth: 3, &random).description.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) {
          bytes.remove(at: place)
        } else {
          bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      do {
        _ = try CQL2.parse(String(decoding: bytes, as: UTF8.self))
        read += 1
      } catch { refused += 1 }
    }
    #expect(read > 200 && refused > 200, "\(read) read, \(refused) refused")
  }
}
