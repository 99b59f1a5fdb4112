/// A box as the nodes of an R-tree hold it: single precision, rounded outwards, so that it is never
/// smaller than the box that it stands for.
struct NodeBox: Hashable {
  private(set) var minX, maxX, minY, maxY: Float

  /// Takes a box.
  init(_ extent: Extent) {
    minX = Self.down(extent.minX)
    maxX = Self.up(extent.maxX)
    minY = Self.down(extent.minY)
    maxY = Self.up(extent.maxY)
  }

  /// Reads what ``append(to:)`` wrote.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    func number(_ place: Int) -> Float {
      Float(
        bitPattern: UInt32(
          bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
            fromByteOffset: place * 4, as: UInt32.self)))
    }
    (minX, maxX, minY, maxY) = (number(0), number(1), number(2), number(3))
  }

  /// Appends the four numbers, most significant byte first.
  func append(to bytes: inout [UInt8]) {
    let numbers = (
      minX.bitPattern.bigEndian, maxX.bitPattern.bigEndian, minY.bitPattern.bigEndian,
      maxY.bitPattern.bigEndian
    )
    withUnsafeBytes(of: numbers) { bytes.append(contentsOf: $0) }
  }

  /// Grows so that it holds another box too.
  mutating func formUnion(_ other: NodeBox) {
    minX = min(minX, other.minX)
    maxX = max(maxX, other.maxX)
    minY = min(minY, other.minY)
    maxY = max(maxY, other.maxY)
  }

  private static func down(_ value: Double) -> Float {
    let near = Float(value)
    return Double(near) > value ? near.nextDown : near
  }

  private static func up(_ value: Double) -> Float {
    let near = Float(value)
    return Double(near) < value ? near.nextUp : near
  }
}
