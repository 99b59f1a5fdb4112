public import Diagnostics
public import Events
public import Places
public import Reading

/// The route of a report to events, from the words to the map.
///
/// This file is its table of contents:
/// `Reading/Report` → `Reading/ClaimReader` → `Places/Geocoder` → `Events/Event` → `Layers/GeoJSON`.
public struct Mapper: Sendable {
  /// Reads claims.
  public let reader: ClaimReader
  /// Finds where they are.
  public let geocoder: Geocoder
  let merger: EventMerger
  private let distances = DistanceMemo()

  /// Makes a mapper from the two bodies of data that it works with.
  public init(gazetteer: Gazetteer, lexicon: Lexicon) {
    geocoder = Geocoder(gazetteer)
    reader = ClaimReader(lexicon: lexicon, search: geocoder.search)
    merger = EventMerger(sides: lexicon.sides, distances: distances)
  }

  /// Maps reports that fit into memory; ``MapRun`` maps any number.
  ///
  /// - Parameters:
  ///   - reports: The reports, in any order.
  ///   - corrections: What persons know better.
  ///   - jobs: How many are read at a time; it shows in no result.
  ///   - each: Called once for each report that is done, from any thread.
  /// - Returns: What they tell; the order of the reports does not show in the events.
  public func map(
    _ reports: [Report], corrections: Corrections? = nil, jobs: Int = 1,
    each: @escaping @Sendable () -> Void = {}
  ) async -> Mapped {
    var waiting = reports[...]
    var located: [LocatedReport] = []
    // Nothing here throws.
    try? await Ordered.run(jobs: max(1, jobs), next: { waiting.popFirst() }) { report in
      defer { each() }
      return self.locate(report, corrections: corrections, sayingWhy: false)  // Reading, Places
    } take: {
      located.append($0)
    }
    let groups = merger.groups(from: located.flatMap(\.claims))  // Events
    let (events, told) = events(of: groups, corrections)
    return Mapped(located, events: events, told)
  }

  /// Reads one report and finds the places of its claims.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - corrections: What persons know better.
  ///   - sayingWhy: Whether traces say why each candidate stands where it does.
  /// - Returns: Its claims with their places.
  public func locate(
    _ report: Report, corrections: Corrections? = nil, sayingWhy: Bool = true
  ) -> LocatedReport {
    let reading = reader.read(report)
    var located = ReportLocator(
      geocoder: geocoder, distances: distances, reading: reading, report: report,
      corrections: corrections
    ).located(sayingWhy: sayingWhy)
    located.tellOfUndated(with: merger)
    return located
  }

  /// The events of groups, by id, as persons correct them, and what is to be told of the corrections.
  func events(
    of groups: [ClaimGroup], _ corrections: Corrections?
  ) -> (events: [Event], told: [Diagnostic]) {
    guard let corrections else {
      return (groups.map(merger.event(of:)).sorted { $0.id < $1.id }, [])
    }
    var joins = JoinedGroups(corrections)
    var use = CorrectionUse()
    let joined = joins.pass(groups) + joins.finish()
    use.add(joins.use)
    var events: [Event] = []
    for group in joined {
      use.note(claimsOf: group)
      let corrected = CorrectedGroup(group, corrections, with: geocoder)
      use.add(corrected.use)
      if !corrected.isNoEvent { events.append(merger.event(of: corrected.group)) }
    }
    let told = corrections.diagnostics + use.diagnostics + use.unused(of: corrections)
    return (events.sorted { $0.id < $1.id }, told)
  }
}

/// What a run found.
public struct Mapped: Sendable {
  /// The events, by id.
  public let events: [Event]
  /// The counts that reports state.
  public let aggregates: [Aggregate]
  /// How many claims were read.
  public let claimCount: Int
  /// Names that could not be resolved.
  public let unresolved: [UnresolvedMention]
  /// What is doubtful.
  public let diagnostics: [Diagnostic]

  init(_ located: [LocatedReport], events: [Event], _ told: [Diagnostic]) {
    self.events = events
    aggregates = located.flatMap(\.aggregates)
    claimCount = located.reduce(0) { $0 + $1.claims.count }
    unresolved = located.flatMap(\.unresolved)
    diagnostics = located.flatMap(\.diagnostics) + told
  }
}
