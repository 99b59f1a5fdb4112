public import Diagnostics
public import Events

/// Everything that the files are written from, in the order in which they say it.
public struct MapContent: Sendable {
  /// The events by first day, then by id; the undated last.
  public let events: Rows<Event>
  /// The claims with their events, by report and by their place in it.
  public let claims: Rows<ToldClaim>
  /// The districts with their counts, by key.
  package let districts: [DistrictCount]
  /// The counts that reports state, by report.
  public let aggregates: Rows<Aggregate>
  /// Names that the gazetteer could not resolve, most frequent first.
  public let unresolved: Rows<UnresolvedName>
  /// What is wrong or doubtful in the inputs, by place.
  public let diagnostics: Rows<Diagnostic>
  /// The reports, by id.
  package let sources: Rows<SourceReport>
  /// What the data ask to be said of them.
  public let attribution: Attribution
  /// What lies under the events where a map brings its own ground.
  package let base: BaseMap
  /// The parts of the web map; nil where they were not found, so that it cannot be written.
  package let page: WebPage?

  /// Takes rows in the order of the properties, and counts the events in districts.
  ///
  /// - Throws: what reading the events throws.
  public init(
    events: Rows<Event>, claims: Rows<ToldClaim>, districts: [DistrictOutline],
    aggregates: Rows<Aggregate>, unresolved: Rows<UnresolvedName>, diagnostics: Rows<Diagnostic>,
    attribution: Attribution, base: BaseMap = BaseMap(), page: WebPage? = nil
  ) throws {
    try self.init(
      events: events, claims: claims, sources: Rows([]), districts: districts,
      aggregates: aggregates, unresolved: unresolved, diagnostics: diagnostics,
      attribution: attribution, base: base, page: page)
  }

  /// Takes the reports too; districts are counted only where a file says how many events they have.
  package init(
    events: Rows<Event>, claims: Rows<ToldClaim>, sources: Rows<SourceReport>,
    districts: [DistrictOutline], aggregates: Rows<Aggregate>, unresolved: Rows<UnresolvedName>,
    diagnostics: Rows<Diagnostic>, attribution: Attribution, base: BaseMap, page: WebPage?,
    countingDistricts: Bool = true
  ) throws {
    self.sources = sources
    self.events = events
    self.claims = claims
    self.districts = countingDistricts ? try DistrictCount.count(events, in: districts) : []
    self.aggregates = aggregates
    self.unresolved = unresolved
    self.diagnostics = diagnostics
    self.attribution = attribution
    self.base = base
    self.page = page
  }
}

/// A claim with the event that it tells of.
public struct ToldClaim: Hashable, Sendable {
  /// The event's id; nil where a correction says that nothing happened.
  public let event: String?
  /// The claim.
  public let claim: Claim

  /// Joins the two.
  public init(event: String?, claim: Claim) {
    self.event = event
    self.claim = claim
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
  /// Places that it may mean, the likeliest first, each as `id name (district)`.
  public let candidates: [String]

  /// Makes an unresolved name.
  public init(
    name: String, count: Int, reports: [String], reason: String, quote: String,
    candidates: [String] = []
  ) {
    self.name = name
    self.count = count
    self.reports = reports
    self.reason = reason
    self.quote = quote
    self.candidates = candidates
  }
}
