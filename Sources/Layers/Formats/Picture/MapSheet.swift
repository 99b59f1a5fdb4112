import Geodesy

/// A sheet of paper with a map on it: where a coordinate lies on it, in CSS pixels.
///
/// A4 landscape. The map is the azimuthal equidistant plane about its middle, so that the scale bar
/// holds all over the sheet but for what `scaleError` says.
struct MapSheet {
  /// A rectangle of the sheet.
  struct Box {
    var left: Double
    var top: Double
    var width: Double
    var height: Double
    var right: Double { left + width }
    var bottom: Double { top + height }

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
    func holds(_ other: Box) -> Bool {
      left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
    }
    func holds(_ x: Double, _ y: Double) -> Bool {
      (left...right).contains(x) && (top...bottom).contains(y)
    }
  }

  /// The whole sheet.
  static let paper = Box(left: 0, top: 0, width: 1_123, height: 794)
  /// The part that is map.
  static let map = Box(left: 24, top: 66, width: 843, height: 668)

  /// The plane of the map.
  let plane: Plane
  /// Pixels per metre.
  let scale: Double
  /// The longitudes and latitudes that the map covers.
  let frame: MapFrame
  /// How much too long a distance on the sheet may be, as a part of itself.
  let scaleError: Double

  /// Fits a frame into the map.
  init(of frame: MapFrame) {
    let shown = frame.widened(by: 0.06, atLeast: 0.25)
    let plane = Plane(center: shown.middle)
    // The middles of the sides reach further than the corners where the frame is wide.
    var (east, north) = (1.0, 1.0)
    for along in stride(from: 0.0, through: 1, by: 0.25) {
      for (x, y) in [(along, 0.0), (along, 1), (0, along), (1, along)] {
        let corner = Coordinate(
          wrappingLatitude: shown.south + y * shown.height,
          longitude: min(179.999, shown.west + x * shown.width))
        let point = plane.point(of: corner)
        east = max(east, point.east.meters.magnitude)
        north = max(north, point.north.meters.magnitude)
      }
    }
    let scale = min(Self.map.width / (2 * east), Self.map.height / (2 * north))
    let (right, top) = (Self.map.width / 2 / scale, Self.map.height / 2 / scale)
    self.plane = plane
    self.scale = scale
    var covered = shown
    for (x, y) in [(-1.0, -1.0), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)] {
      let point = plane.coordinate(
        of: PlanePoint(east: .meters(x * right), north: .meters(y * top)))
      covered.west = min(covered.west, point.longitude)
      covered.east = max(covered.east, point.longitude)
      covered.south = min(covered.south, point.latitude)
      covered.north = max(covered.north, point.latitude)
    }
    self.frame = covered.widened(by: 0.05, atLeast: 0.1)
    let corner = (right * right + top * top).squareRoot() / 6_371_000
    scaleError = corner * corner / 6
  }

  /// Where a coordinate lies on the sheet.
  func place(_ coordinate: Coordinate) -> (x: Double, y: Double) {
    let point = plane.point(of: coordinate)
    return (
      Self.map.left + Self.map.width / 2 + point.east.meters * scale,
      Self.map.top + Self.map.height / 2 - point.north.meters * scale
    )
  }

  /// A line on the sheet, without the points that nobody would see.
  func line(_ line: [Coordinate]) -> [(x: Double, y: Double)] {
    let points = line.map(place)
    return thinned(points, tolerance: 0.35).map { points[$0] }
  }
}
