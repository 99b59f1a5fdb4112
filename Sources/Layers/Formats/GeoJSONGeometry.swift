/// Writes well-known binary as a GeoJSON geometry: of one part, the plain kind; of several, the multiple
/// one, as the layers do.
///
/// Heights and measures are left out.
struct GeoJSONGeometry {
  private let bytes: UnsafeRawBufferPointer
  private let precision: CoordinatePrecision
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer?, _ precision: CoordinatePrecision) {
    self.bytes = bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
    self.precision = precision
  }

  /// Appends it; false where the bytes are broken, with some appended.
  mutating func append(to out: inout ByteWriter) -> Bool {
    guard let head = head() else { return false }
    switch head.kind {
    case 1:
      out.append("{\"type\":\"Point\",\"coordinates\":")
      guard appendPosition(head, to: &out) else { return false }
    case 2:
      out.append("{\"type\":\"LineString\",\"coordinates\":")
      guard appendPositions(head, to: &out) else { return false }
    case 3:
      out.append("{\"type\":\"Polygon\",\"coordinates\":")
      guard appendRings(head, to: &out) else { return false }
    case 4: return appendParts(head, of: 1, "Point", to: &out) { $0.appendPosition($1, to: &$2) }
    case 5:
      return appendParts(head, of: 2, "LineString", to: &out) { $0.appendPositions($1, to: &$2) }
    case 6: return appendParts(head, of: 3, "Polygon", to: &out) { $0.appendRings($1, to: &$2) }
    default: return false
    }
    out.append("}")
    return true
  }

  private struct Head {
    let isLittle: Bool
    let kind: Int
    /// How many numbers a position has.
    let size: Int
  }

  private mutating func appendParts(
    _ head: Head, of kind: Int, _ name: StaticString, to out: inout ByteWriter,
    _ part: (inout Self, Head, inout ByteWriter) -> Bool
  ) -> Bool {
    guard let count = count(head.isLittle), count > 0 else { return false }
    out.append(count == 1 ? "{\"type\":\"" : "{\"type\":\"Multi")
    out.append(name)
    out.append("\",\"coordinates\":")
    if count > 1 { out.append("[") }
    for here in 0..<count {
      guard let head = self.head(), head.kind == kind else { return false }
      if here > 0 { out.append(",") }
      guard part(&self, head, &out) else { return false }
    }
    if count > 1 { out.append("]") }
    out.append("}")
    return true
  }

  private mutating func appendRings(_ head: Head, to out: inout ByteWriter) -> Bool {
    guard let count = count(head.isLittle) else { return false }
    out.append("[")
    for here in 0..<count {
      if here > 0 { out.append(",") }
      guard appendPositions(head, to: &out) else { return false }
    }
    out.append("]")
    return true
  }

  private mutating func appendPositions(_ head: Head, to out: inout ByteWriter) -> Bool {
    guard let count = count(head.isLittle) else { return false }
    out.append("[")
    for here in 0..<count {
      if here > 0 { out.append(",") }
      guard appendPosition(head, to: &out) else { return false }
    }
    out.append("]")
    return true
  }

  private mutating func appendPosition(_ head: Head, to out: inout ByteWriter) -> Bool {
    guard position + 8 * head.size <= bytes.count else { return false }
    let (x, y) = (number(position, head.isLittle), number(position + 8, head.isLittle))
    position += 8 * head.size
    guard x.isFinite, y.isFinite else { return false }
    out.append(x: x, y: y, precision)
    return true
  }

  private mutating func head() -> Head? {
    guard position < bytes.count else { return nil }
    let isLittle = bytes[position] == 1
    position += 1
    guard let type = count(isLittle), type < 4_000 else { return nil }
    return Head(isLittle: isLittle, kind: type % 1_000, size: [2, 3, 3, 4][type / 1_000])
  }

  private mutating func count(_ isLittle: Bool) -> Int? {
    guard position + 4 <= bytes.count else { return nil }
    let raw = bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)
    position += 4
    return Int(isLittle ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw))
  }

  private func number(_ place: Int, _ isLittle: Bool) -> Double {
    let raw = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return Double(bitPattern: isLittle ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
  }
}
