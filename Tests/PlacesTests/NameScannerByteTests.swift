import Foundation
import TestSupport
import Testing

@testable import Places

/// Scanning bytes must find just what scanning the tokens of a string finds.
@Suite struct NameScannerByteTests {
  private static let repository =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// The scanner of the gazetteer that ships.
  private static let scanner: Result<NameScanner, GazetteerFault> = {
    do throws(GazetteerFault) {
      return .success(NameScanner(try Gazetteer.load(folder: repository + "/Gazetteer")))
    } catch {
      return .failure(error)
    }
  }()

  /// A name that was found; what two ways of finding have to agree on.
  private struct Found: Hashable, CustomStringConvertible {
    let utf8: Range<Int>
    let hash: NameHash
    let particles: Int
    let words: Int
    let isBare: Bool

    init(_ span: NameSpan) {
      utf8 = span.utf8
      hash = span.match.hash
      (particles, words, isBare) = (span.particles, span.words, span.isBare)
    }

    var description: String { "\(utf8)-\(particles)-\(words)\(isBare ? "-bare" : "")" }
  }

  private func inBytes(_ bytes: [UInt8], _ scanner: NameScanner) -> [Found] {
    var found: [Found] = []
    bytes.withUnsafeBufferPointer { scanner.scan($0) { found.append(Found($0)) } }
    return found
  }

  /// The names as the scanner of tokens sees them before it weighs them.
  private func inTokens(_ text: String, _ scanner: NameScanner) -> [Found] {
    var found: [Found] = []
    let tokens = Tokenizer.tokens(of: text).map(ByteToken.init)
    tokens.withUnsafeBufferPointer { tokens in
      scanner.matcher.withReader { reader in
        var position = 0
        while position < tokens.count {
          if let match = reader.longest(tokens, from: position) {
            let (first, last) = (tokens[position], tokens[match.end - 1])
            found.append(
              Found(NameSpan(match: match, start: Int(first.start), end: Int(last.end))))
            position = match.end
          } else {
            position += 1
          }
        }
      }
    }
    return found
  }

  @Test(arguments: [
    "وبالميادين وللشدادي والبوكمال في دير الزور", "ﺩﻳﺮ ﺍﻟﺰﻭﺭ، ديـــر الزّور؛ دَيْر الزور",
    "البو كمال البوكمال ال بوكمال", "Deir ez-Zōr's Ra’s al-‘Ayn, ’Ain 'Issa: Al-Hasakah at Tanf.",
    "الر\u{200F}قة😀حلب😀 #دير_الزور_حمص", "At Tall as Suwar an-Nabk al al-Bab", "ولبنان ولبنان",
    "من تل 7 إلى 17 تموز", "\u{FEFF}حلب\r\nحمص\u{2028}حماة\0دمشق", "Aleppo`s Homs_Hama Idlib's'x",
  ])
  func `Bytes give what tokens give`(text: String) throws {
    let scanner = try Self.scanner.get()
    let expected = inTokens(text, scanner)
    #expect(inBytes(Array(text.utf8), scanner) == expected)
    // Once more with the words known already.
    let twice = text + " " + text + " " + text
    #expect(inBytes(Array(twice.utf8), scanner) == inTokens(twice, scanner))
  }

  @Test func `Bytes give what tokens give in the sample reports`() throws {
    let scanner = try Self.scanner.get()
    var all = ""
    for path in [
      "01_omar_rockets_ar", "02_omar_six_rockets_ar", "03_tanf_drones_ar",
      "04_shaddadi_kharab_aljir_ar", "05_sinjar_drone_ar", "06_sukhnah_bus_ied_ar",
      "07_idlib_shelling_ar", "08_diyala_kirkuk_ar", "09_convoy_and_exercise_ar",
      "10_ain_al_asad_rockets_en", "11_harir_drones_en", "12_kirkuk_roadside_bomb_en",
    ] {
      let text = try String(
        contentsOfFile: "\(Self.repository)/Reports/\(path).txt", encoding: .utf8)
      let found = inBytes(Array(text.utf8), scanner)
      #expect(found == inTokens(text, scanner))
      #expect(!found.isEmpty, "\(path)")
      all += text
    }
    #expect(inBytes(Array(all.utf8), scanner) == inTokens(all, scanner))
  }

