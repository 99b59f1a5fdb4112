import Geodesy

/// A square of longitude and latitude: the whole map, or one of the four parts of another.
///
/// The whole map is 360° wide and as high, so that every cell is as many degrees wide as high.
struct MapCell: Hashable, Sendable {
  /// How often the whole map was parted: 14 times gives cells of 0.022°, at most 2.4 km.
  let depth: Int
  /// Which of the cells of its depth: two bits a step, from the widest on; the lower one says east,
  /// the upper one north.
  let code: Int

  /// The depth of the smallest cells.
  static let greatestDepth = 14

  /// The smallest cell that a point lies in.
  init(of point: Coordinate) {
    let side = 1 << Self.greatestDepth
    func step(_ degrees: Double) -> Int {
      min(side - 1, max(0, Int((degrees + 180) / 360 * Double(side))))
    }
    let (column, row) = (step(point.longitude), step(point.latitude))
    depth = Self.greatestDepth
    code = (0..<Self.greatestDepth).reduce(0) { code, bit in
      code | (column >> bit & 1) << (2 * bit) | (row >> bit & 1) << (2 * bit + 1)
    }
  }

  private init(depth: Int, code: Int) {
    self.depth = depth
    self.code = code
  }

  /// The cell of a lesser depth that this one is part of.
  func part(ofDepth depth: Int) -> MapCell {
    MapCell(depth: depth, code: code >> (2 * (self.depth - depth)))
  }

  /// The depth of the smallest cell that holds both.
  func sharedDepth(with other: MapCell) -> Int {
    var depth = min(depth, other.depth)
    while part(ofDepth: depth) != other.part(ofDepth: depth) { depth -= 1 }
    return depth
  }

  /// Its edges in degrees, from -180 to 180 and from -90 to 90.
  var edges: (west: Double, south: Double, east: Double, north: Double) {
    let side = 360 / Double(1 << depth)
    let (column, row) = (0..<depth).reduce((0, 0)) { place, bit in
      (
        place.0 | (code >> (2 * bit) & 1) << bit, place.1 | (code >> (2 * bit + 1) & 1) << bit
      )
    }
    let west = Double(column) * side - 180
    let south = Double(row) * side - 180
    return (west, max(-90, south), west + side, min(90, south + side))
  }
}
