/// One normal form of names and words, blind to what writers vary: vowel marks, tatweel, the seats of
/// hamza, ى and ي, ة and ه, Persian and Kurdish letters, presentation forms, Arabic-Indic digits,
/// Latin diacritics and capitals, apostrophes, hyphens, and hidden marks of direction.
///
///     Folding.fold("دَيْر الزّور")   // "دير الزور"
///     Folding.fold("Deir ez-Zōr")  // "deir ez zor"
///
/// It keeps words apart by one space and drops punctuation. Folding twice is folding once.
/// The form is for look-up only and is never shown.
public enum Folding {
  /// The folded words of a text, joined by single spaces.
  public static func fold(_ text: String) -> String {
    var result = ""
    for token in Tokenizer.tokens(of: text) where token.isWord {
      if !result.isEmpty { result.append(" ") }
      result.append(token.folded)
    }
    return result
  }

  /// What the tokenizer has to do with a scalar.
  enum Role: UInt8 {
    /// Not of any script below: a symbol or a letter of another script.
    case other
    case arabic, latin, digit, space, newline, punctuation
    /// A vowel mark or a combining mark: belongs to the word before it and leaves no trace.
    case mark
    /// A hidden mark of direction or width: leaves no trace and splits nothing.
    case hidden
    /// `'` and its kin, which are quotation marks or stand for hamza and ayn.
    case apostrophe
    /// A hyphen or underscore: between two letters it is a space.
    case hyphen
  }

  /// A scalar's role and its folded form: up to three scalars of the basic plane, 0 when unused.
  struct Step: Equatable {
    var role: Role
    var first: UInt16 = 0
    var second: UInt16 = 0
    var third: UInt16 = 0
  }

  /// The step of one scalar.
  @inline(__always)
  static func step(_ scalar: Unicode.Scalar) -> Step {
    let value = Int(scalar.value)
    if value < FoldingTable.low.count { return FoldingTable.low[value] }
    if (0x1E00..<0x2070).contains(value) { return FoldingTable.middle[value - 0x1E00] }
    if (0xFB00...0xFEFF).contains(value) { return FoldingTable.presentation[value - 0xFB00] }
    switch value {
    case 0x3000: return Step(role: .space)
    case 0x2E17, 0x2E3A, 0x2E3B, 0x3001, 0x3002, 0x300C, 0x300D, 0xFF0C, 0xFF0E:
      return Step(role: .punctuation)
    case 0xE0100...0xE01EF, 0xFE00...0xFE0F: return Step(role: .hidden)
    default: return Step(role: .other)
    }
  }
}
