import CGEOS

/// How two geometries lie to each other in the plane of degrees (DE-9IM, OGC 06-103r4).
public enum PlanarRelation: String, Hashable, Sendable, CaseIterable {
  case intersects, equals, disjoint, touches, within, overlaps, crosses, contains

  /// The relation that the second has to the first where this one holds of the first to the second.
  public var turned: PlanarRelation {
    switch self {
    case .within: .contains
    case .contains: .within
    default: self
    }
  }

  /// What GEOS says of a prepared geometry and another, as `1`, `0`, or another number where it cannot tell.
  func told(
    _ handle: GEOSContextHandle_t, _ prepared: OpaquePointer, _ geometry: OpaquePointer,
    _ other: OpaquePointer
  ) -> CChar {
    switch self {
    case .intersects: GEOSPreparedIntersects_r(handle, prepared, other)
    case .disjoint: GEOSPreparedDisjoint_r(handle, prepared, other)
    case .touches: GEOSPreparedTouches_r(handle, prepared, other)
    case .within: GEOSPreparedWithin_r(handle, prepared, other)
    case .overlaps: GEOSPreparedOverlaps_r(handle, prepared, other)
    case .crosses: GEOSPreparedCrosses_r(handle, prepared, other)
    case .contains: GEOSPreparedContains_r(handle, prepared, other)
    case .equals: GEOSEquals_r(handle, geometry, other)
    }
  }
}
