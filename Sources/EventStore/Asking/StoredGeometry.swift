import Geodesy
import Shapes

/// A geometry of a GeoPackage (OGC 12-128r17, 2.1.3) as it is read back: what is no point or polygon is
/// nothing.
struct StoredGeometry {
  private(set) var point: Coordinate?
  /// The rings of each polygon, the outer one first.
  private(set) var polygons: [[[Coordinate]]] = []

  private let bytes: UnsafeRawBufferPointer
  private var position: Int

  /// Reads bytes; nil where they are broken.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 8, bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else {
      return nil
    }
    let boxes = [0, 32, 48, 48, 64]
    let box = Int(bytes[3] >> 1 & 7)
    guard box < boxes.count else { return nil }
    self.bytes = bytes
    position = 8 + boxes[box]
    guard readGeometry(depth: 0) else { return nil }
  }

  /// Reads well-known binary without a header; nil where it is broken.
  init?(wellKnownBinary bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    position = 0
    guard readGeometry(depth: 0) else { return nil }
  }

  /// Well-known binary: byte order, type, what belongs to it.
  ///
  /// Heights and measures are passed over.
  private mutating func readGeometry(depth: Int) -> Bool {
    guard depth < 4, position < bytes.count else { return false }
    let isLittle = bytes[position] == 1
    position += 1
    guard let type = readCount(isLittle), type < 4_000 else { return false }
    let size = [2, 3, 3, 4][type / 1_000]
    switch type % 1_000 {
    case 1:
      guard let coordinate = readCoordinate(size, isLittle) else { return false }
      point = coordinate
    case 3:
      guard let count = readCount(isLittle) else { return false }
      var rings: [[Coordinate]] = []
      for _ in 0..<count {
        guard let length = readCount(isLittle), length <= bytes.count / 16 else { return false }
        var ring: [Coordinate] = []
        ring.reserveCapacity(length)
        for _ in 0..<length {
          guard let corner = readCoordinate(size, isLittle) else { return false }
          ring.append(corner)
        }
        rings.append(ring)
      }
      polygons.append(rings)
    case 6, 7:
      guard let count = readCount(isLittle) else { return false }
      for _ in 0..<count { guard readGeometry(depth: depth + 1) else { return false } }
    default: return false
    }
    return true
  }

  private mutating func readCount(_ isLittle: Bool) -> Int? {
    guard position + 4 <= bytes.count else { return nil }
    let raw = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
    position += 4
    return Int(isLittle ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw))
  }

  private mutating func readCoordinate(_ size: Int, _ isLittle: Bool) -> Coordinate? {
    guard position + 8 * size <= bytes.count else { return nil }
    func number(_ place: Int) -> Double {
      let raw = bytes.loadUnaligned(fromByteOffset: position + 8 * place, as: UInt64.self)
      return Double(bitPattern: isLittle ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
    }
    let (longitude, latitude) = (number(0), number(1))
    position += 8 * size
    return Coordinate(latitude: latitude, longitude: longitude)
  }
}

extension StoredPlace {
  /// A place as its point, its radius and its area were written.
  ///
  /// A disc is written as a polygon. Where nothing says that it is one, it is known by its corners: all
  /// of them, but for those on the edge of the map, lie as far from the point as the radius says, to what
  /// rounding leaves open.
  init(_ point: Coordinate, radius: Double, area: StoredGeometry?, isDisc: Bool?) {
    let disc = Area.disc(center: point, radius: .meters(radius))
    let rings = area?.polygons ?? []
    let looksLikeDisc = isDisc ?? Self.isCircle(rings, about: point, radius)
    let drawn =
      looksLikeDisc
      ? nil
      : Area.polygons(
        rings.compactMap { rings in
          rings.first.map { .init(exterior: $0, holes: Array(rings.dropFirst())) }
        })
    self.init(coordinate: point, uncertainty: .meters(radius), area: drawn ?? disc)
  }

  /// How far a corner may lie off its circle: half a metre of the radius, a metre of the outline.
  private static let play = 2.5

  private static func isCircle(
    _ polygons: [[[Coordinate]]], about center: Coordinate, _ radius: Double
  ) -> Bool {
    // A disc that reaches around the earth is drawn as the whole map.
    if radius > 19_899_000 { return true }
    let corners = polygons.joined().joined().filter {
      $0.longitude.magnitude < 180 && $0.latitude.magnitude < 90
    }
    // A small circle is written as the box around it.
    if radius < 6 {
      return corners.allSatisfy { center.distance(to: $0).meters < radius * 1.5 + 3 }
    }
    return corners.count >= 12
      && corners.allSatisfy { (center.distance(to: $0).meters - radius).magnitude < play }
  }
}
