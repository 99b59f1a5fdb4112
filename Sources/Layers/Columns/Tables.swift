import Diagnostics
package import Events
import Places

// What the events rest on, as tables. Their columns are read back by later runs: `line` of a claim is
// the claim; all beside it is there for people, and for questions.

extension Table where Row == ToldClaim {
  /// A row per claim.
  package static let claims = Table(
    name: "claims", title: "Claims",
    columns: [
      Column("id", .string, "Claim") { .text($0.claim.id) },
      Column("event", .string, "Event") { .text(maybe: $0.event) },
      Column("report", .string, "Report") { .text($0.claim.report) },
      Column("record", .string, "Row of the table") { .text(maybe: $0.claim.record) },
      Column("quote", .string, "The sentence") { .text(maybe: $0.claim.sentence.words) },
      Column("quote_start", .integer, "The sentence begins at (character)") {
        .integer(maybe: $0.claim.knownSentence?.start)
      },
      Column("quote_end", .integer, "The sentence ends before (character)") {
        .integer(maybe: $0.claim.knownSentence?.end)
      },
      Column("language", .string, "Language") { .text($0.claim.language) },
      Column("kind", .string, "Kind of attack") { .text($0.claim.kind.value.rawValue) },
      Column("date_start", .date, "First possible day") { .date(maybe: $0.claim.date.start) },
      Column("date_end", .date, "Last possible day") { .date(maybe: $0.claim.date.end) },
      Column("date_precision", .string, "Date precision") {
        .text($0.claim.date.precision.rawValue)
      },
      Column("date_text", .string, "Date, in the report's words") {
        .text(maybe: $0.claim.dateEvidence?.writtenWords)
      },
      Column("time_of_day", .string, "Time of day, as stated") {
        .text(maybe: $0.claim.date.timeOfDay)
      },
      Column("place_name", .string, "Place") { .text(maybe: $0.claim.target?.value.placeName) },
      Column("location_text", .string, "Place, in the report's words") {
        .text(maybe: $0.claim.target?.value.text)
      },
      Column("location_method", .string, "How the place follows from the words") {
        .text(maybe: $0.claim.target?.value.method.rawValue)
      },
      Column("uncertainty_m", .number, "90 % radius (m)") {
        .meters($0.claim.target?.value.uncertainty)
      },
      Column("launch_name", .string, "Launch place") {
        .text(maybe: $0.claim.launch?.value.placeName)
      },
      Column("launch_text", .string, "Launch place, in the report's words") {
        .text(maybe: $0.claim.launch?.value.text)
      },
    ] + attack + origin)

  private static let attack: [Column<ToldClaim>] = [
    Column("weapon", .string, "Weapon") { .text(maybe: $0.claim.weapon?.value) },
    Column("weapon_count", .integer, "Number of weapons") {
      .integer(maybe: $0.claim.weaponCount?.value.best)
    },
    Column("actor", .string, "Attacker") { .text(maybe: $0.claim.actor?.value) },
    Column("actor_text", .string, "Attacker, in the report's words") {
      .text(maybe: $0.claim.actor?.writtenWords)
    },
    Column("target", .string, "Target") { .text(maybe: $0.claim.targetKind?.value) },
    Column("target_text", .string, "Target, in the report's words") {
      .text(maybe: $0.claim.targetKind?.writtenWords)
    },
    Column("outcome", .string, "Outcome") { .text(maybe: $0.claim.outcome?.value.rawValue) },
    Column("killed", .integer, "Killed") { .integer(maybe: $0.claim.killed?.value.best) },
    Column("injured", .integer, "Injured") { .integer(maybe: $0.claim.injured?.value.best) },
    Column("speaker", .string, "Who says so") { .text(maybe: $0.claim.speaker?.value) },
    Column("background", .boolean, "Only recalled") { .boolean($0.claim.background) },
  ]

  private static let origin: [Column<ToldClaim>] = [
    Column("attack", .string, "First claim of the same attack in the report") {
      .text(maybe: $0.claim.attack)
    },
    Column("given_file", .string, "File, where the claim came from outside") {
      .text(maybe: $0.claim.given?.source)
    },
    Column("given_line", .integer, "Line of that file") { .integer(maybe: $0.claim.given?.line) },
    Column("line", .string, "The claim as a line of claims.jsonl") { .text($0.line) },
  ]
}

extension Table where Row == SourceReport {
  /// A row per report.
  package static let sources = Table(
    name: "sources", title: "Reports",
    columns: [
      Column("id", .string, "Report") { .text($0.id) },
      Column("title", .string, "Title") { .text(maybe: $0.title) },
      Column("published", .date, "Published on") {
        .date(maybe: $0.published)
      },
      Column("source", .string, "Publisher") { .text(maybe: $0.source) },
      Column("url", .string, "Address") { .text(maybe: $0.url) },
      Column("claims", .integer, "Claims") { .integer($0.claims) },
      Column("given_id", .string, "The id that it came with") { .text($0.givenID) },
      Column("file", .string, "File") { .text(maybe: $0.file) },
      Column("line", .integer, "Line of the file") { .integer(maybe: $0.line) },
      Column("sha256", .string, "SHA-256 of its text") { .text(maybe: $0.sha256) },
    ])
}

extension Table where Row == Aggregate {
  /// A row per count that reports state; no event, no point on a layer.
  package static let aggregates = Table(
    name: "aggregates", title: "Counts over a time or an area",
    columns: [
      Column("report", .string, "Report") { .text($0.report) },
      Column("count", .integer, "Count") { .integer(maybe: $0.count) },
      Column("qualifier", .string, "How exact") { .text(maybe: $0.qualifier?.rawValue) },
      Column("what", .string, "What is counted") { .text($0.what) },
      Column("period_start", .date, "First day") { .date(maybe: $0.periodStart) },
      Column("period_end", .date, "Last day") { .date(maybe: $0.periodEnd) },
      Column("area", .string, "Area, as written") { .text(maybe: $0.area) },
      Column("places", .string, "Places named") {
        $0.places.isEmpty ? .null : .text($0.places.joined(separator: "; "))
      },
      Column("quote", .string, "The words") { .text($0.quote.words) },
      Column("quote_start", .integer, "The words begin at (character)") {
        .integer($0.quote.span.start)
      },
      Column("quote_end", .integer, "The words end before (character)") {
        .integer($0.quote.span.end)
      },
    ])
}
