public import Geodesy
import Places
import Shapes

/// Takes rows in any order and makes an index by radius of them.
///
/// It holds 28 bytes a row until the index is made, and as much as the index while it is.
public struct RadiusIndexBuilder: Sendable {
  var points: [SIMD2<Double>] = []
  var rows: [UInt32] = []
  /// Empty as long as all are 0.
  var radii: [Double] = []

  /// Makes a builder without rows.
  public init() {}

  /// Makes room for as many rows as are told.
  public mutating func reserve(_ count: Int) {
    points.reserveCapacity(count)
    rows.reserveCapacity(count)
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - row: its number, which answers give back; it need not be in order.
  ///   - center: where it lies.
  ///   - radius: the radius of its disc; what is negative is none, what is no number or longer than
  ///     half of a meridian is the whole earth.
  ///   - isArea: whether the disc only holds the row's area, which has another shape.
  public mutating func add(
    _ row: UInt32, at center: Coordinate, radius: Distance = .zero, isArea: Bool = false
  ) {
    let whole = Earth.halfMeridian.nextUp
    let meters = radius.meters.isNaN ? whole : min(whole, max(0, radius.meters))
    points.append(SIMD2(center.latitude, center.longitude))
    rows.append(row)
    if radii.isEmpty, meters > 0 || isArea {
      radii = [Double](repeating: 0, count: points.count - 1)
    }
    if !radii.isEmpty || meters > 0 || isArea { radii.append(isArea ? -meters : meters) }
  }

  /// Makes the index; the same rows, added in the same order, give the same bytes.
  ///
  /// - Parameter content: a number that says what the rows were made from, for who opens the file
  ///   later to know whether it still fits: ``RadiusIndex/content``.
  /// - Returns: The index, in memory.
  /// - Throws: ``RadiusIndexFailure/tooManyRows``.
  public func index(content: UInt64 = 0) throws(RadiusIndexFailure) -> RadiusIndex {
    guard let layout = RadiusLayout(count: rows.count, hasRadii: !radii.isEmpty)
    else { throw .tooManyRows }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: layout.length, alignment: 4_096)
    let bytes = RadiusBytes(owning: memory)
    fill(memory, layout)
    RadiusHeader(
      count: UInt64(rows.count), hasRadii: layout.hasRadii, content: content,
      bodySum: BlockChecksum.of(
        UnsafeRawBufferPointer(rebasing: bytes.buffer[RadiusHeader.size...]))
    ).write(to: memory)
    return try RadiusIndex(bytes)
  }
}
