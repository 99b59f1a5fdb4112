import Geodesy
import Shapes

/// Rivers and their banks.
extension Geocoder {
  /// A river that is near enough to be the one that is meant.
  struct KnownRiver {
    let place: Place
    let lines: [[Coordinate]]
    var name: String { place.name }
  }

  /// How far along a river around a place "at" or "near" it reaches.
  private var reach: Distance { gazetteer.measures.length(.bank) }

  /// Along a river, as far as the wider places around leave it.
  func riverside(
    _ bank: RiverBank?, of known: Place?, _ containers: [Container],
    _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing? {
    let drawn = containers.compactMap { container in
      draw(container, context, &trace).map { (container: container, drawing: $0) }
    }
    let narrowest = drawn.min { $0.drawing.radius < $1.drawing.radius }
    let river =
      known.flatMap(knownRiver)
      ?? narrowest.flatMap {
        nearestRiver(to: $0.drawing.center, within: $0.drawing.radius + reach)
      }
    guard let river else { return nil }
    guard let narrowest, narrowest.drawing.radius < .kilometers(60) else {
      guard let whole = self.river(river.place, bank, &trace) else { return nil }
      return narrowed(whole, by: containers, context, &trace)
    }
    // Near a place only the stretch of river by that place is meant.
    let half = gazetteer.measures.length(.river)
    let around = narrowest.drawing.area.buffered(by: half) ?? narrowest.drawing.area
    guard
      let strip = self.strip(
        of: river, bank, near: narrowest.drawing.center,
        reach: narrowest.drawing.radius + half + half, width: bank == nil ? half : half + half),
      let area = strip.intersection(around)
    else { return nil }
    trace.steps.append(
      "\(Self.words(bank, of: river)) by \(narrowest.container.place.name): \(half.words) wide")
    return spread(area, .along, narrowest.container.place, off: bank == nil ? nil : river)
  }

  /// An area on one bank; its best point is where the river itself surely does not run.
  func spread(
    _ area: Area, _ method: LocationMethod, _ place: Place?, off river: KnownRiver?
  ) -> Drawing {
    var drawing = spread(area, method, place)
    guard let river, let dry = offCourse(area, of: river) else { return drawing }
    drawing.center = dry.evenCenter
    drawing.radius = area.radius(holding: 0.9, around: drawing.center)
    return drawing
  }

  /// An area on one bank without the ground that the river itself may run through: its course is
  /// known to a kilometre or two, so that nothing so near to it is surely on that bank.
  private func offCourse(_ area: Area, of river: KnownRiver) -> Area? {
    let center = area.pointInside
    let reach = area.farthestDistance(to: center) + .kilometers(5)
    let water = Self.stretches(of: river, near: center, reach: reach).compactMap {
      Area.along($0, halfWidth: gazetteer.measures.length(.course))
    }
    let dry = water.reduce(Optional(area)) { $0?.subtracting($1) }
    guard let dry, dry.squareMeters > 0.2 * area.squareMeters else { return nil }
    return dry
  }

  /// A whole river, or the land on one side of it.
  func river(
    _ place: Place, _ bank: RiverBank?, _ trace: inout GeocodingTrace
  ) -> Drawing? {
    plainDrawings.bank(bank, of: place, &trace) { wholeRiver(place, bank, &$0) }
  }

  private func wholeRiver(
    _ place: Place, _ bank: RiverBank?, _ trace: inout GeocodingTrace
  ) -> Drawing? {
    guard let river = knownRiver(place) else { return nil }
    let width = gazetteer.measures.length(bank == nil ? .river : .bank)
    let parts = river.lines.compactMap { line in
      bank.map { Self.side($0, of: line) }.map { Area.strip(along: line, width: width, on: $0) }
        ?? Area.along(line, halfWidth: width)
    }
    guard let first = parts.first else { return nil }
    let area = parts.dropFirst().reduce(first) { $0.union($1) ?? $0 }
    trace.steps.append("\(Self.words(bank, of: river)): \(width.words) wide")
    return spread(area, .along, place)
  }

  /// The river of the gazetteer that comes nearest to a point.
  func nearestRiver(to point: Coordinate, within reach: Distance) -> KnownRiver? {
    var best: (river: KnownRiver, distance: Distance)?
    for (id, lines) in gazetteer.rivers.sorted(by: { $0.key < $1.key }) {
      guard let place = gazetteer.place(id: id) else { continue }
      let distance = lines.map { Self.distance(from: point, to: $0) }.min() ?? .meters(.infinity)
      if distance < best?.distance ?? reach {
        best = (KnownRiver(place: place, lines: lines), distance)
      }
    }
    return best?.river
  }

  /// How far a line passes from a point, in the plane about the point, where such distances are right.
  private static func distance(from point: Coordinate, to line: [Coordinate]) -> Distance {
    let plane = Plane(center: point)
    var best = Double.infinity
    var last: (x: Double, y: Double)?
    for corner in line {
      let place = plane.point(of: corner)
      let (x, y) = (place.east.meters, place.north.meters)
      if let last {
        let (dx, dy) = (x - last.x, y - last.y)
        let length = dx * dx + dy * dy
        let along = length > 0 ? min(1, max(0, -(last.x * dx + last.y * dy) / length)) : 0
        let (px, py) = (last.x + along * dx, last.y + along * dy)
        best = min(best, (px * px + py * py).squareRoot())
      }
      last = (x, y)
    }
    return .meters(best)
  }

  /// The bank of a river near a point that holds some other point, or the one that does not.
  func bank(
    of river: KnownRiver, near point: Coordinate, reach: Distance, holding other: Coordinate,
    isSame: Bool
  ) -> Area? {
    for line in Self.stretches(of: river, near: point, reach: reach + reach) {
      let width = reach + reach
      guard let left = Area.strip(along: line, width: width, on: .left),
        let right = Area.strip(along: line, width: width, on: .right)
      else { continue }
      return left.contains(other) == isSame ? left : right
    }
    return nil
  }

  private func knownRiver(_ place: Place) -> KnownRiver? {
    gazetteer.rivers[place.id].map { KnownRiver(place: place, lines: $0) }
  }

  private func strip(
    of river: KnownRiver, _ bank: RiverBank?, near point: Coordinate, reach: Distance,
    width: Distance
  ) -> Area? {
    let parts = Self.stretches(of: river, near: point, reach: reach).compactMap { line in
      bank.map { Self.side($0, of: line) }.map { Area.strip(along: line, width: width, on: $0) }
        ?? Area.along(line, halfWidth: width)
    }
    // The river may run as far off its line as its course is known, and the bank with it.
    let water =
      bank == nil
      ? []
      : Self.stretches(of: river, near: point, reach: reach).compactMap {
        Area.along($0, halfWidth: gazetteer.measures.length(.course))
      }
    guard let first = parts.first else { return nil }
    return (parts.dropFirst() + water).reduce(first) { $0.union($1) ?? $0 }
  }

  /// The stretches of a river within some distance of a point, and a corner beyond at each end.
  private static func stretches(
    of river: KnownRiver, near point: Coordinate, reach: Distance
  ) -> [[Coordinate]] {
    river.lines.compactMap { line in
      let dense =
        zip(line, line.dropFirst()).flatMap {
          $0.path(to: $1, step: .kilometers(2)).dropLast()
        } + line.suffix(1)
      let near = dense.indices.filter { dense[$0].distance(to: point) <= reach }
      guard let first = near.first, let last = near.last else { return nil }
      let span = max(0, first - 1)...min(dense.count - 1, last + 1)
      return span.count > 1 ? Array(dense[span]) : nil
    }
  }

  /// On which side of a stretch of river, for one who goes downstream, a bank lies.
  private static func side(_ bank: RiverBank, of line: [Coordinate]) -> LineSide {
    switch bank {
    case .left: return .left
    case .right: return .right
    case .toward(let compass):
      guard let first = line.first, let last = line.last else { return .left }
      // The bank lies toward the direction on whose side of the course it points.
      let course = first.azimuth(to: last).degrees
      let turn = (compass.azimuth.degrees - course + 720).truncatingRemainder(dividingBy: 360)
      return turn > 180 ? .left : .right
    }
  }

  private static func words(_ bank: RiverBank?, of river: KnownRiver) -> String {
    switch bank {
    case nil: "along \(river.name)"
    case .left: "the left bank of \(river.name)"
    case .right: "the right bank of \(river.name)"
    case .toward(let side): "the \(side.rawValue) bank of \(river.name)"
    }
  }
}