  @Test func `Bytes give what tokens give in any mixture`() throws {
    let scanner = try Self.scanner.get()
    for seed in seeds(60) {
      let text = Mixture(seed).text
      #expect(inBytes(Array(text.utf8), scanner) == inTokens(text, scanner), "seed \(seed)")
    }
  }

  @Test func `A pass finds in each line what stands there`() throws {
    let scanner = try Self.scanner.get()
    for seed in seeds(10) {
      let lines = Mixture(seed).text.split(separator: "\n").map { Array($0.utf8) }
      var found: [[Found]] = []
      scanner.withPass(length: 4_096) { pass in
        for line in lines {
          var names: [Found] = []
          line.withUnsafeBufferPointer { pass.scan($0) { names.append(Found($0)) } }
          found.append(names)
        }
      }
      #expect(found == lines.map { inBytes($0, scanner) }, "seed \(seed)")
    }
  }

  @Test func `Bytes that are no text part words and stop nothing`() throws {
    let scanner = try Self.scanner.get()
    for seed in seeds(60) {
      var random = Seeded(seed)
      var bytes = Array(Mixture(seed).text.utf8)
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        bytes[at] = [0x80, 0xC0, 0xD8, 0xE2, 0xF0, 0xFF, 0].randomElement(using: &random) ?? 0xFF
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let found = inBytes(bytes, scanner)
      let expected = inTokens(text, scanner)
      #expect(found.map(\.hash) == expected.map(\.hash), "seed \(seed)")
      #expect(found.map(\.particles) == expected.map(\.particles), "seed \(seed)")
      // Offsets count in the bytes as they came.
      for (name, other) in zip(found, expected) {
        let mended = String(decoding: Array(text.utf8)[other.utf8], as: UTF8.self)
        #expect(String(decoding: bytes[name.utf8], as: UTF8.self) == mended, "seed \(seed)")
      }
    }
  }
}

/// Names with particles, articles, marks and all that may stand between them.
private struct Mixture {
  let text: String

  private static let words = [
    "الميادين", "دير", "الزور", "ديرالزور", "حلب", "البوكمال", "كمال", "البو", "عين", "الاسد",
    "الشدادي", "حقل", "العمر", "النفطي", "بغداد", "كركوك", "لبنان", "سوريا", "العراقية", "تل",
    "أبيض",
    "في", "من", "إلى", "الإسرائيلية", "والاستراتيجيون", "قاعدة", "Deir", "ez", "Zor", "al", "Al",
    "at",
    "At", "as", "Tanf", "Hasakah", "Ras", "Ayn", "Ain", "Issa", "the", "near", "Aleppo", "Homs",
    "Syria", "Baghdad", "ʿAyn", "Šām", "ﺩﻳﺮ", "ﺍﻟﺰﻭﺭ", "ﷲ", "Σπάρτη", "Москва", "5", "٢٣", "1,500",
  ]
  private static let prefixes = [
    "", "", "", "و", "ب", "وب", "ل", "لل", "ول", "ف", "ك", "وال", "بال",
  ]
  private static let gaps = [
    " ", " ", " ", " ", " ", "-", "_", "'", "’", "، ", ". ", "\n", "\r\n", "  ", "«", "😀",
    "\u{200F}",
    "'s ", "`", "/", "\u{A0}", "\u{7F}", "[", " \"", "",
  ]
  private static let marks = ["ـ", "\u{64E}", "\u{200B}", "\u{2067}", "\u{301}", "\u{651}"]

  init(_ seed: UInt64) {
    var random = Seeded(seed)
    var text = ""
    for _ in 0..<Int.random(in: 20...800, using: &random) {
      text += Self.prefixes.randomElement(using: &random) ?? ""
      let isMarked = Int.random(in: 0..<8, using: &random) == 0
      for scalar in (Self.words.randomElement(using: &random) ?? "").unicodeScalars {
        text.unicodeScalars.append(scalar)
        if isMarked, Bool.random(using: &random) {
          text += Self.marks.randomElement(using: &random) ?? ""
        }
      }
      let isPlain = Int.random(in: 0..<4, using: &random) > 0
      text += isPlain ? " " : Self.gaps.randomElement(using: &random) ?? " "
    }
    self.text = text
  }
}
