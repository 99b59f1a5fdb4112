import Geodesy
import Shapes

/// Borders of countries.
extension Geocoder {
  /// How near outlines have to come to share a border: Natural Earth is 3 km off, and at a tripoint
  /// three borders must meet.
  private static let meeting = Distance.kilometers(25)

  /// A strip along a border, cut by the words around it; by a spot ("near al-Qusayr") only the stretch
  /// of border there is meant.
  func border(
    _ places: [Place], by containers: [Container], _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing? {
    let spot = containers.first { container in
      if container.place.isRegion { return false }
      if case .offset(nil, _) = container.phrase.relation { return true }
      return container.phrase.relation.isBesideSpot || container.phrase.relation == .at
    }
    guard
      let drawing = border(
        places, by: spot?.place, context.around(containers), &trace)
    else { return nil }
    let others = containers.filter { container in
      if container.index != spot?.index { return true }
      if case .offset = container.phrase.relation { return true }
      return false
    }
    return narrowed(drawing, by: others, context, &trace)
  }

  /// A strip along the border that the named countries share; by a spot, the stretch near it.
  func border(
    _ places: [Place], by spot: Place? = nil, _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
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
    let half = gazetteer.measures.length(spot == nil ? .border : .borderNear)
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
    let runs = sharedRuns(of: countries.map(\.id), outlines)
    guard let longest = runs.max(by: { $0.count < $1.count }) else {
      trace.steps.append("\(countries.map(\.name).joined(separator: " and ")) share no border")
      return inside(first, GeocodingContext(), &trace)
    }
    if let spot,
      let near = Self.stretch(runs, by: spot, within: gazetteer.measures.length(.border)),
      let area = Area.along(near.line, halfWidth: half)
    {
      trace.steps.append(
        "the border of \(countries.map(\.name).joined(separator: ", ")) by \(spot.name): a strip "
          + "\(half.words) to each side")
      var drawing = spread(area, .along, countries.first { $0.country == spot.country } ?? first)
      drawing.center = near.point
      drawing.radius = area.radius(holding: 0.9, around: near.point)
      return drawing
    }
    trace.steps.append(
      "the border of \(countries.map(\.name).joined(separator: ", ")): a strip \(half.words) to "
        + "each side where their outlines meet")
    guard let area = Area.along(longest, halfWidth: half) else { return nil }
    return onLine(spread(area, .along, first), longest)
  }

  /// The country that a report speaks of most beside this one, of those that it has a border with.
  private func neighbour(of place: Place, _ context: GeocodingContext) -> Place? {
    neighbours(of: place, context).first
  }

  /// The countries that a country has a border with, of those that a report speaks of: that of which it
  /// speaks most comes first.
  func neighbours(of place: Place, _ context: GeocodingContext) -> some Collection<Place> {
    let focus = context.focus.isEmpty ? ["SY": 1.0, "IQ": 1.0] : context.focus
    return focus.filter { $0.key != place.country }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.lazy
      .compactMap { gazetteer.place(id: $0.key) }
      .filter { bordersOn(place, $0) }
  }

  private func bordersOn(_ one: Place, _ other: Place) -> Bool {
    guard let own = gazetteer.preparedOutlines[one.id],
      let outline = gazetteer.preparedOutlines[other.id],
      outline.boundingBox.intersects(own.boundingBox)
    else { return false }
    return !sharedRuns(of: [one.id, other.id], [own.area, outline.area]).isEmpty
  }

  /// The stretches of the first of some outlines that all others come near, from memory where they were
  /// asked for before.
  private func sharedRuns(of keys: [String], _ outlines: [Area]) -> [[Coordinate]] {
    borders.value(for: keys) {
      guard let own = outlines.first else { return [] }
      let others = outlines.dropFirst().map { Borderline($0, reach: Self.meeting) }
      return Self.runs(along: own) { point in others.allSatisfy { $0.isNear(point) } }
    }
  }

  /// The stretch of a border within some distance of a place, and the point of it nearest to the place.
  private static func stretch(
    _ runs: [[Coordinate]], by place: Place, within reach: Distance
  ) -> (line: [Coordinate], point: Coordinate)? {
    let reach = place.uncertainty + reach
    let near = runs.map { run in
      zip(run, run.dropFirst()).lazy
        .filter { $0.0.distance(to: place.coordinate) <= reach + Self.runStep }
        .flatMap { $0.path(to: $1, step: .kilometers(1)) }
        .filter { $0.distance(to: place.coordinate) <= reach }
    }.max { $0.count < $1.count }
    guard let near, near.count > 1,
      let point = NearestPoint(of: near).to(place.coordinate)?.point
    else { return nil }
    return (near, point)
  }

  /// So far apart at most lie the points of a run.
  private static let runStep = Distance.kilometers(10)

  /// The stretches of an outline whose points satisfy a condition.
  private static func runs(
    along outline: Area, where holds: (Coordinate) -> Bool
  ) -> [[Coordinate]] {
    guard case .polygons(let polygons) = outline.form else { return [] }
    var runs: [[Coordinate]] = []
    for ring in polygons.map(\.exterior) {
      var line: [Coordinate] = []
      for (position, corner) in ring.enumerated() {
        let next = ring[(position + 1) % ring.count]
        line += corner.path(to: next, step: runStep).dropLast()
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
