/// What is wrong with a grid reference.
public enum GridFault: Error, Hashable, Sendable {
  /// No cell of the grid has this number and letter.
  case cell
  /// The letter belongs to the grids of the poles, which are not read.
  case polar
  /// No square of 100 km in the cell has these two letters.
  case square
  /// There are not one to five digits for each axis.
  case digits
}

/// A square of the Military Grid Reference System: the ground that a reference such as
/// `38S MB 44 88` means, as wide as its digits say.
///
/// - Source: NGA.STND.0037, “Universal Grids and Grid Reference Systems” (2014); the
///   letters are those of the WGS 84 scheme ("AA").
public struct MGRSSquare: Hashable, Sendable {
  /// The length of its side: 1 m for five digits an axis, 10 km for one.
  public let side: Distance
  /// The middle of the square.
  public let center: Coordinate

  /// From the middle to a corner: the circle that holds the whole square.
  public var radius: Distance { .meters(side.meters / 2 * 2.0.squareRoot()) }

  /// The letters of rows and columns: the alphabet without I and O.
  private static let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ".unicodeScalars)
  /// The side of a lettered square, and the northing after which the rows' letters come again.
  private static let (lettered, cycle) = (100_000.0, 2_000_000.0)

  /// Finds the square of a reference.
  ///
  /// - Parameters:
  ///   - zone: The number, `1...60`.
  ///   - band: The letter after it.
  ///   - column: The first letter of the 100 km square.
  ///   - row: The second.
  ///   - easting: The first half of the digits.
  ///   - northing: The second half.
  ///   - digits: How many digits each half has, `1...5`, leading zeros included.
  /// - Throws: What is wrong with the reference.
  public init(
    zone: Int, band: Unicode.Scalar, column: Unicode.Scalar, row: Unicode.Scalar,
    easting: Int, northing: Int, digits: Int
  ) throws(GridFault) {
    if "ABYZ".unicodeScalars.contains(band) { throw .polar }
    guard let cell = GridZone(zone: zone, band: band),
      let projection = ZoneProjection(zone: zone)
    else { throw .cell }
    let powers = [10_000.0, 1_000, 100, 10, 1]
    guard powers.indices.contains(digits - 1) else { throw .digits }
    let side = powers[digits - 1]
    let (east, north) = (Double(easting) * side, Double(northing) * side)
    guard (0..<Self.lettered).contains(east), (0..<Self.lettered).contains(north) else {
      throw .digits
    }
    guard let corner = Self.corner(of: cell, column: column, row: row, projection),
      let center = projection.inverse(
        east: corner.east + east + side / 2, north: corner.north + north + side / 2)
    else { throw .square }
    self.side = .meters(side)
    self.center = center
  }

  /// The south-western corner of a lettered square, in metres of the projection; nothing where no
  /// such square meets the cell.
  private static func corner(
    of cell: GridZone, column: Unicode.Scalar, row: Unicode.Scalar, _ projection: ZoneProjection
  ) -> (east: Double, north: Double)? {
    // Columns: A–H in zones 1, 4, 7, …, J–R in 2, 5, …, S–Z in 3, 6, …; from 100 km on.
    guard let columnPlace = letters.firstIndex(of: column),
      let rowPlace = letters.firstIndex(of: row), rowPlace < 20,
      columnPlace / 8 == (cell.zone - 1) % 3
    else { return nil }
    let east = Double(columnPlace % 8 + 1) * lettered
    // Rows: A–V from the equator in odd zones, five letters further in even ones.
    let place = cell.zone % 2 == 0 ? (rowPlace + 15) % 20 : rowPlace
    let first = Double(place) * lettered + (cell.isNorthern ? 0 : -10_000_000)
    for turn in 0..<5 {
      let north = first + Double(turn) * cycle
      if meets(cell, east, north, projection) { return (east, north) }
    }
    return nil
  }

  /// Whether a lettered square shares ground with its cell, as far as a mesh of 10 km can tell.
  private static func meets(
    _ cell: GridZone, _ east: Double, _ north: Double, _ projection: ZoneProjection
  ) -> Bool {
    guard let middle = projection.inverse(east: east + lettered / 2, north: north + lettered / 2),
      middle.latitude > cell.latitudes.lowerBound - 2,
      middle.latitude < cell.latitudes.upperBound + 2
    else { return false }
    for right in 0...10 {
      for up in 0...10 {
        guard
          let point = projection.inverse(
            east: east + Double(right) * 10_000, north: north + Double(up) * 10_000)
        else { continue }
        if cell.latitudes.contains(point.latitude), cell.longitudes.contains(point.longitude) {
          return true
        }
      }
    }
    return false
  }
}
