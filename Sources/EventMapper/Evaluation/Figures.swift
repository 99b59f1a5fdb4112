public import Geodesy

/// What is counted in one report, or summed over many.
///
/// Attacks are counted by the strict matching. How good the answers are (place, day, kind, launch,
/// numbers) is asked of the loosely matched ones that must be found: the strict ones are near their
/// labels by definition.
public struct Figures: Sendable {
  /// How many reports.
  public internal(set) var reports = 0
  /// How many attacks must be found.
  public internal(set) var attacks = 0
  /// How many events were found.
  public internal(set) var events = 0
  /// Attacks by the strict rule.
  public internal(set) var strict = Hits()
  /// Attacks by the loose rule.
  public internal(set) var loose = Hits()

  /// Answers within the label's error.
  public internal(set) var place = Share()
  /// From answers to the nearest target.
  public internal(set) var distances: [Distance] = []
  /// Answers whose 90 % circle holds the labelled target.
  ///
  /// A label is itself only known to within its error: where it errs, the circle may hold the true
  /// place and not the labelled one, so that this says too little, and ``circleWithError`` too much.
  public internal(set) var circle = Share()
  /// Answers whose 90 % circle, wider by the label's own error, holds the labelled target.
  public internal(set) var circleWithError = Share()
  /// The radii of these circles: a circle that holds all is no use if it is as wide as a country.
  public internal(set) var radii: [Distance] = []

  /// Answers on the very day, of those whose day the words name; a missing day is wrong.
  public internal(set) var day = Share()
  /// Answers on a day that may be meant, of the same.
  public internal(set) var compatibleDay = Share()
  /// Answers without a day where the words name one.
  public internal(set) var missingDays = 0
  /// Answers with a day where the words name none.
  public internal(set) var inventedDays = 0

  /// Answers of a kind that the label names.
  public internal(set) var kind = Share()

  /// Launch places within the label's error, of those that the words name.
  public internal(set) var launch = Share()
  /// Attacks whose launch place the words name and the answer does not.
  public internal(set) var missingLaunches = 0
  /// Answers with a launch place where the words name none.
  public internal(set) var inventedLaunches = 0

  /// Answers with the very number of killed, of those for which the words name one.
  public internal(set) var killed = Share()
  /// Answers with the very number of injured, of those for which the words name one.
  public internal(set) var injured = Share()
  /// Answers with a number of killed or injured where the words name none.
  public internal(set) var inventedNumbers = 0

  /// Labelled counts over a time or an area that were found with the same number.
  public internal(set) var counts = Share()
  /// Counts that were found and not labelled.
  public internal(set) var wrongCounts = 0

  /// Reports without an attack that gave an event, of those without an attack.
  public internal(set) var disturbed = Share()
  /// Recalled attacks that were found, whether or not they must be.
  public internal(set) var background = Share()
  /// Answers that rightly say whether the attack is only recalled.
  public internal(set) var backgroundFlag = Share()
  /// Events at a place that the label names as no place of an attack.
  public internal(set) var distracted = 0

  init() {}

  /// The figures of several reports together.
  public init(summing parts: [Figures]) {
    for part in parts { add(part) }
  }

  private mutating func add(_ part: Figures) {
    reports += part.reports
    attacks += part.attacks
    events += part.events
    strict += part.strict
    loose += part.loose
    place += part.place
    distances += part.distances
    circle += part.circle
    circleWithError += part.circleWithError
    radii += part.radii
    day += part.day
    compatibleDay += part.compatibleDay
    missingDays += part.missingDays
    inventedDays += part.inventedDays
    kind += part.kind
    launch += part.launch
    missingLaunches += part.missingLaunches
    inventedLaunches += part.inventedLaunches
    killed += part.killed
    injured += part.injured
    inventedNumbers += part.inventedNumbers
    counts += part.counts
    wrongCounts += part.wrongCounts
    disturbed += part.disturbed
    background += part.background
    backgroundFlag += part.backgroundFlag
    distracted += part.distracted
  }
}

extension [Distance] {
  /// The middle one, or between the two in the middle; nil of none.
  public var median: Distance? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    let (low, high) = (sorted[(count - 1) / 2], sorted[count / 2])
    return .meters((low.meters + high.meters) / 2)
  }

  /// The one that nine of ten do not exceed; nil of none.
  public var ninetieth: Distance? { isEmpty ? nil : sorted()[Swift.min(count - 1, count * 9 / 10)] }
}
