/// Where everything lies in an index by radius, in memory and in its file alike.
///
/// All follows from how many rows there are and whether any has a radius, so that nothing in a file
/// can lead outside of it. Rows stand in blocks of 64 along a Hilbert curve; eight blocks have a
/// node above them, eight nodes another, up to one. Numbers are those of the machine that wrote
/// them, little-endian on all that are supported.
///
/// | part | of each | what |
/// |---|---|---|
/// | header | | see ``RadiusHeader`` |
/// | balls | node, blocks first | a ball in space that holds its points: x, y, z, radius (4 doubles) |
/// | spans | node | the least and greatest radius of its rows (2 doubles) |
/// | offsets | block | x, then y, then z of 64 points from the middle of its ball (192 floats) |
/// | rows | row | its number (32 bits) |
/// | points | row | latitude and longitude (2 doubles) |
/// | radii | row | its radius; a sign of minus says bounding disc of another area (double); only if any |
struct RadiusLayout {
  static let block = 64
  static let fan = 8

  let count: Int
  let hasRadii: Bool
  /// How many nodes each level has, blocks first.
  let levels: [Int]
  let balls, spans, offsets, rows, points, radii, length: Int

  var blocks: Int { levels.first ?? 0 }

  /// Nothing for more rows than have numbers.
  init?(count: Int, hasRadii: Bool) {
    guard count >= 0, count <= Int(UInt32.max) else { return nil }
    self.count = count
    self.hasRadii = hasRadii
    var levels: [Int] = []
    var nodes = (count + Self.block - 1) / Self.block
    while nodes > 0 {
      levels.append(nodes)
      nodes = nodes == 1 ? 0 : (nodes + Self.fan - 1) / Self.fan
    }
    self.levels = levels
    let all = levels.reduce(0, +)
    let slots = (levels.first ?? 0) * Self.block
    balls = RadiusHeader.size
    spans = balls + all * 32
    offsets = (spans + all * 16 + 63) / 64 * 64
    rows = offsets + slots * 12
    points = rows + slots * 4
    radii = points + slots * 16
    length = radii + (hasRadii ? slots * 8 : 0)
  }
}
