@_spi(_Unicode) import Swift

/// Letters without their marks.
///
/// The canonical decomposition of a text is no public part of the standard library; Foundation has it, and with
/// it a locale and its tables.
enum Accents {
  /// The ranges of marks that combine with the letter before them; both databases take these.
  static let marks: [ClosedRange<UInt32>] = [
    0x300...0x36F, 0x483...0x487, 0x591...0x5BD, 0x5BF...0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5,
    0x5C7...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670...0x670, 0x6D6...0x6DC, 0x6DF...0x6E4,
    0x6E7...0x6E8, 0x6EA...0x6ED, 0x8D3...0x8FF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF,
    0x3099...0x309A, 0xFE20...0xFE2F,
  ]

  /// Letters whose stroke is no mark to Unicode, with the letter under it.
  static let letters: KeyValuePairs<Unicode.Scalar, Unicode.Scalar> = [
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ħ": "h", "Ħ": "H", "ŧ": "t",
    "Ŧ": "T", "ı": "i",
  ]

  private static let bases = Dictionary(letters.map { ($0.key, $0.value) }) { first, _ in first }

  /// The text decomposed, without marks.
  static func removed(from text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text._nfd where !marks.contains(where: { $0.contains(scalar.value) }) {
      plain.append(bases[scalar] ?? scalar)
    }
    return String(plain)
  }

  /// The text with all letters small, and those that have no other case written out: `ß` as `ss`.
  static func folded(_ text: String) -> String {
    var folded = ""
    for scalar in text.unicodeScalars {
      for capital in scalar.properties.uppercaseMapping.unicodeScalars {
        // The small sigma has another form at the end of words.
        folded += capital.properties.lowercaseMapping
      }
    }
    return folded
  }
}
