import Events
@testable import Layers
import TestSupport
import Testing

/// The words of eight bytes and the pairs of digits against what is said byte by byte.
@Suite("The bytes that writers gather")
struct ByteWriterTests {
  /// Texts of every length up to five words, with one byte of each kind at every place.
  static let texts: [String] = (0...40).flatMap { length -> [String] in
    let plain = (0..<length).map { ["a", "Z", " ", "0", "~", "'"][$0 % 6] }
    return [plain.joined()]
      + plain.indices.flatMap { place in
        ["\"", "\\", "<", ">", "&", ",", "\n", "\r", "\t", "\u{0}", "\u{1F}", "é", "\u{7F}"].map {
          (plain[..<place] + [$0] + plain[(place + 1)...]).joined()
        }
      }
  }

  @Test func `JSON escapes at every place of a word`() {
    for text in Self.texts {
      let expected = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{0}": "\\u0000"
        case "\u{1F}": "\\u001f"
        default: String(scalar)
        }
      }.joined()
      #expect(String(decoding: bytes { $0.append(json: text) }, as: UTF8.self) == "\"\(expected)\"")
    }
  }

  @Test func `XML escapes at every place of a word`() {
    for text in Self.texts {
      let expected = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "&quot;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "&": "&amp;"
        case "\r": "&#13;"
        case "\u{0}", "\u{1F}": ""
        default: String(scalar)
        }
      }.joined()
      #expect(String(decoding: bytes { $0.append(xml: text) }, as: UTF8.self) == expected)
    }
  }

  @Test func `A cell of CSV is quoted for any byte at any place`() {
    for text in Self.texts {
      let written = String(decoding: bytes { $0.append(csv: text) }, as: UTF8.self)
      let scalars = text.unicodeScalars
      let isQuoted = scalars.contains { "\",\n\r\u{0}".unicodeScalars.contains($0) }
      let isArmed = scalars.first.map { "\n\r\t".unicodeScalars.contains($0) } ?? false
      let inner = String(
        String.UnicodeScalarView(
          scalars.flatMap { $0 == "\"" ? ["\"", "\""] : [$0 == "\u{0}" ? "\u{FFFD}" : $0] }))
      #expect(
        Array(written.utf8)
          == Array((isArmed ? "\"'\(inner)\"" : isQuoted ? "\"\(inner)\"" : text).utf8))
    }
  }

  @Test(arguments: [0, 1, 2, 5, 6, 7, 9])
  func `A number is its digits, rounded half away from zero`(decimals: Int) {
    var random = Seeded(UInt64(decimals))
    let unit = (0..<decimals).reduce(1.0) { value, _ in value * 10 }
    let near = (0..<2_000).map { _ in Double(Int.random(in: -4_000...4_000, using: &random)) / 8 }
    let far = (0..<2_000).map { _ in Double.random(in: -1e6...1e6, using: &random) }
    for value in near + far + [9.995, 0.5, 1.5, 2.5, 99.5, 999_999.9999995] {
      let scaled = Int((value.magnitude * unit).rounded())
      var digits = String(scaled)
      digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
      var text = digits.dropLast(decimals) + "." + digits.suffix(decimals)
      while text.hasSuffix("0") { text = text.dropLast() }
      if text.hasSuffix(".") { text = text.dropLast() }
      let expected = (value < 0 && scaled > 0 ? "-" : "") + text
      let written = bytes { $0.append(value, decimals: decimals) }
      #expect(String(decoding: written, as: UTF8.self) == expected)
    }
  }

  @Test func `A day is the same whatever day was printed before it`() {
    var random = Seeded(3)
    let days = (0..<5_000).map { _ in
      Day(number: Int.random(in: -719_000...2_900_000, using: &random))
    }
    for (day, before) in zip(days, days.dropFirst()) {
      let written = bytes { out in
        for day in [before, day, day] { out.append(day) }
      }
      #expect(String(decoding: written, as: UTF8.self) == "\(before)\(day)\(day)")
    }
  }

  @Test func `Bytes come in order through blocks of any size`() throws {
    for block in [1, 7, 64, 1 << 16] {
      var seen: [UInt8] = []
      var expected: [UInt8] = []
      var writer = ByteWriter(block: block) { $0.withUnsafeBufferPointer { seen += $0 } }
      for row in 0..<300 {
        let text = String(repeating: "row \(row);", count: row % 40)
        writer.append(verbatim: text)
        writer.append(xml: text)
        writer.append(row)
        expected += Array("\(text)\(text)\(row)".utf8)
        try writer.drain()
      }
      try writer.finish()
      #expect(seen == expected)
    }
  }
}
