import Geodesy

extension Area {
  /// Makes the area inside a ring and outside of others.
  ///
  /// - Parameters:
  ///   - exterior: The outer ring, in either direction, closed or not; its edges are geodesics, and
  ///     it holds less than half of the earth.
  ///   - holes: Rings inside of it that do not overlap.
  /// - Returns: Nothing for a ring that has no inside.
  public static func polygon(exterior: Ring, holes: [Ring] = []) -> Area? {
    polygons([Polygon(exterior: exterior, holes: holes)])
  }

  /// Returns the area of several polygons that do not overlap, or nothing when none has an inside.
  ///
  /// Rings may run in either direction and may repeat their first corner at the end.
  public static func polygons(_ polygons: [Polygon]) -> Area? {
    let sound = polygons.compactMap { polygon -> Polygon? in
      guard let exterior = turned(polygon.exterior, counterclockwise: true) else { return nil }
      return Polygon(
        exterior: exterior,
        holes: polygon.holes.compactMap { turned($0, counterclockwise: false) })
    }
    return sound.isEmpty ? nil : Area(.polygons(sound))
  }
}

/// The ring, open and in the direction asked for; nothing when it has no inside.
private func turned(_ ring: Area.Ring, counterclockwise: Bool) -> Area.Ring? {
  let open = ring.count > 1 && ring.first == ring.last ? ring.dropLast() : ring[...]
  guard open.count >= 3 else { return nil }
  let area = signedSquareMeters(of: Array(open))
  guard abs(area) >= Tracing.leastSquareMeters else { return nil }
  return (area > 0) == counterclockwise ? Array(open) : open.reversed()
}
