import CZLIB
import Events
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A symbol as a picture: white with a dark edge, so that a viewer tints it, and it shows on any ground.
///
/// Drawn point by point from the corners of its shape, so that it needs no file and no library.
struct MarkerPicture {
  /// How wide and high it is, in pixels.
  static let side = 64

  /// The picture of each kind as PNG, drawn once.
  static let all: [(kind: AttackKind, png: [UInt8])] = LegendEntry.all.map {
    ($0.kind, MarkerPicture($0).png)
  }

  private let corners: [(x: Double, y: Double)]

  /// Makes the picture of an entry's shape.
  private init(_ entry: LegendEntry) {
    let disc = (0..<72).map { step in
      let angle = Double(step) * .pi / 36
      return (x: 0.98 * sin(angle), y: 0.98 * cos(angle))
    }
    // Shapes reach beyond 1, up to 1.15. Mathematical libraries differ in the last digit; pictures
    // must not.
    corners = (entry.corners.isEmpty ? disc : entry.corners).map {
      (x: ($0.x * 0.84 * 1e6).rounded() / 1e6, y: ($0.y * 0.84 * 1e6).rounded() / 1e6)
    }
  }

  /// The picture as PNG: grey and how opaque, 8 bits each.
  private var png: [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<Self.side {
      rows.append(0)  // No filter.
      for x in 0..<Self.side { rows += pixel(x, y) }
    }
    var header: [UInt8] = []
    for _ in 0..<2 { header.append(big: UInt32(Self.side)) }
    header += [8, 4, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
      + Self.chunk("IDAT", Self.wrapped(rows)) + Self.chunk("IEND", [])
  }

  /// The grey and the opacity of a pixel: of 4 × 4 points in it, how many are white, edge, outside.
  private func pixel(_ x: Int, _ y: Int) -> [UInt8] {
    let fine = 4
    var (white, edge) = (0, 0)
    for part in 0..<(fine * fine) {
      let across = (Double(x) + (Double(part % fine) + 0.5) / Double(fine)) / Double(Self.side)
      let down = (Double(y) + (Double(part / fine) + 0.5) / Double(fine)) / Double(Self.side)
      let point = (x: 2 * across - 1, y: 2 * down - 1)
      guard holds(point) else { continue }
      if distance(point) < 0.1 { edge += 1 } else { white += 1 }
    }
    guard white + edge > 0 else { return [0, 0] }
    return [
      UInt8(255 * white / (white + edge)), UInt8(255 * (white + edge) / (fine * fine)),
    ]
  }

  private func holds(_ point: (x: Double, y: Double)) -> Bool {
    var isInside = false
    for (here, one) in corners.enumerated() {
      let other = corners[(here + 1) % corners.count]
      guard (one.y > point.y) != (other.y > point.y) else { continue }
      let crossing = one.x + (point.y - one.y) / (other.y - one.y) * (other.x - one.x)
      if point.x < crossing { isInside.toggle() }
    }
    return isInside
  }

  /// How far a point is from the nearest side.
  private func distance(_ point: (x: Double, y: Double)) -> Double {
    var least = Double.infinity
    for (here, one) in corners.enumerated() {
      let other = corners[(here + 1) % corners.count]
      let (dx, dy) = (other.x - one.x, other.y - one.y)
      let along = ((point.x - one.x) * dx + (point.y - one.y) * dy) / (dx * dx + dy * dy)
      let part = min(1, max(0, along))
      let (away, up) = (point.x - one.x - part * dx, point.y - one.y - part * dy)
      least = min(least, (away * away + up * up).squareRoot())
    }
    return least
  }

  private static func chunk(_ type: StaticString, _ data: [UInt8]) -> [UInt8] {
    var body: [UInt8] = []
    body.append(type)
    body += data
    var chunk: [UInt8] = []
    chunk.append(big: UInt32(data.count))
    chunk += body
    chunk.append(big: checksum(0, body))
    return chunk
  }

  /// The bytes as a zlib stream (RFC 1950): deflate between two bytes and a checksum.
  private static func wrapped(_ bytes: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x9C]
    Deflater().deflate(bytes, isLast: true, onto: &stream)
    stream.append(big: UInt32(truncatingIfNeeded: adler32(1, bytes, UInt32(bytes.count))))
    return stream
  }
}

extension [UInt8] {
  /// Appends a number, its highest byte first.
  fileprivate mutating func append(big number: UInt32) {
    Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
  }
}
