import Events
import Geodesy
import Places

/// A row for a person to judge: a doubtful event, or a name that was not resolved.
///
/// The first columns are those of a correction, to be filled in; the others say what is doubted.
private struct ReviewRow {
  var event: Event?
  var report: String?
  var words: String?
  let reasons: [String]
  let times: Int
  let quote: String?
  var candidates: [String] = []
}

extension MapContent {
  /// `review.csv`: unresolved names by frequency, then doubtful events, the worst first, as correction
  /// rows.
  package func writeReviewCSV(to out: inout ByteWriter) throws {
    let rows = Rows<ReviewRow> { body in
      try unresolved.forEach { try body(ReviewRow($0)) }
      // The events are read anew for each degree of doubt that there is: sorting would keep them all.
      var degrees: Set<Doubt.Degree> = [.nowhere]
      for degree in Doubt.Degree.allCases where degrees.contains(degree) {
        try events.forEach { event in
          let doubts = event.doubts
          guard let worst = doubts.map(\.degree).min() else { return }
          degrees.insert(worst)
          if worst == degree { try body(ReviewRow(event, doubts)) }
        }
      }
    }
    try writeCSV(ReviewRow.correction + ReviewRow.state, rows, to: &out)
  }
}

extension ReviewRow {
  fileprivate init(_ name: UnresolvedName) {
    report = name.reports.joined(separator: "; ")
    words = name.name
    reasons = ["unresolved name", name.reason].filter { !$0.isEmpty }
    times = name.count
    quote = name.quote
    candidates = name.candidates
  }

  fileprivate init(_ event: Event, _ doubts: [Doubt]) {
    self.event = event
    report = event.sources.joined(separator: "; ")
    words = event.target?.text
    reasons = doubts.map(\.rawValue)
    times = event.claims.count
    quote = event.firstClaim?.sentence.words
  }

  /// What a correction says; the columns after `words` are empty for the reviewer to fill in.
  fileprivate static let correction: [Column<ReviewRow>] =
    [
      Column("event", .string, "Event") { .text(maybe: $0.event?.id) },
      Column("report", .string, "Reports") { .text(maybe: $0.report) },
      Column("words", .string, "Words") { .text(maybe: $0.words) },
    ]
    + [
      "place_id", "latitude", "longitude", "uncertainty_m", "kind", "date_start", "date_end",
      "not_an_event", "same_as", "note",
    ].map { Column($0, .string, $0) { _ in .null } }

  fileprivate static let state: [Column<ReviewRow>] = [
    Column("reason", .string, "Doubt") { .text($0.reasons.joined(separator: "; ")) },
    Column("times", .integer, "How often") { .integer($0.times) },
    Column("candidates", .string, "Places that may be meant") {
      .text(maybe: $0.candidates.joined(separator: "; "))
    },
    Column("now_title", .string, "Now") { .text(maybe: $0.event?.title) },
    Column("now_place_id", .string, "Now: place") { .text(maybe: $0.event?.target?.placeID) },
    Column("now_latitude", .number, "Now: latitude (°)") {
      .degrees($0.event?.place?.coordinate.latitude)
    },
    Column("now_longitude", .number, "Now: longitude (°)") {
      .degrees($0.event?.place?.coordinate.longitude)
    },
    Column("now_uncertainty_m", .number, "Now: 90 % radius (m)") {
      .meters($0.event?.place?.uncertainty)
    },
    Column("now_date_start", .date, "Now: first day") { .date(maybe: $0.event?.date.start) },
    Column("now_date_end", .date, "Now: last day") { .date(maybe: $0.event?.date.end) },
    Column("quote", .string, "The sentence") { .text(maybe: $0.quote) },
  ]
}

/// Why a person should look at an event.
private enum Doubt: String {
  case noPlace = "no place"
  case notResolved = "place not resolved"
  case wideArea = "wide area"
  case noDate = "no date"
  case noKind = "kind not known"
  case voices = "voices differ on the outcome"

  /// How bad it is, the worst first.
  enum Degree: Int, CaseIterable, Comparable {
    /// It is where nobody knows.
    case nowhere
    /// It is somewhere in an area, or at some time.
    case vague
    /// What is told of it is doubtful.
    case told

    static func < (one: Degree, other: Degree) -> Bool { one.rawValue < other.rawValue }
  }

  var degree: Degree {
    switch self {
    case .noPlace, .notResolved: .nowhere
    case .wideArea, .noDate: .vague
    case .noKind, .voices: .told
    }
  }
}

extension Event {
  /// Why a person should look at the event; empty where nothing is doubtful.
  fileprivate var doubts: [Doubt] {
    var doubts: [Doubt] = []
    if let place {
      if place.method == .container { doubts.append(.notResolved) }
      // Beyond UCDP's "limited area around a place" the point says little; what a person gave stands.
      if place.uncertainty > .kilometers(25), place.method != .given { doubts.append(.wideArea) }
    } else {
      doubts.append(.noPlace)
    }
    if date.start == nil { doubts.append(.noDate) }
    if kind == .other { doubts.append(.noKind) }
    if outcomeClaims != nil { doubts.append(.voices) }
    return doubts
  }
}
