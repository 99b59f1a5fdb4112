/// Words that are not names, but say something about the names beside them: data of `generics.tsv`,
/// `stopnames.tsv` and `notplaces.tsv`, all folded.
public struct NameWords: Sendable {
  /// A generic noun or adjective that makes one expect a class of places.
  public struct Generic: Hashable, Sendable {
    /// What it makes one expect; nil when it says nothing ("منطقة", "العسكرية").
    public let featureClass: FeatureClass?
    /// Whether it may stand before the name ("قاعدة التنف").
    public let before: Bool
    /// Whether it may stand behind the name ("al-Tanf base", "حقل العمر النفطي").
    public let after: Bool
  }

  /// Generic nouns by their folded form.
  public internal(set) var generics: [String: Generic] = [:]
  /// Names that are also words of the language: they need a cue.
  public internal(set) var stopNames: Set<String> = []
  /// Words that show that the name behind them (or, where so marked, before them) is no place.
  public internal(set) var notPlaces: [String: NotPlace] = [:]

  /// A word that rules a place out.
  public struct NotPlace: Hashable, Sendable {
    /// What the name is then, such as `media`.
    public let kind: String
    /// Whether the name comes behind the word.
    public let before: Bool
    /// Whether the name comes before the word.
    public let after: Bool
    /// Whether the rule holds only when the name stands in quotation marks.
    public let quoted: Bool
  }
}
