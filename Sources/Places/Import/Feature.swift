import Geodesy

/// A feature of a GeoJSON file: its properties as text, and where it lies.
struct Feature {
  /// A point, or polygons as rings of longitude and latitude, the outer ring first.
  enum Geometry {
    case none
    case point(latitude: Double, longitude: Double)
    case polygons([[[Coordinate]]])
    /// Lines, several points, or numbers that are no coordinates.
    case other(String)
  }

  /// The feature's own identifier.
  var id: String?
  /// Properties in their order; those without a value are left out.
  var properties: [(key: String, value: String)] = []
  var geometry = Geometry.none

  /// Reads a feature; nil when the bytes are no feature.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var cursor = JSONCursor(bytes)
    var isFeature = false
    var feature = (
      id: String?.none, properties: [(key: String, value: String)](), geometry: Geometry.none
    )
    let isWhole = cursor.object { key, cursor in
      switch key {
      case "type":
        guard let type = cursor.value() else { return false }
        isFeature = type == "Feature"
      case "id":
        guard let id = cursor.value() else { return false }
        feature.id = id
      case "properties" where cursor.peek() == 0x7B:
        return cursor.object { name, cursor in
          guard let value = cursor.value() else { return false }
          if let value, !value.isEmpty { feature.properties.append((name, value)) }
          return true
        }
      case "geometry" where cursor.peek() == 0x7B:
        guard let geometry = Self.geometry(&cursor) else { return false }
        feature.geometry = geometry
      default: return cursor.skip()
      }
      return true
    }
    guard isWhole, isFeature, cursor.peek() == 0 else { return nil }
    (id, properties, geometry) = feature
  }

  /// Reads a geometry that stands alone; nil when the bytes are none.
  static func bareGeometry(_ bytes: UnsafeBufferPointer<UInt8>) -> Geometry? {
    var cursor = JSONCursor(bytes)
    return geometry(&cursor)
  }

  /// The value of the first of several properties that it has; capitals do not matter.
  func property(_ names: [String]) -> String? {
    for name in names {
      if let found = properties.first(where: { $0.key.lowercased() == name }) {
        return found.value.trimmed
      }
    }
    return nil
  }

  private static func geometry(_ cursor: inout JSONCursor) -> Geometry? {
    var type = ""
    // Coordinates may stand before the type: the cursor is kept and read afterwards.
    var coordinates: JSONCursor?
    let isWhole = cursor.object { key, cursor in
      switch key {
      case "type":
        guard let value = cursor.value() else { return false }
        type = value ?? ""
        return true
      case "coordinates": coordinates = cursor
      default: break
      }
      return cursor.skip()
    }
    guard isWhole else { return nil }
    guard var list = coordinates else { return Geometry.none }
    switch type {
    case "Point":
      guard let pair = numbers(&list), pair.count >= 2 else {
        return .other("a point without a place")
      }
      return .point(latitude: pair[1], longitude: pair[0])
    case "Polygon":
      return rings(&list).map { .polygons([$0]) } ?? .other("an outline that is none")
    case "MultiPolygon":
      var polygons: [[[Coordinate]]] = []
      let isWhole = list.array { cursor in
        guard let polygon = rings(&cursor) else { return false }
        polygons.append(polygon)
        return true
      }
      return isWhole && !polygons.isEmpty ? .polygons(polygons) : .other("an outline that is none")
    default: return .other(type.isEmpty ? "without a type" : "a \(type)")
    }
  }

  private static func numbers(_ cursor: inout JSONCursor) -> [Double]? {
    var pair: [Double] = []
    let isWhole = cursor.array { cursor in
      guard let number = cursor.number() else { return false }
      pair.append(number)
      return true
    }
    return isWhole ? pair : nil
  }

  /// The rings of a polygon without their repeated last corners; nil when one has fewer than three.
  private static func rings(_ cursor: inout JSONCursor) -> [[Coordinate]]? {
    var rings: [[Coordinate]] = []
    let isWhole = cursor.array { cursor in
      var ring: [Coordinate] = []
      let isRing = cursor.array { cursor in
        guard let pair = numbers(&cursor), pair.count >= 2,
          let corner = Coordinate(latitude: pair[1], longitude: pair[0])
        else { return false }
        if corner != ring.last { ring.append(corner) }
        return true
      }
      if ring.count > 1, ring.first == ring.last { ring.removeLast() }
      guard isRing else { return false }
      // A hole that has shrunk to a line is no hole; an outer ring like that is no polygon.
      if ring.count >= 3 { rings.append(ring) } else if rings.isEmpty { return false }
      return true
    }
    return isWhole && !rings.isEmpty ? rings : nil
  }
}
