import Geodesy
import Shapes

/// Borders of countries.
extension Geocoder {
  /// How near outlines have to come to share a border: Natural Earth is 3 km off, and at a tripoint
  /// three borders must meet.
  private static let meeting = Distance.kilometers(25)

  /// A strip along the border that the named countries share.
  func border(
    _ places: [Place], _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing? {
    var countries = places.filter { $0.featureClass == .country || $0.featureClass == .governorate }
    guard let first = countries.first else {
      guard let place = places.first else { return nil }
      let half = gazetteer.measures.length(.border)
      trace.steps.append(
        "the border at \(place.name): a disc of \((place.uncertainty + half).words)")
      return disc(place.coordinate, place.uncertainty + half, .near, place)
    }
    if countries.count == 1, first.featureClass == .country {
      if let other = neighbour(of: first, context) { countries.append(other) }
    }
    let outlines = countries.compactMap { gazetteer.outlines[$0.id]?.area }
    let half = gazetteer.measures.length(.border)
    guard outlines.count == countries.count, let own = outlines.first else {
      trace.steps.append("a border of \(first.name), whose outline is not known: all of it")
      return inside(first, GeocodingContext(), &trace)
    }
    if countries.count == 1 {
      trace.steps.append("the border of \(first.name): a strip \(half.words) to each side")
      let rings = Self.runs(along: own) { _ in true }
      guard let longest = rings.max(by: { $0.count < $1.count }), let start = longest.first,
        let area = Area.along(longest + [start], halfWidth: half)
      else { return nil }
      return onLine(spread(area, .along, first), longest)
    }
    let others = outlines.dropFirst().map { Borderline($0, reach: Self.meeting) }
    let runs = Self.runs(along: own) { point in others.allSatisfy { $0.isNear(point) } }
    guard let longest = runs.max(by: { $0.count < $1.count }) else {
      trace.steps.append("\(countries.map(\.name).joined(separator: " and ")) share no border")
      return inside(first, GeocodingContext(), &trace)
    }
    trace.steps.append(
      "the border of \(countries.map(\.name).joined(separator: ", ")): a strip \(half.words) to "
        + "each side where their outlines meet")
    guard let area = Area.along(longest, halfWidth: half) else { return nil }
    return onLine(spread(area, .along, first), longest)
  }

  /// The country that a report speaks of most beside this one, of those that it has a border with.
  private func neighbour(of place: Place, _ context: GeocodingContext) -> Place? {
    let focus = context.focus.isEmpty ? ["SY": 1.0, "IQ": 1.0] : context.focus
    guard let own = gazetteer.outlines[place.id]?.area else { return nil }
    return focus.filter { $0.key != place.country }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.lazy
      .compactMap { gazetteer.place(id: $0.key) }
      .first { other in
        guard let outline = gazetteer.outlines[other.id]?.area,
          outline.boundingBox.intersects(own.boundingBox)
        else { return false }
        let line = Borderline(outline, reach: Self.meeting)
        return !Self.runs(along: own) { line.isNear($0) }.isEmpty
      }
  }

  /// The stretches of an outline whose points satisfy a condition, a point every 10 km or less.
  private static func runs(
    along outline: Area, where holds: (Coordinate) -> Bool
  ) -> [[Coordinate]] {
    guard case .polygons(let polygons) = outline.form else { return [] }
    var runs: [[Coordinate]] = []
    for ring in polygons.map(\.exterior) {
      var line: [Coordinate] = []
      for (position, corner) in ring.enumerated() {
        let next = ring[(position + 1) % ring.count]
        line += corner.path(to: next, step: .kilometers(10)).dropLast()
      }
      let marks = line.map(holds)
      guard let gap = marks.firstIndex(of: false) else {
        runs.append(line)
        continue
      }
      // Starting behind a gap, no run is cut in two.
      var run: [Coordinate] = []
      for step in 1...line.count {
        let position = (gap + step) % line.count
        if marks[position] {
          run.append(line[position])
        } else if !run.isEmpty {
          runs.append(run)
          run = []
        }
      }
    }
    return runs
  }
}
