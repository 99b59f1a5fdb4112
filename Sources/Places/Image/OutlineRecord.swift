import Geodesy
import Shapes

/// The outline of a country, governorate or district, in the section `outlines`.
struct OutlineRecord: BitwiseCopyable, Sendable {
  /// The key of the unit.
  var key: TextSpan
  /// Who drew it.
  var source: TextSpan
  /// Its rings in `outlineRings`.
  var firstRing: UInt32
  var ringCount: UInt32
}

/// A ring of an outline; a hole belongs to the nearest outer ring before it.
struct OutlineRing: BitwiseCopyable, Sendable {
  /// Its corners in `outlinePoints`.
  var firstPoint: UInt32
  var pointCount: UInt32
  var isHole: UInt32
}

/// A corner, in degrees.
struct OutlinePoint: BitwiseCopyable, Sendable {
  var latitude: Double
  var longitude: Double
}

extension Volume {
  /// The outlines by the key of the unit; what a damaged file makes of them is left out.
  func outlines() -> [String: Outline] {
    guard let records = image.elements(.outlines, of: OutlineRecord.self),
      let rings = image.elements(.outlineRings, of: OutlineRing.self),
      let points = image.elements(.outlinePoints, of: OutlinePoint.self)
    else { return [:] }
    var outlines: [String: Outline] = [:]
    for record in records {
      let range = Self.range(record.firstRing, record.ringCount, in: rings.count)
      var polygons: [(exterior: Area.Ring, holes: [Area.Ring])] = []
      for ring in rings[range] {
        let corners = points[Self.range(ring.firstPoint, ring.pointCount, in: points.count)]
          .compactMap { Coordinate(latitude: $0.latitude, longitude: $0.longitude) }
        guard corners.count >= 3 else { continue }
        if ring.isHole == 0 || polygons.isEmpty {
          polygons.append((corners, []))
        } else {
          polygons[polygons.count - 1].holes.append(corners)
        }
      }
      guard !polygons.isEmpty else { continue }
      let area = Area(
        .polygons(polygons.map { Area.Polygon(exterior: $0.exterior, holes: $0.holes) }))
      outlines[text(record.key)] = Outline(area: area, source: text(record.source))
    }
    return outlines
  }

  private static func range(_ start: UInt32, _ count: UInt32, in whole: Int) -> Range<Int> {
    let start = min(Int(start), whole)
    return start..<min(whole, start + Int(count))
  }
}
