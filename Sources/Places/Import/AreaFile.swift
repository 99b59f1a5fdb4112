import Diagnostics
import Geodesy
public import Shapes

/// An area that a user drew: a GeoJSON file of polygons.
public enum AreaFile {
  /// Reads the area of all polygons of a file together; where they overlap they count once.
  ///
  /// A feature collection, features one after another, one feature and one geometry are read alike.
  ///
  /// - Throws: A ``Diagnostic`` `area.missing`, `area.geojson` or another that says what is wrong where.
  public static func read(_ path: String) throws -> Area {
    let stream = FeatureStream(try InputBlocks(path: path))
    var whole: Area?
    while let area = try stream.next({
      try self.area($0, Position(source: path, line: stream.line))
    }) {
      whole = whole.map { $0.union(area) ?? $0 } ?? area
    }
    guard let whole else {
      throw fault(Position(source: path), "The file has no features.")
    }
    return whole
  }

  private static func area(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: Position
  ) throws -> Area {
    guard let geometry = Feature(bytes)?.geometry ?? Feature.bareGeometry(bytes) else {
      throw fault(position, "This is no feature with a geometry.")
    }
    switch geometry {
    case .none: throw fault(position, "This feature has no geometry.")
    case .point: throw fault(position, "This feature is a point, which has no inside.")
    case .other(let what): throw fault(position, "This feature is \(what), which has no inside.")
    case .polygons(let polygons):
      let area = polygons.compactMap { rings in
        rings.first.flatMap { Area.polygon(exterior: $0, holes: Array(rings.dropFirst())) }
      }
      guard let first = area.first else { throw fault(position, "This polygon has no inside.") }
      return area.dropFirst().reduce(first) { $0.union($1) ?? $0 }
    }
  }

  private static func fault(_ position: Position, _ sentence: String) -> Diagnostic {
    Diagnostic(
      "area.geojson", .error, at: position, sentence,
      fix: "name a GeoJSON file of polygons in longitude and latitude (RFC 7946)")
  }
}
