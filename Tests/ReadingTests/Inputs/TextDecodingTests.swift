import Diagnostics
import TestSupport
import Testing

@testable import Reading

@Suite struct TextDecodingTests {
  static let arabic = """
    قصف على القرية
    قال شهود في البلدة إن القصف استمر ساعة على الأقل، وإن الطريق إلى الجسر مغلق منذ الفجر.
    """

  /// The text in Windows-1256, by the table turned round.
  static func windows1256(_ text: String) -> [UInt8] {
    var bytes: [UInt32: UInt8] = [:]
    for byte in 0...255 as ClosedRange<UInt8> {
      for scalar in Windows1256.decode([byte]).unicodeScalars { bytes[scalar.value] = byte }
    }
    return text.unicodeScalars.map { bytes[$0.value] ?? UInt8(ascii: "?") }
  }

  static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
  }

  @Test func `every byte of Windows-1256 stands for a scalar of its own`() {
    let scalars = (0...255 as ClosedRange<UInt8>).map { Windows1256.decode([$0]) }
    #expect(Set(scalars).count == 256)
    // Spots from the vendor's table.
    #expect(Windows1256.decode([0xC7, 0xE1, 0x81, 0xFE]) == "ال\u{067E}\u{200F}")
    #expect(Windows1256.decode([0xED, 0xEC, 0xDF, 0xC9]) == "يىكة")
  }

  @Test func `Arabic in Windows-1256 is found by its words`() throws {
    let bytes = Self.windows1256(Self.arabic)
    #expect(!bytes.contains(UInt8(ascii: "?")))
    let (text, encoding) = try TextDecoding.decode(bytes)
    #expect(text == Self.arabic)
    #expect(encoding == .windows1256Found)
  }

  @Test func `a byte order mark says UTF-8 or UTF-16 and is dropped`() throws {
    for (bytes, encoding) in [
      ([0xEF, 0xBB, 0xBF] + Array(Self.arabic.utf8), TextDecoding.Encoding.utf8),
      (Array(Self.arabic.utf8), .utf8),
      (Self.utf16(Self.arabic, isLittle: true), .utf16),
      (Self.utf16(Self.arabic, isLittle: false), .utf16),
    ] {
      let decoded = try TextDecoding.decode(bytes)
      #expect(decoded.text == Self.arabic)
      #expect(decoded.encoding == encoding)
    }
  }

  @Test func `what is no text of a known encoding is refused with its place`() {
    let cyrillic: [UInt8] = [0xEF, 0xE5, 0xF0, 0xE2, 0xFB, 0xE9, 0x20, 0xE4, 0xE5, 0xED, 0xFC]
    let french = Array("La derni\u{1}re f\u{2}te".utf8).map { $0 == 1 ? 0xE8 : $0 == 2 ? 0xEA : $0 }
    var broken = Array(Self.arabic.utf8)
    broken.insert(0xFF, at: Array("قصف على القرية\nقال".utf8).count)
    for (bytes, fault) in [
      (cyrillic, TextDecoding.Fault.invalid(offset: 0, line: 1, column: 1)),
      (french, .invalid(offset: 8, line: 1, column: 9)),
      (broken, .invalid(offset: 33, line: 2, column: 4)),
      (Array(Self.utf16("ab", isLittle: true).dropLast()), .invalid(offset: 4, line: 1, column: 2)),
      ([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0, 0xD8, 0x61, 0], .invalid(offset: 6, line: 2, column: 1)),
    ] {
      #expect(throws: fault) { try TextDecoding.decode(bytes) }
    }
  }

  @Test func `binary files are named as what they are`() {
    #expect(throws: TextDecoding.Fault.binary("a PDF")) {
      try TextDecoding.decode(Array("%PDF-1.4\n".utf8))
    }
    #expect(throws: TextDecoding.Fault.binary("a binary file (it holds zero bytes)")) {
      try TextDecoding.decode([0x61, 0, 0x62])
    }
    #expect(throws: TextDecoding.Fault.binary("a binary file (it holds control characters)")) {
      try TextDecoding.decode([0x61, 1, 2, 0x62])
    }
  }

  @Test func `a declared encoding is read from HTML and XML`() {
    for (text, encoding) in [
      ("<html><meta charset='Windows-1256'>", "windows-1256"),
      (
        "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1256\">", "windows-1256"
      ),
      ("<?xml version=\"1.0\" encoding=\"cp1256\"?>", "cp1256"), ("<p>encoding=\"x\"", nil),
    ] {
      #expect(TextDecoding.declaredEncoding(Array(text.utf8)) == encoding)
    }
  }

  @Test func `white space is what Unicode says it is`() {
    for value in 0...0x10_FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if scalar.isBlank != scalar.properties.isWhitespace { Issue.record("U+\(value)") }
    }
  }

  @Test func `bytes at random are text or refused, with a place inside them`() {
    for seed in seeds(400) {
      var random = Seeded(seed)
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        UInt8.random(in: 0x20...0xFF, using: &random)
      }
      do {
        _ = try TextDecoding.decode(bytes)
      } catch TextDecoding.Fault.invalid(let offset, _, _) {
        #expect(offset <= bytes.count)
        #expect(String(validating: bytes.prefix(offset), as: UTF8.self) != nil || offset < 4)
      } catch {}
    }
  }
}
