/// Words of a text that the gazetteer knows, before anything is decided about them.
public struct NamedSpan: Hashable, Sendable {
  /// What the words are in the gazetteer.
  public enum Kind: Hashable, Sendable {
    /// A place at a point: a town, a base, a field.
    case point
    /// A place that is an area: a country, a governorate, a region, a desert.
    case area
    /// A country's adjective: "العراقية", "Iraqi"; the country's code.
    case adjective(country: String)
  }

  /// The tokens that they cover.
  public let tokens: Range<Int>
  /// The particles written together with the first word.
  public let prefix: String
  /// The name without particles, folded.
  public let name: String
  /// What the words are.
  public let kind: Kind
  /// Whether the words are a place only in company: a name that is also a common word, or very short.
  public let isWeak: Bool
  /// What the likeliest place of this name is.
  public let featureClass: FeatureClass?

  /// Makes a named span.
  public init(
    tokens: Range<Int>, prefix: String, name: String, kind: Kind, isWeak: Bool,
    featureClass: FeatureClass? = nil
  ) {
    self.tokens = tokens
    self.prefix = prefix
    self.name = name
    self.kind = kind
    self.isWeak = isWeak
    self.featureClass = featureClass
  }
}

/// A place phrase in a text, with the tokens that it covers.
public struct FoundPhrase: Hashable, Sendable {
  /// What the words say.
  public let phrase: PlacePhrase
  /// The tokens that they cover.
  public let tokens: Range<Int>
  /// The particles written together with the first word: "ل" in "لقاعدة الشدادي".
  public let prefix: String
  /// Whether the place is one of a list that goes on ("قواعد العمر وكونيكو").
  public let isListed: Bool

  /// Makes a found phrase.
  public init(phrase: PlacePhrase, tokens: Range<Int>, prefix: String, isListed: Bool = false) {
    self.phrase = phrase
    self.tokens = tokens
    self.prefix = prefix
    self.isListed = isListed
  }
}
