import Events
import Geodesy
import Places
import Shapes
import Testing

/// A made-up attack at a made-up place, to be changed field by field.
func claim(
  _ id: String, in report: String, at start: Int = 0, _ kind: AttackKind = .rocket,
  on target: Location?, date: EventDate = .unknown, change: (inout Claim) -> Void = { _ in }
) -> Claim {
  var claim = Claim(
    id: id, report: report, kind: said(kind, at: start), date: date,
    sentence: said("Rockets fell on the field.", at: start), language: "en")
  claim.target = target.map { said($0, at: start + 15) }
  change(&claim)
  return claim
}

/// A value with words, where words do not matter.
func said<Value>(_ value: Value, _ words: String = "words", at start: Int = 0) -> Evidence<Value> {
  let span = Span(
    start: start, end: start + words.unicodeScalars.count, utf8Start: start,
    utf8End: start + words.utf8.count)
  return Evidence(value, words: words, span: span)
}

/// A place that a report names.
func named(_ id: String, _ latitude: Double, _ longitude: Double, radius: Distance = .kilometers(3))
  throws -> Location
{
  let coordinate = try #require(Coordinate(latitude: latitude, longitude: longitude))
  return Location(
    coordinate: coordinate, uncertainty: radius,
    area: .disc(center: coordinate, radius: radius), method: .named, text: id, placeID: id)
}

/// Somewhere within a place that a report names.
func inside(_ id: String, _ latitude: Double, _ longitude: Double, radius: Distance) throws
  -> Location
{
  let coordinate = try #require(Coordinate(latitude: latitude, longitude: longitude))
  return Location(
    coordinate: coordinate, uncertainty: radius,
    area: .disc(center: coordinate, radius: radius), method: .inside, text: id, placeID: id)
}

/// A day that a report states.
func on(
  _ iso: String, to last: String? = nil, _ precision: EventDate.Precision = .day,
  _ method: EventDate.Method = .stated
) throws -> EventDate {
  let first: Day = try #require(Day(iso: iso))
  let end: Day = try #require(Day(iso: last ?? iso))
  return EventDate(start: first, end: end, precision: precision, method: method)
}
