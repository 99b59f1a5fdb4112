/// The Windows code page of Arabic, in which old news sites and Arabic Excel write.
///
/// Source of the table: CP1256.TXT, Unicode, Inc. (vendor mappings, Microsoft).
enum Windows1256 {
  /// The Unicode scalars of the bytes 0x80 to 0xFF.
  static let upperHalf: [UInt16] = [
    0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0679, 0x2039, 0x0152, 0x0686, 0x0698, 0x0688,
    0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x06A9, 0x2122, 0x0691, 0x203A, 0x0153, 0x200C, 0x200D, 0x06BA,
    0x00A0, 0x060C, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7,
    0x00A8, 0x00A9, 0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
    0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7,
    0x00B8, 0x00B9, 0x061B, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x061F,
    0x06C1, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627,
    0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E, 0x062F,
    0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636, 0x00D7,
    0x0637, 0x0638, 0x0639, 0x063A, 0x0640, 0x0641, 0x0642, 0x0643,
    0x00E0, 0x0644, 0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7,
    0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0649, 0x064A, 0x00EE, 0x00EF,
    0x064B, 0x064C, 0x064D, 0x064E, 0x00F4, 0x064F, 0x0650, 0x00F7,
    0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E, 0x200F, 0x06D2,
  ]

  /// The names under which a page declares this code page, in lower case.
  static let names: Set<String> = ["windows-1256", "cp1256", "cp-1256", "x-cp1256"]

  /// The text that the bytes stand for; every byte stands for something.
  static func decode(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let code = byte < 0x80 ? UInt16(byte) : upperHalf[Int(byte) - 0x80]
      text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return String(text)
  }

  /// Whether bytes that are no UTF-8 read as Arabic words in this code page.
  ///
  /// Words that hold a byte above 0x7F must nearly all be Arabic letters throughout (French in
  /// Latin-1 mixes both in one word, Cyrillic and broken UTF-8 give signs among the letters), and
  /// every tenth of them must be a word or begin with the article that every Arabic text is full
  /// of.
  static func looksRight(_ bytes: [UInt8]) -> Bool {
    let sample = decode(bytes.prefix(200_000))
    var foreign = 0
    var arabic = 0
    var usual = 0
    for word in sample.unicodeScalars.split(whereSeparator: { !isWordScalar($0) }) {
      guard word.contains(where: { !$0.isASCII }) else { continue }
      foreign += 1
      guard word.allSatisfy({ (0x0621...0x0652).contains($0.value) }) else { continue }
      arabic += 1
      let text = String(word)
      if text.hasPrefix("ال") || usualWords.contains(text) { usual += 1 }
    }
    return foreign >= 3 && arabic * 10 >= foreign * 9 && usual * 10 >= arabic
  }

  /// Letters and marks; blanks and punctuation part words.
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
      || (scalar.value >= 0x80 && properties.generalCategory == .otherSymbol)
  }

  private static let usualWords: Set<String> = [
    "في", "من", "على", "إلى", "الى", "عن", "أن", "ان", "مع", "و", "بعد", "قبل",
  ]
}
