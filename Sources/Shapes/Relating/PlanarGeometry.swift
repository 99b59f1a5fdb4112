import CGEOS

/// A geometry in the plane of degrees, made ready to be asked how many others lie to it.
///
/// Its lines are straight in that plane, as Simple Features and OGC's filters have it: this is no geometry of
/// the earth, and nothing but relations is asked of it. One thread at a time.
public final class PlanarGeometry {
  private let handle: GEOSContextHandle_t
  private let reader: OpaquePointer
  private let geometry: OpaquePointer
  private let prepared: OpaquePointer

  /// Reads well-known binary; nil where it is broken.
  public init?(wellKnownBinary bytes: UnsafeRawBufferPointer) {
    guard let handle = GEOS_init_r() else { return nil }
    guard let reader = GEOSWKBReader_create_r(handle) else {
      GEOS_finish_r(handle)
      return nil
    }
    guard let geometry = Self.read(bytes, handle, reader) else {
      GEOSWKBReader_destroy_r(handle, reader)
      GEOS_finish_r(handle)
      return nil
    }
    guard let prepared = GEOSPrepare_r(handle, geometry) else {
      GEOSGeom_destroy_r(handle, geometry)
      GEOSWKBReader_destroy_r(handle, reader)
      GEOS_finish_r(handle)
      return nil
    }
    (self.handle, self.reader, self.geometry, self.prepared) = (handle, reader, geometry, prepared)
  }

  deinit {
    GEOSPreparedGeom_destroy_r(handle, prepared)
    GEOSGeom_destroy_r(handle, geometry)
    GEOSWKBReader_destroy_r(handle, reader)
    GEOS_finish_r(handle)
  }

  /// Why no relation could be told of it, as GEOS says it, such as `Self-intersection[1 1]`; nil where it is valid.
  public var fault: String? {
    guard GEOSisValid_r(handle, geometry) != 1 else { return nil }
    guard let words = GEOSisValidReason_r(handle, geometry) else { return "it is not valid" }
    defer { GEOSFree_r(handle, words) }
    return String(cString: words)
  }

  /// Tells whether another geometry has a relation to this one.
  ///
  /// - Parameters:
  ///   - relation: what the other is asked to be: `within` asks whether it lies in this one.
  ///   - bytes: the other, as well-known binary.
  /// - Returns: nil where the bytes are broken, or GEOS cannot tell: of collections it tells only whether they
  ///   intersect. What crosses itself is mended first.
  public func isRelated(_ relation: PlanarRelation, by bytes: UnsafeRawBufferPointer) -> Bool? {
    guard let other = Self.read(bytes, handle, reader) else { return nil }
    defer { GEOSGeom_destroy_r(handle, other) }
    let asked = relation.turned
    let told = asked.told(handle, prepared, geometry, other)
    if told == 0 || told == 1 { return told == 1 }
    guard let mended = GEOSMakeValid_r(handle, other) else { return nil }
    defer { GEOSGeom_destroy_r(handle, mended) }
    let second = asked.told(handle, prepared, geometry, mended)
    return second == 0 || second == 1 ? second == 1 : nil
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, _ handle: GEOSContextHandle_t, _ reader: OpaquePointer
  ) -> OpaquePointer? {
    guard let start = bytes.baseAddress else { return nil }
    return GEOSWKBReader_read_r(
      handle, reader, start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }
}

@available(*, unavailable) extension PlanarGeometry: Sendable {}
