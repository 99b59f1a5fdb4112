import CZLIB
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

  private let corners: [(x: Double, y: Double)]

  /// Makes the picture of a shape, by QGIS's name of a simple marker; a disc for one that is not known.
  init(shape: String) { corners = Self.corners(of: shape) }

  /// The corners from -1 to 1, with y upwards.
  private static func corners(of shape: String) -> [(x: Double, y: Double)] {
    func ring(_ count: Int, _ radius: Double = 0.94, inner: Double? = nil) -> [(Double, Double)] {
      (0..<count).map { here in
        let angle = Double(here) * 2 * .pi / Double(count)
        let length = here % 2 == 1 ? inner ?? radius : radius
        // Mathematical libraries differ in the last digit; pictures must not.
        return (
          (length * sin(angle) * 1e6).rounded() / 1e6, (length * cos(angle) * 1e6).rounded() / 1e6
        )
      }
    }
    return switch shape {
    case "triangle": [(-0.8, -0.82), (0, 0.94), (0.8, -0.82)]
    case "diamond": ring(4)
    case "star": ring(10, 0.98, inner: 0.42)
    case "pentagon": ring(5)
    case "square": [(-0.72, -0.72), (-0.72, 0.72), (0.72, 0.72), (0.72, -0.72)]
    case "hexagon": ring(6)
    case "arrow":
      [
        (-0.3, -0.94), (-0.3, 0.1), (-0.72, 0.1), (0, 0.94), (0.72, 0.1), (0.3, 0.1), (0.3, -0.94),
      ]
    case "cross_fill":
      [
        (-0.3, -0.85), (-0.3, -0.3), (-0.85, -0.3), (-0.85, 0.3), (-0.3, 0.3), (-0.3, 0.85),
        (0.3, 0.85), (0.3, 0.3), (0.85, 0.3), (0.85, -0.3), (0.3, -0.3), (0.3, -0.85),
      ]
    default: ring(72, 0.82)
    }
  }

  /// The picture as PNG: grey and how opaque, 8 bits each.
  var png: [UInt8] {
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

  /// The grey and the opacity of a pixel: of 8 × 8 points in it, how many are white, edge, outside.
  private func pixel(_ x: Int, _ y: Int) -> [UInt8] {
    let fine = 8
    var (white, edge) = (0, 0)
    for part in 0..<(fine * fine) {
      let across = (Double(x) + (Double(part % fine) + 0.5) / Double(fine)) / Double(Self.side)
      let down = (Double(y) + (Double(part / fine) + 0.5) / Double(fine)) / Double(Self.side)
      let point = (x: 2 * across - 1, y: 1 - 2 * down)
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
