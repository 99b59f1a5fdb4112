extension FilterGeometry: CustomStringConvertible {
  /// Well-known text, or a box.
  public var description: String {
    switch self {
    case .point(let position): "POINT(\(position))"
    case .line(let positions): "LINESTRING\(Self.text(positions))"
    case .polygon(let rings): "POLYGON\(Self.text(rings))"
    case .points(let positions):
      "MULTIPOINT(\(positions.map { "(\($0))" }.joined(separator: ", ")))"
    case .lines(let lines): "MULTILINESTRING\(Self.text(lines))"
    case .polygons(let polygons):
      "MULTIPOLYGON(\(polygons.map { Self.text($0) }.joined(separator: ", ")))"
    case .collection(let members):
      "GEOMETRYCOLLECTION(\(members.map(\.description).joined(separator: ", ")))"
    case .box(let box): "BBOX(\(box))"
    }
  }

  private static func text(_ positions: [FilterPosition]) -> String {
    "(\(positions.map(\.description).joined(separator: ", ")))"
  }

  private static func text(_ lines: [[FilterPosition]]) -> String {
    "(\(lines.map { text($0) }.joined(separator: ", ")))"
  }
}

extension FilterPosition: CustomStringConvertible {
  /// Longitude, latitude and, where there is one, height, with blanks between.
  public var description: String {
    let numbers = [longitude, latitude] + (height.map { [$0] } ?? [])
    return numbers.map { "\($0)".asciiUppercased }.joined(separator: " ")
  }
}

extension FilterBox: CustomStringConvertible {
  /// West, south, east, north, with the heights behind the second and the last, as `BBOX` takes them.
  public var description: String {
    var numbers = [west, south, east, north]
    if let heights, heights.count == 2 {
      numbers.insert(heights[0], at: 2)
      numbers.append(heights[1])
    }
    return numbers.map { "\($0)".asciiUppercased }.joined(separator: ", ")
  }
}
