public import Events
public import Geodesy

/// What a careful reader found in one report: what the program is measured against.
///
/// The form of the files is told in `docs/evaluation.md`.
public struct ReportLabel: Sendable, Identifiable {
  /// The report's id: the name of its file without the ending, as a rule.
  public let id: String
  /// The file of the label, as it can be opened from where the program runs.
  public let path: String
  /// The day of publication that the reader had in mind.
  public let published: Day?
  /// The report's language, such as `ar`.
  public let language: String?
  /// Where the text comes from, such as `written_for_the_project`.
  public let basis: String?
  /// What is hard in it, such as `relative_date`.
  public let phenomena: [String]
  /// The attacks that it states.
  public let attacks: [LabelledAttack]
  /// The counts that it states; nil where the reader did not look for them.
  public let counts: [LabelledCount]?
  /// Names of places in it that are no place of an attack.
  public let distractors: Set<String>

  /// The folder that the label lies in; `.` where its path names none.
  public var folder: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}

/// One attack that a report states.
public struct LabelledAttack: Sendable, Identifiable {
  /// Its id, such as `01_omar_rockets_ar#1`.
  public let id: String
  /// What happened, in a line.
  public let summary: String
  /// The kind; ``Events/AttackKind/other`` where the words leave it open.
  public let kind: AttackKind
  /// This kind, and those that are as good.
  public let kinds: Set<AttackKind>
  /// The day; nil where the words name none.
  public let day: Day?
  /// How exactly the words fix the day.
  public let precision: EventDate.Precision
  /// The days that are as good; nil where there are none.
  public let accepted: ClosedRange<Day>?
  /// Where the words put it: several where they name several places, or where a place has several
  /// positions; none where they name no place.
  public let targets: [LabelledSpot]
  /// From where it was launched; nil where the words do not say.
  public let launch: LabelledSpot?
  /// How many were killed; nil where the words do not say.
  public let killed: Int?
  /// How many were injured; nil where the words do not say.
  public let injured: Int?
  /// Whether the report only recalls it.
  public let background: Bool
  /// Whether careful readers differ on it: it costs nothing, found or missed.
  public let optional: Bool
  /// The words that state it.
  public let sentence: String
}

/// Where the words of a report put something.
public struct LabelledSpot: Sendable {
  /// Its position.
  public let coordinate: Coordinate
  /// Within this distance an answer is right: how far sources and careful readers disagree.
  public let error: Distance
  /// Whether it is another position of the place that stands before it, and not another place.
  public let isSamePlace: Bool
  /// The words.
  public let text: String

  /// Whether a point is a right answer.
  public func holds(_ point: Coordinate) -> Bool { coordinate.distance(to: point) <= error }
}

/// A count over a time or an area that a report states: never an event.
public struct LabelledCount: Sendable {
  /// The number; nil where the words state several attacks without one.
  public let count: Int?
  /// What is counted, in a line.
  public let summary: String
  /// The words that state it.
  public let sentence: String
}
