/// A name of the gazetteer that the scanner found in a text.
public struct NameMention: Hashable, Sendable {
  /// What the name is.
  public enum Kind: Hashable, Sendable {
    /// A place that is no country.
    case place
    /// A country: "العراق".
    case country
    /// What belongs to a country: "العراقية". By itself it says nothing of where.
    case adjective
  }

  /// Which tokens: generic nouns ("قاعدة") are not among them unless they are part of the name.
  public let tokens: Range<Int>
  /// The particles written together with the first token, such as "وب".
  public let prefix: String
  /// What it is.
  public let kind: Kind
  /// The places it may mean, as indices in the gazetteer's list, the likelier classes first.
  ///
  /// For an adjective it is the country.
  public let candidates: [Int]
  /// What a generic noun beside it, or inside the matched name, makes one expect.
  public let cue: FeatureClass?
  /// The tokens together with the generic nouns beside them.
  public let tokensWithGenerics: Range<Int>
  /// Whether a cue is needed to believe it: a short word, a word of the language, a name that is
  /// complete only with its generic noun, or a small place abroad.
  public let isWeak: Bool
  /// Why it is no place at all, such as "media" for "قناة الميادين"; nil when nothing speaks against.
  public let exclusion: String?
}
