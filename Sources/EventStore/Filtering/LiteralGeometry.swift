import CQL2
import Shapes

/// A geometry of a filter as it is bound: checked, as well-known binary, with its boxes.
struct LiteralGeometry {
  let wellKnownBinary: [UInt8]
  /// The boxes around it: two where it crosses the 180th meridian.
  let boxes: [Extent]

  /// Makes a geometry ready.
  ///
  /// - Throws: ``CQL2Error`` where a position lies off the earth, a border crosses itself, or the relation
  ///   cannot be told of a collection.
  init(_ geometry: FilterGeometry, for relation: SpatialRelation) throws(CQL2Error) {
    if case .collection = geometry, relation != .intersects, relation != .disjoint {
      throw CQL2Error(
        "\(relation.rawValue) takes no GEOMETRYCOLLECTION",
        fix: "ask for its members one by one, joined with AND or OR")
    }
    let drawn = geometry.drawn
    var boxes: [Extent] = []
    for position in drawn.positions {
      guard position.latitude.magnitude <= 90, position.longitude.magnitude <= 360 else {
        throw CQL2Error(
          "\(position) is no place on the earth",
          fix: "write the longitude first, in degrees, then the latitude, between -90 and 90")
      }
    }
    if case .box(let box) = geometry, box.west > box.east {
      boxes = [
        Extent(minX: box.west, maxX: 180, minY: box.south, maxY: box.north),
        Extent(minX: -180, maxX: box.east, minY: box.south, maxY: box.north),
      ]
    } else if let first = drawn.positions.first {
      var box = Extent(x: first.longitude, y: first.latitude)
      for position in drawn.positions {
        box.formUnion(Extent(x: position.longitude, y: position.latitude))
      }
      boxes = [box]
    }
    var bytes: [UInt8] = []
    drawn.write(to: &bytes)
    wellKnownBinary = bytes
    self.boxes = boxes
    let fault = bytes.withUnsafeBytes { bytes in
      PlanarGeometry(wellKnownBinary: bytes).map { $0.fault } ?? "it cannot be drawn"
    }
    if let fault {
      throw CQL2Error(
        "the geometry is not valid: \(fault)",
        fix: "draw it so that no border crosses or touches itself")
    }
  }
}

extension FilterGeometry {
  /// Without boxes, which become polygons, lines or points, whatever they hold.
  fileprivate var drawn: FilterGeometry {
    switch self {
    case .collection(let members): return .collection(members.map(\.drawn))
    case .box(let box) where box.west > box.east:
      let parts = [
        FilterBox(west: box.west, south: box.south, east: 180, north: box.north),
        FilterBox(west: -180, south: box.south, east: box.east, north: box.north),
      ].map { FilterGeometry.box($0).drawn }
      let rings = parts.compactMap { if case .polygon(let rings) = $0 { rings } else { nil } }
      // At the very meridian, or without height, a half is a line.
      return rings.count == parts.count ? .polygons(rings) : .collection(parts)
    case .box(let box):
      let corners = [
        (box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north),
        (box.west, box.south),
      ].map { FilterPosition(longitude: $0.0, latitude: $0.1) }
      if box.west == box.east, box.south == box.north { return .point(corners[0]) }
      if box.west == box.east || box.south == box.north { return .line([corners[0], corners[2]]) }
      return .polygon([corners])
    default: return self
    }
  }

  /// Every position of it.
  fileprivate var positions: [FilterPosition] {
    switch self {
    case .point(let position): [position]
    case .line(let positions), .points(let positions): positions
    case .polygon(let rings), .lines(let rings): rings.flatMap(\.self)
    case .polygons(let polygons): polygons.flatMap { $0.flatMap(\.self) }
    case .collection(let members): members.flatMap(\.positions)
    case .box: []
    }
  }

  /// Writes well-known binary (OGC 06-103r4, 8.2), least byte first, without heights.
  fileprivate func write(to bytes: inout [UInt8]) {
    func begin(_ type: UInt32) {
      bytes.append(1)
      bytes.add(type)
    }
    func add(_ ring: [FilterPosition]) {
      bytes.add(UInt32(clamping: ring.count))
      for position in ring { bytes.add(position) }
    }
    switch self {
    case .point(let position):
      begin(1)
      bytes.add(position)
    case .line(let positions):
      begin(2)
      add(positions)
    case .polygon(let rings):
      begin(3)
      bytes.add(UInt32(clamping: rings.count))
      for ring in rings { add(ring) }
    case .points(let positions): Self.write(4, positions.map { .point($0) }, to: &bytes)
    case .lines(let lines): Self.write(5, lines.map { .line($0) }, to: &bytes)
    case .polygons(let polygons): Self.write(6, polygons.map { .polygon($0) }, to: &bytes)
    case .collection(let members): Self.write(7, members, to: &bytes)
    case .box: drawn.write(to: &bytes)
    }
  }

  private static func write(
    _ type: UInt32, _ members: [FilterGeometry], to bytes: inout [UInt8]
  ) {
    bytes.append(1)
    bytes.add(type)
    bytes.add(UInt32(clamping: members.count))
    for member in members { member.write(to: &bytes) }
  }
}

extension [UInt8] {
  fileprivate mutating func add(_ number: UInt32) {
    for shift in [0, 8, 16, 24] as [UInt32] { append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  fileprivate mutating func add(_ position: FilterPosition) {
    for number in [position.longitude, position.latitude] {
      let bits = number.bitPattern
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        append(UInt8(truncatingIfNeeded: bits >> shift))
      }
    }
  }
}
