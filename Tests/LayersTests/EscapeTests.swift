import Foundation
@testable import Layers
import TestSupport
import Testing

@Suite("Escapes and numbers")
struct EscapeTests {
  /// Texts of the characters that formats stumble over, in any order.
  static func text(_ seed: UInt64) -> String {
    var random = Seeded(seed)
    let pieces = [
      "a", "\"", "\\", "\n", "\r", "\t", ",", "<", ">", "&", "'", "]]>", "\u{0}", "\u{1}", "\u{1F}",
      "\u{7F}", "\u{FFFE}", "\u{FFFF}", "\u{FFFD}", "\u{FEFF}", "\u{2028}", "عُمَر", "👩‍🚒", "=", "-1",
      "@", "+", "\u{FF1D}", " ", "é", "\u{10FFFF}",
    ]
    return (0..<Int.random(in: 0...12, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  @Test(arguments: 0..<200)
  func `JSON gives every text back`(seed: Int) throws {
    let text = Self.text(UInt64(seed))
    let written = bytes { $0.append(json: text) }
    let read = try JSONDecoder().decode(String.self, from: Data(written))
    #expect(Array(read.utf8) == Array(text.utf8))
    #expect(!written.contains { $0 < 0x20 })
  }

  @Test(arguments: 0..<200)
  func `JSON in a script gives every text back and cannot end the script`(seed: Int) throws {
    let text = Self.text(UInt64(seed)) + ["</script>", "<!--", "\u{2029}", "<ScRiPt", ""][seed % 5]
    let written = bytes { $0.append(script: text) }
    let read = try JSONDecoder().decode(String.self, from: Data(written))
    #expect(Array(read.utf8) == Array(text.utf8))
    let characters = String(decoding: written, as: UTF8.self).unicodeScalars
    #expect(
      !characters.contains {
        ["<", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}"].contains($0) || $0.value < 0x20
      })
  }

  @Test(arguments: 0..<200)
  func `XML gives every text back but for what XML 1.0 forbids`(seed: Int) throws {
    let text = Self.text(UInt64(seed))
    let written = String(decoding: bytes { $0.append(xml: text) }, as: UTF8.self)
    let allowed = text.unicodeScalars.filter {
      ($0.value >= 0x20 || [9, 10, 13].contains($0.value)) && ![0xFFFE, 0xFFFF].contains($0.value)
    }
    #expect(!written.contains("]]>") && !written.contains("<"))
    let read = written.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#13;", with: "\r").replacing("&amp;", with: "&")
    #expect(Array(read.unicodeScalars) == Array(allowed))
  }

  @Test(arguments: 0..<200)
  func `CSV gives every text back and arms formulas`(seed: Int) throws {
    let text = Self.text(UInt64(seed))
    let written = Array(
      String(decoding: bytes { $0.append(csv: text) }, as: UTF8.self).unicodeScalars)
    var read = written
    if written.first == "\"" {
      #expect(written.count > 1 && written.last == "\"")
      read = []
      var inside = written.dropFirst().dropLast()
      while let scalar = inside.popFirst() {
        if scalar == "\"" { #expect(inside.popFirst() == "\"") }
        read.append(scalar)
      }
    } else {
      #expect(!written.contains { [",", "\"", "\n", "\r"].contains($0) })
    }
    func beginsFormula(_ text: some Sequence<Unicode.Scalar>) -> Bool {
      text.first { _ in true }.map { "=+-@\t\r\n\u{FF1D}".unicodeScalars.contains($0) } ?? false
    }
    #expect(!beginsFormula(read))
    // Whoever takes the apostrophe away again has the text.
    if read.first == "'", beginsFormula(read.drop { $0 == "'" }) { read.removeFirst() }
    let before = Array(text.unicodeScalars).map { $0 == "\u{0}" ? "\u{FFFD}" : $0 }
    #expect(read == before)
  }

  @Test(arguments: [
    (0.0, 7, "0"), (-0.0, 7, "0"), (-0.00000004, 7, "0"), (-0.00000006, 7, "-0.0000001"),
    (40.6398765432, 7, "40.6398765"), (-179.5, 7, "-179.5"), (180, 7, "180"), (7_999.6, 0, "8000"),
    (0.05, 1, "0.1"), (100, 0, "100"), (1e22, 1, "1e+22"), (3.3, 6, "3.3"), (0.1 + 0.2, 6, "0.3"),
  ])
  func `Numbers have no exponent, no zeros at the end and no negative zero`(
    value: Double, decimals: Int, text: String
  ) {
    #expect(
      String(decoding: bytes { $0.append(value, decimals: decimals) }, as: UTF8.self) == text)
  }

  @Test func `A cell that can have decimals has one`() {
    func cell(_ value: Double, _ decimals: Int) -> String {
      String(decoding: bytes { $0.append(csv: .number(value, decimals: decimals)) }, as: UTF8.self)
    }
    #expect(
      [cell(105, 1), cell(0, 6), cell(-0.04, 1), cell(8000, 0)] == ["105.0", "0.0", "0.0", "8000"])
  }

  @Test func `A printed number is as near as its decimals allow`() {
    var random = Seeded(7)
    for _ in 0..<2_000 {
      let value = Double.random(in: -180...180, using: &random)
      let text = String(decoding: bytes { $0.append(value, decimals: 7) }, as: UTF8.self)
      #expect(((Double(text) ?? .nan) - value).magnitude <= 0.5000001e-7)
    }
  }

  @Test func `What is not finite is null`() {
    #expect(bytes { $0.append(json: .nan, decimals: 1) } == Array("null".utf8))
    #expect(
      bytes { $0.append(json: ColumnValue.number(.infinity, decimals: 1)) } == Array("null".utf8))
  }

  @Test func `Whole numbers keep their last digit at both ends`() {
    for value in [0, 7, -7, 10, 99, 100, Int.max, Int.min] {
      #expect(String(decoding: bytes { $0.append(value) }, as: UTF8.self) == "\(value)")
    }
  }
}
