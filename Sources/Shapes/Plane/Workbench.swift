import CGEOS

/// A GEOS context and all geometries made with it: they go when the last shape made on it goes.
///
/// Each operation sets up its own, uses it on one thread and lets it go, so that nothing is shared
/// between threads and nothing leaks. Setting one up costs about a microsecond.
final class Workbench {
  let handle: GEOSContextHandle_t
  private var geometries: [OpaquePointer] = []

  init() {
    handle = GEOS_init_r()
  }

  deinit {
    for geometry in geometries { GEOSGeom_destroy_r(handle, geometry) }
    GEOS_finish_r(handle)
  }

  /// Takes ownership of what a GEOS function returned; nothing when it failed.
  func keep(_ geometry: OpaquePointer?) -> Shape? {
    guard let geometry else { return nil }
    geometries.append(geometry)
    return Shape(geometry: geometry, bench: self)
  }
}

@available(*, unavailable) extension Workbench: Sendable {}
