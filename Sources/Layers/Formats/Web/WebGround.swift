import Geodesy
import Shapes

// The ground of the web map: outlines and rivers around the events, cut and thinned to what a screen
// shows.

extension ByteWriter {
  /// Appends `"frame":[w,s,e,n],"box":[w,s,e,n],"units":[…],"rivers":[…],`.
  mutating func append(ground base: BaseMap, around frame: MapFrame?) throws {
    append("\"frame\":")
    append(frame: frame)
    // Room around the events, so that one can look further and still see land.
    let box = frame.map { frame in
      frame.widened(by: 0.6, atLeast: max(3, 0.7 * max(frame.width, frame.height)))
    }
    append(",\"box\":")
    append(frame: box)
    let degrees = frame.map { max($0.width, $0.height) / 2_500 } ?? 0
    try append(ground: base, in: box, thinnedTo: degrees)
  }

  /// Appends `"frame":null,"box":[w,s,e,n],"units":[…],"rivers":[…],` of all that is drawn anywhere.
  mutating func append(wholeGround base: BaseMap, thinnedTo degrees: Double) throws {
    let corners = base.units.flatMap { $0.area.rings.joined() }
    let (longitudes, latitudes) = (corners.map(\.longitude), corners.map(\.latitude))
    var box: MapFrame?
    if let west = longitudes.min(), let east = longitudes.max(), let south = latitudes.min(),
      let north = latitudes.max()
    {
      box = MapFrame(west: west, south: max(-85, south), east: east, north: min(85, north))
    }
    append("\"frame\":null,\"box\":")
    append(frame: box)
    try append(ground: base, in: box, thinnedTo: degrees)
  }

  /// Appends what of the ground lies in a box.
  private mutating func append(
    ground base: BaseMap, in box: MapFrame?, thinnedTo degrees: Double
  ) throws {
    append(",\n\"units\":[")
    var isFirst = true
    for unit in base.units {
      guard let box else { break }
      let rings = unit.area.rings.map { thinned(ring: box.cut(ring: $0), degrees: degrees) }
        .filter { !$0.isEmpty }
      guard let largest = rings.max(by: { $0.count < $1.count }) else { continue }
      append(isFirst ? "\n" : ",\n")
      isFirst = false
      append(unit.isCountry ? "{\"country\":true,\"en\":" : "{\"country\":false,\"en\":")
      append(script: unit.name)
      append(",\"ar\":")
      append(script: unit.nameArabic)
      append(",\"at\":")
      append(position: ringMiddle(largest), .drawing)
      append(",\"rings\":")
      append(flat: rings)
      append("}")
      try drain()
    }
    append("],\n\"rivers\":[")
    isFirst = true
    for river in base.rivers {
      guard let box, river.courses.joined().contains(where: box.contains) else {
        continue
      }
      append(isFirst ? "\n" : ",\n")
      isFirst = false
      append("{\"en\":")
      append(script: river.name)
      append(",\"ar\":")
      append(script: river.nameArabic)
      append(",\"lines\":")
      append(flat: river.courses.map { thinned($0, degrees: degrees) })
      append("}")
      try drain()
    }
    append("],\n")
  }

  private mutating func append(frame: MapFrame?) {
    guard let frame else { return append("null") }
    append("[")
    for (index, edge) in [frame.west, frame.south, frame.east, frame.north].enumerated() {
      if index > 0 { append(",") }
      append(edge, decimals: CoordinatePrecision.drawing.rawValue)
    }
    append("]")
  }
}

extension Area {
  /// All its rings, holes included, as they are given.
  var rings: [[Coordinate]] {
    switch form {
    case .polygons(let polygons): polygons.flatMap { [$0.exterior] + $0.holes }
    case .disc: outline.flatMap { [$0.exterior] + $0.holes }
    }
  }
}

/// Where a name stands on a drawn ring: the middle of its surface.
func ringMiddle(_ ring: [Coordinate]) -> Coordinate {
  guard let origin = ring.first else { return Coordinate(wrappingLatitude: 0, longitude: 0) }
  var (sum, x, y) = (0.0, 0.0, 0.0)
  for (here, next) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
    let (ax, ay) = (here.longitude - origin.longitude, here.latitude - origin.latitude)
    let (bx, by) = (next.longitude - origin.longitude, next.latitude - origin.latitude)
    let cross = ax * by - bx * ay
    sum += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  guard sum != 0 else { return origin }
  return Coordinate(
    wrappingLatitude: origin.latitude + y / (3 * sum),
    longitude: origin.longitude + x / (3 * sum))
}
