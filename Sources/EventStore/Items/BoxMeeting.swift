/// Whether a geometry of well-known binary has a point in a box, edges as straight lines of longitude and
/// latitude, as GeoJSON has them (RFC 7946, 3.1.1).
///
/// Bytes that are broken meet nothing.
struct BoxMeeting {
  private let bytes: UnsafeRawBufferPointer
  private let box: Extent
  private var position = 0

  /// Tells whether a geometry meets a box.
  static func meets(_ bytes: UnsafeRawBufferPointer, _ box: Extent) -> Bool {
    var meeting = BoxMeeting(bytes: bytes, box: box)
    return meeting.geometry(depth: 0) ?? false
  }

  private init(bytes: UnsafeRawBufferPointer, box: Extent) {
    self.bytes = bytes
    self.box = box
  }

  /// Nil where the bytes are broken.
  private mutating func geometry(depth: Int) -> Bool? {
    guard depth < 4, position < bytes.count else { return nil }
    let isLittle = bytes[position] == 1
    position += 1
    guard let type = count(isLittle), type < 4_000 else { return nil }
    let size = [2, 3, 3, 4][type / 1_000]
    switch type % 1_000 {
    case 1: return point(size, isLittle).map { box.holds($0.x, $0.y) }
    case 2: return line(size, isLittle)?.meets
    case 3: return polygon(size, isLittle)
    case 4...7:
      guard let parts = count(isLittle) else { return nil }
      var meets = false
      for _ in 0..<parts {
        guard let part = geometry(depth: depth + 1) else { return nil }
        if part { return true }
        meets = meets || part
      }
      return meets
    default: return nil
    }
  }

  /// An edge meets the box, or the box lies inside: then so does its corner.
  private mutating func polygon(_ size: Int, _ isLittle: Bool) -> Bool? {
    guard let rings = count(isLittle) else { return nil }
    var isInside = false
    for _ in 0..<rings {
      guard let ring = line(size, isLittle) else { return nil }
      if ring.meets { return true }
      if ring.isAround { isInside.toggle() }
    }
    return isInside
  }

  /// Whether an edge meets the box, and whether the closed line goes around the box's first corner.
  private mutating func line(_ size: Int, _ isLittle: Bool) -> (meets: Bool, isAround: Bool)? {
    guard let points = count(isLittle), points <= bytes.count / 16 else { return nil }
    var isAround = false
    var before: (x: Double, y: Double)?
    for _ in 0..<points {
      guard let here = point(size, isLittle) else { return nil }
      if let before {
        if box.meets(before.x, before.y, here.x, here.y) { return (true, false) }
        if (before.y > box.minY) != (here.y > box.minY) {
          let x = before.x + (box.minY - before.y) / (here.y - before.y) * (here.x - before.x)
          if x > box.minX { isAround.toggle() }
        }
      }
      before = here
    }
    return (false, isAround)
  }

  private mutating func count(_ isLittle: Bool) -> Int? {
    guard position + 4 <= bytes.count else { return nil }
    let raw = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
    position += 4
    return Int(isLittle ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw))
  }

  private mutating func point(_ size: Int, _ isLittle: Bool) -> (x: Double, y: Double)? {
    guard position + 8 * size <= bytes.count else { return nil }
    let (x, y) = (number(position, isLittle), number(position + 8, isLittle))
    position += 8 * size
    return (x, y)
  }

  private func number(_ place: Int, _ isLittle: Bool) -> Double {
    let raw = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return Double(bitPattern: isLittle ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
  }
}
