public import Diagnostics
public import Geodesy
public import Places

/// What a person knows better than a run: one row of `corrections.csv`.
///
/// It names an event, or words of reports, by what does not change when more reports are read. It says
/// nothing of how it is applied, so that a store can keep it beside the claims.
public struct Correction: Hashable, Sendable {
  /// What is corrected.
  public enum Subject: Hashable, Sendable {
    /// The event that holds the claim of this id.
    case event(String)
    /// What words mean in reports of these ids; in all reports where none are named.
    case words(String, reports: [String])
  }

  /// Where it was; as a place of the gazetteer, a coordinate, or a coordinate that bears a place's name.
  public struct Place: Hashable, Sendable {
    /// The place's id in the gazetteer.
    public let id: String?
    /// The point.
    public let coordinate: Coordinate?
    /// The radius that holds the true place in nine of ten cases, where the row gives one.
    public let uncertainty: Distance?
    /// Where the cell of the place stands in its file.
    public let position: Position

    /// Makes a place.
    public init(id: String?, coordinate: Coordinate?, uncertainty: Distance?, position: Position) {
      self.id = id
      self.coordinate = coordinate
      self.uncertainty = uncertainty
      self.position = position
    }

    /// Whether another row says the same.
    public func agrees(with other: Place) -> Bool {
      id == other.id && coordinate == other.coordinate && uncertainty == other.uncertainty
    }
  }

  /// What is corrected.
  public let subject: Subject
  /// Where the row stands.
  public let position: Position
  /// Where it was.
  public var place: Place?
  /// What kind of attack it was.
  public var kind: AttackKind?
  /// The days that it may have been on.
  public var days: ClosedRange<Day>?
  /// Whether nothing happened.
  public var isNoEvent = false
  /// Ids of events that are the same as this one.
  public var sameAs: [String] = []
  /// Why, in the corrector's words.
  public var note: String?

  /// Makes a correction that changes nothing yet.
  public init(_ subject: Subject, at position: Position) {
    self.subject = subject
    self.position = position
  }

  /// Whether it changes nothing.
  public var isEmpty: Bool {
    place == nil && kind == nil && days == nil && !isNoEvent && sameAs.isEmpty
  }
}

/// The places of a claim as they were read, where a correction of words gave it others.
public indirect enum ReadPlaces: Hashable, Sendable {
  /// The places, and the numbers of the corrections among those of the run.
  case read(target: Evidence<Location>?, launch: Evidence<Location>?, corrections: [Int])

  /// The numbers of the corrections among those of the run.
  public var corrections: [Int] {
    switch self {
    case .read(_, _, let corrections): corrections
    }
  }
}

extension Claim {
  /// The claim as it was read, without what a correction gave it.
  public var asRead: Claim {
    guard case .read(let target, let launch, _)? = readPlaces else { return self }
    var claim = self
    claim.target = target
    claim.launch = launch
    claim.readPlaces = nil
    return claim
  }
}
