public import Diagnostics
public import Events

/// Everything that the files are written from, in the order in which they say it.
public struct MapContent: Sendable {
  /// The events by first day, then by id; the undated last.
  public let events: [Event]
  /// The districts with their counts, by key.
  package let districts: [DistrictCount]
  /// The counts that reports state, as given.
  public let aggregates: [Aggregate]
  /// Names that the gazetteer could not resolve, most frequent first.
  public let unresolved: [UnresolvedName]
  /// What is wrong or doubtful in the inputs, by place.
  public let diagnostics: [Diagnostic]
  /// What the data ask to be said of them.
  public let attribution: Attribution

  /// Puts everything in order, so that the order of the arguments shows in no file.
  public init(
    events: [Event], districts: [DistrictOutline] = [], aggregates: [Aggregate] = [],
    unresolved: [UnresolvedName] = [], diagnostics: [Diagnostic] = [], attribution: Attribution
  ) {
    self.events = events.sorted { lhs, rhs in
      switch (lhs.date.start, rhs.date.start) {
      case (let one?, let other?) where one != other: one < other
      case (_?, nil): true
      case (nil, _?): false
      default: lhs.id < rhs.id
      }
    }
    self.districts = DistrictCount.count(self.events, in: districts)
    self.aggregates = aggregates.sorted {
      ($0.report, $0.quote.span.start, $0.what) < ($1.report, $1.quote.span.start, $1.what)
    }
    self.unresolved = unresolved.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    self.diagnostics = diagnostics.sorted {
      switch ($0.position, $1.position) {
      case (let one?, let other?) where one != other: one < other
      case (nil, _?): true
      case (_?, nil): false
      default: ($0.id, $0.sentence) < ($1.id, $1.sentence)
      }
    }
    self.attribution = attribution
  }
}

/// What the data ask to be said of them; every layer carries it.
public struct Attribution: Hashable, Sendable {
  /// Who made the data, such as "GeoNames; UN OCHA; Natural Earth".
  public let text: String
  /// Under what licence the layers may be passed on.
  public let licence: String

  /// Makes an attribution.
  public init(text: String, licence: String) {
    self.text = text
    self.licence = licence
  }
}

/// A name in reports that the gazetteer could not resolve.
public struct UnresolvedName: Hashable, Sendable {
  /// The name as written.
  public let name: String
  /// How often it occurs.
  public let count: Int
  /// The reports that have it, sorted.
  public let reports: [String]
  /// Why none was chosen, in a few words.
  public let reason: String
  /// A sentence that has it.
  public let quote: String

  /// Makes an unresolved name.
  public init(name: String, count: Int, reports: [String], reason: String, quote: String) {
    self.name = name
    self.count = count
    self.reports = reports
    self.reason = reason
    self.quote = quote
  }
}
