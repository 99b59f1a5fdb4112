import Diagnostics
import Events
import Geodesy
import Layers
import Places
import Shapes

/// A few events that hold what layers get wrong: both scripts, quotes, line breaks, forbidden
/// characters, formulas, nulls, zeros, no date, no place, bounds, holes, the 180th meridian.
enum SampleMap {
  static let content: MapContent = {
    do { return try content(of: events) } catch { preconditionFailure("\(error)") }
  }()

  /// The same rows beside any events, in the order that a run gives them.
  static func content(of events: [Event]) throws -> MapContent {
    let events = events.sorted {
      ($0.date.start?.number ?? .max, $0.id) < ($1.date.start?.number ?? .max, $1.id)
    }
    let claims = events.flatMap { event in
      event.claims.map { ToldClaim(event: event.id, claim: $0) }
    }
    return try MapContent(
      events: Rows(events),
      claims: Rows(
        claims.sorted { ($0.claim.report, $0.claim.id) < ($1.claim.report, $1.claim.id) }),
      districts: events.isEmpty ? [] : districts,
      aggregates: Rows(events.isEmpty ? [] : aggregates),
      unresolved: Rows(events.isEmpty ? [] : unresolved),
      diagnostics: Rows(events.isEmpty ? [] : diagnostics), attribution: attribution, base: base,
      page: page)
  }

  /// Two countries, one of which has a hole and reaches far beyond the events, and a river.
  static let base = BaseMap(
    units: [
      BaseMap.Unit(
        isCountry: true, name: "Westland & <sons>", nameArabic: "بلاد الغرب",
        area: Area(
          .polygons([
            Area.Polygon(
              exterior: [point(-10, -20), point(-10, 20), point(20, 20), point(20, -20)],
              holes: [[point(0, 5), point(5, 5), point(5, 10)]])
          ]))),
      BaseMap.Unit(
        isCountry: false, name: "Part", nameArabic: nil,
        area: Area(.polygons([Area.Polygon(exterior: [point(1, 1), point(1, 9), point(9, 9)])]))),
    ],
    rivers: [
      BaseMap.River(
        name: "Long River", nameArabic: nil,
        courses: [[point(30, 40), point(33, 41), point(35, 40.5), point(36, 38)]])
    ])

  /// A page as small as one can be.
  static let page = WebPage(
    template:
      "<!DOCTYPE html>\n<meta content=\"{{policy}}\">\n{{styles}}{{data}}{{scripts}}<p>end\n",
    styles: [WebPage.Part(text: "p{}", hash: "c3R5bGU=")],
    scripts: [
      WebPage.Part(text: "let a", hash: "Zmlyc3Q="), WebPage.Part(text: "a = 1", hash: "c2Vjb25k"),
    ])

  static let attribution = Attribution(
    text: "Sample places; sample boundaries & names.", licence: "CC BY 4.0")

  static func point(_ latitude: Double, _ longitude: Double) -> Coordinate {
    guard let coordinate = Coordinate(latitude: latitude, longitude: longitude) else {
      preconditionFailure("a sample out of range")
    }
    return coordinate
  }

  static func words(_ text: String, at start: Int = 0) -> Evidence<String> {
    said(text, text, at: start)
  }

  static func said<Value>(_ value: Value, _ text: String, at start: Int = 0) -> Evidence<Value> {
    Evidence(
      value, words: text,
      span: Span(
        start: start, end: start + text.unicodeScalars.count, utf8Start: start,
        utf8End: start + text.utf8.count))
  }

  static func claim(
    _ id: String, _ report: String, _ kind: AttackKind, _ sentence: String,
    language: String = "ar", date: EventDate = .unknown
  ) -> Claim {
    Claim(
      id: id, report: report, kind: said(kind, sentence), date: date,
      sentence: words(sentence, at: 12), language: language)
  }

  static func event(
    _ id: String, _ kind: AttackKind, _ date: EventDate, target: Location?,
    launch: Location? = nil, distance: DistanceBounds? = nil, bearing: Double? = nil,
    weapon: String? = nil, weaponCount: NumberRange? = nil, actor: String? = nil,
    outcome: Outcome = .unknown, outcomeClaims: String? = nil, killed: NumberRange? = nil,
    injured: NumberRange? = nil, background: Bool = false, correction: String? = nil,
    claims: [Claim]
  ) -> Event {
    Event(
      id: id, kind: kind, date: date, target: target, launch: launch, distance: distance,
      bearing: bearing.map(Azimuth.init(degrees:)), weapon: weapon, weaponCount: weaponCount,
      actor: actor, actorText: actor.map { "«\($0)»" }, targetKind: nil, targetText: nil,
      outcome: outcome, outcomeClaims: outcomeClaims, killed: killed, injured: injured,
      background: background, claims: claims, sources: Array(Set(claims.map(\.report))).sorted(),
      correction: correction)
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    Day(year: year, month: month, day: day)
  }

  static let districts = [
    DistrictOutline(
      key: "SY0902", code: "SY0902", name: "Al Mayadin", nameArabic: "الميادين",
      admin1Name: "Deir-ez-Zor",
      area: Area(
        .polygons([
          Area.Polygon(
            exterior: [point(34.8, 40.2), point(34.8, 40.9), point(35.3, 40.9), point(35.3, 40.2)],
            holes: [[point(35, 40.5), point(35.1, 40.5), point(35.1, 40.6), point(35, 40.6)]])
        ])), boundaries: "sample boundaries"),
    DistrictOutline(
      key: "SY0903", code: "SY0903", name: "Abu Kamal", nameArabic: "البوكمال",
      admin1Name: "Deir-ez-Zor",
      area: Area(
        .polygons([
          Area.Polygon(
            exterior: [point(34.3, 40.5), point(34.3, 41.2), point(34.8, 41.2), point(34.8, 40.5)])
        ])), boundaries: "sample boundaries"),
    DistrictOutline(
      key: "IQG01:al-kaim", code: nil, name: "Al-Ka'im", nameArabic: nil, admin1Name: "Al-Anbar",
      area: nil, boundaries: "sample boundaries of Iraq"),
  ]

  static let aggregates = [
    Aggregate(
      report: "r1", count: nil, qualifier: nil, what: "rocket", quote: words("=several, \"salvos\"")
    ),
    Aggregate(
      report: "r2", count: 40, qualifier: .about, what: "attacks", periodStart: day(2023, 10, 7),
      periodEnd: day(2023, 11, 18), area: "سوريا والعراق", places: ["سوريا", "العراق"],
      quote: words("نحو أربعين هجوماً منذ السابع من تشرين الأول", at: 70)),
  ]

  static let unresolved = [
    UnresolvedName(
      name: "@Umm Qasr al-Jadida", count: 4, reports: ["r1", "r2"], reason: "two equal candidates",
      quote: "at Umm Qasr al-Jadida,\nsaid one",
      candidates: ["gn:1 Umm Qasr (Al-Zubair)", "gn:2 Umm Qasr al-Saghir (Ain Sifni)"]),
    UnresolvedName(
      name: "تل الغراب", count: 1, reports: ["r3"], reason: "", quote: "قرب تل الغراب"),
  ]

  static let diagnostics = [
    Diagnostic("run.note", .note, "Nothing is \"wrong\".", fix: "go on"),
    Diagnostic(
      "report.empty", .error, at: Position(source: "a.txt"), "The file is empty.",
      fix: "remove it, or fill it"),
    Diagnostic(
      "date.no-year", .warning, at: Position(source: "r3", line: 3, column: 14),
      "\("15 تشرين الثاني".isolated) has no year.", fix: "name the publication date in reports.csv"),
  ]
}
