public import Diagnostics
public import Events
public import Places

/// A claim as it was read, before its places are looked up.
public struct ReadClaim: Sendable {
  /// Everything but where.
  public var claim: Claim
  /// The words that say what was struck and where.
  public var target: PlacePhrase?
  /// The words that say where it was launched from.
  public var launch: [PlacePhrase]
  /// The wider place told before, for where the target's own words are not enough: a governorate, or a
  /// place that opens the sentence.
  public let scene: PlacePhrase?
  /// Whether the claim stands in the report's title.
  public let isTitle: Bool
  /// Whether it is told as what another attack answered.
  public let isReason: Bool
}

/// What became of one attack word, and why.
public struct Verdict: Sendable {
  /// What became of it.
  public enum Outcome: Hashable, Sendable {
    /// It made a claim, by its id.
    case claim(String)
    /// It is counted over a time or an area.
    case aggregate
    /// It is not told as something that happened.
    case nothing
  }

  /// The word.
  public let word: Evidence<String>
  /// What became of it.
  public let outcome: Outcome
  /// Why, in a few words.
  public let reason: String
}

/// What a report says.
public struct ReportReading: Sendable {
  /// One claim for each statement that one attack happened.
  public internal(set) var claims: [ReadClaim] = []
  /// Counts over a time or an area.
  public internal(set) var aggregates: [Aggregate] = []
  /// What became of each attack word, in the order of the text.
  public internal(set) var verdicts: [Verdict] = []
  /// The names that the gazetteer knows in the text, those that are no places included.
  public internal(set) var names: [NameMention] = []
  /// Coordinates that cannot be right.
  public internal(set) var refused: [WrittenCoordinates] = []
  /// The tokens of the text.
  public internal(set) var tokens: [Token] = []
  /// What is doubtful in the report.
  public internal(set) var diagnostics: [Diagnostic] = []
}
