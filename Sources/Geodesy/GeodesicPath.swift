import CPROJ

extension Coordinate {
  /// Returns points along the shortest path from here to `other`, evenly spaced, ends included.
  ///
  /// - Parameters:
  ///   - other: The far end.
  ///   - step: The most that two neighbours may lie apart. Less than a metre is taken as a metre.
  /// - Returns: At least the two ends, exactly as given.
  public func path(to other: Coordinate, step: Distance) -> [Coordinate] {
    let total = distance(to: other).meters
    let most = step.meters >= 1 ? step.meters : 1
    let parts = Int((total / most).rounded(.up))
    guard parts > 1 else { return [self, other] }
    let inner = positions(on: other, total: total, parts: parts, range: 1..<parts)
    return [self] + inner + [other]
  }

  /// Returns the point half way along the shortest path to `other`.
  public func midpoint(to other: Coordinate) -> Coordinate {
    let total = distance(to: other).meters
    return positions(on: other, total: total, parts: 2, range: 1..<2).first ?? self
  }

  private func positions(
    on other: Coordinate, total: Double, parts: Int, range: Range<Int>
  ) -> [Coordinate] {
    Ellipsoid.wgs84.withEarth { earth in
      var line = geod_geodesicline()
      geod_inverseline(&line, earth, latitude, longitude, other.latitude, other.longitude, 0)
      return range.compactMap { part in
        var latitude = 0.0
        var longitude = 0.0
        geod_position(&line, total * Double(part) / Double(parts), &latitude, &longitude, nil)
        return Coordinate(latitude: latitude, longitude: longitude)
      }
    }
  }
}
