/// A word, a number or a mark of a text, with where it stands in the text as it came.
public struct Token: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A word in Arabic script (Arabic, Persian, Kurdish).
    case arabic
    /// A word in Latin script.
    case latin
    /// Digits, Arabic-Indic ones included, perhaps with separators: `1,500`, `2.5`.
    case number
    /// One mark, such as a full stop, a quotation mark or a bracket; or a possessive `'s`.
    case punctuation
    /// One end of a line.
    case newline
    /// Anything else: a word in another script, a symbol, an emoji.
    case other
  }

  /// What it is made of.
  public let kind: Kind
  /// Where it stands: Unicode scalars of the text, from 0, end exclusive.
  public let scalars: Range<Int>
  /// Where it stands: bytes of the text's UTF-8 form, from 0, end exclusive.
  public let utf8: Range<Int>
  /// Its form for look-up, as ``Folding`` makes it.
  public let folded: String
  /// Whether it starts with a Latin capital letter.
  public let isCapitalized: Bool
  /// Whether it hangs on the token before by a hyphen or an underscore: "ez" in "Deir ez-Zor" does
  /// not, "Zor" does.
  public let isHyphenated: Bool

  /// Makes a token.
  public init(
    kind: Kind, scalars: Range<Int>, utf8: Range<Int>, folded: String,
    isCapitalized: Bool = false, isHyphenated: Bool = false
  ) {
    self.kind = kind
    self.scalars = scalars
    self.utf8 = utf8
    self.folded = folded
    self.isCapitalized = isCapitalized
    self.isHyphenated = isHyphenated
  }

  /// Whether it can be part of a name: a word or a number.
  public var isWord: Bool {
    switch kind {
    case .arabic, .latin, .number: true
    case .punctuation, .newline: false
    case .other: folded.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    }
  }
}
