public import Diagnostics
public import Places

/// One statement in one report that one attack happened, each field with the words that say so.
public struct Claim: Hashable, Sendable {
  /// A stable identifier, made from the report's id and the words of the claim.
  public let id: String
  /// The report's id.
  public let report: String
  /// The row of an event table that states it, by its own identifier or its line; nil for a statement
  /// of a text.
  public var record: String?
  /// The kind of attack.
  public var kind: Evidence<AttackKind>
  /// When; the words are missing when no words date it.
  public var date: EventDate
  /// The words that date it.
  public var dateEvidence: Evidence<String>?
  /// What was struck and where, as located.
  public var target: Evidence<Location>?
  /// Where it was launched from, as located.
  public var launch: Evidence<Location>?
  /// The weapon as normalised.
  public var weapon: Evidence<String>?
  /// How many.
  public var weaponCount: Evidence<NumberRange>?
  /// Who attacked, as normalised.
  public var actor: Evidence<String>?
  /// What was struck, as normalised.
  public var targetKind: Evidence<String>?
  /// How it ended.
  public var outcome: Evidence<Outcome>?
  /// Killed.
  public var killed: Evidence<NumberRange>?
  /// Injured.
  public var injured: Evidence<NumberRange>?
  /// Who says so.
  public var speaker: Evidence<String>?
  /// True when the report only recalls an older attack.
  public var background: Bool
  /// The sentence that states it.
  public var sentence: Evidence<String>
  /// Language of the sentence: `ar` or `en`.
  public var language: String
  /// The claim of the same report that this one refers back to ("the attack"), by its id.
  public var antecedent: String?
  /// Whether the words set it apart from what was told before ("another attack").
  public var isAnother = false
  /// Its places as they were read, where a correction gave it others; nil where none did.
  public var readPlaces: ReadPlaces?
  /// The file and line that it came from, where it came from outside; nil where it was read in its
  /// report.
  public var given: Position?
  /// The attack of its report that it tells of, by the id of the first claim about it; nil while the
  /// claims of the report are not grouped yet.
  public var attack: String?

  /// What told it: the report, or the row of the table that stands for one (`table#row`).
  public var source: String { record.map { "\(report)#\($0)" } ?? report }

  /// Makes a claim with what every claim has; the rest is filled in field by field.
  public init(
    id: String, report: String, kind: Evidence<AttackKind>, date: EventDate = .unknown,
    background: Bool = false, sentence: Evidence<String>, language: String
  ) {
    self.id = id
    self.report = report
    self.kind = kind
    self.date = date
    self.background = background
    self.sentence = sentence
    self.language = language
  }
}

/// A count of attacks over a time or an area.
///
/// Never an event, never a point on a layer.
public struct Aggregate: Hashable, Sendable {
  /// How exact the count is.
  public enum Qualifier: String, Hashable, Sendable, CaseIterable {
    case exactly, about
    case moreThan = "more_than"
    case atLeast = "at_least"
  }

  /// The report's id.
  public let report: String
  /// The count; nil when the words state several attacks without a number.
  public var count: Int?
  /// How exact the count is; nil without a count.
  public var qualifier: Qualifier?
  /// What is counted: `attacks`, `killed`, `injured`, or the kind of attack.
  public var what: String
  /// The first day of the period.
  public var periodStart: Day?
  /// The last day of the period.
  public var periodEnd: Day?
  /// The area counted over, as written.
  public var area: String?
  /// The places that the words name.
  public var places: [String]
  /// The words.
  public var quote: Evidence<String>

  /// Makes an aggregate.
  public init(
    report: String, count: Int?, qualifier: Qualifier?, what: String, periodStart: Day? = nil,
    periodEnd: Day? = nil, area: String? = nil, places: [String] = [], quote: Evidence<String>
  ) {
    self.report = report
    self.count = count
    self.qualifier = qualifier
    self.what = what
    self.periodStart = periodStart
    self.periodEnd = periodEnd
    self.area = area
    self.places = places
    self.quote = quote
  }
}
