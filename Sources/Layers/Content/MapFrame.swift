import Events
import Geodesy
import Places

/// A rectangle of longitudes and latitudes, in degrees: what a map shows, and how its ground is cut.
///
/// It frames pictures only; nothing is measured in it.
struct MapFrame: Hashable, Sendable {
  var west: Double
  var south: Double
  var east: Double
  var north: Double

  var width: Double { east - west }
  var height: Double { north - south }
  var middle: Coordinate {
    Coordinate(wrappingLatitude: (south + north) / 2, longitude: (west + east) / 2)
  }

  /// The same with a margin on each side, as a part of its size and at least `least` degrees.
  func widened(by part: Double, atLeast least: Double) -> MapFrame {
    let (aside, above) = (max(least, width * part), max(least, height * part))
    return MapFrame(
      west: max(-180, west - aside), south: max(-85, south - above),
      east: min(180, east + aside), north: min(85, north + above))
  }

  func contains(_ point: Coordinate) -> Bool {
    (west...east).contains(point.longitude) && (south...north).contains(point.latitude)
  }

  /// The frame of most targets and launch places.
  ///
  /// On each side up to a fiftieth of the points may lie beyond it, so that one report from another
  /// continent does not make the map of a country unreadable. It is counted in cells of a tenth of a
  /// degree: memory does not grow with the events.
  ///
  /// - Returns: Nil where no event has a place.
  static func around(_ events: Rows<Event>) throws -> MapFrame? {
    var columns = [Int](repeating: 0, count: 3_601)
    var rows = [Int](repeating: 0, count: 1_801)
    var count = 0
    try events.forEach { event in
      for place in [event.place, event.launchPlace] {
        guard let point = place?.coordinate else { continue }
        columns[Int((point.longitude + 180) * 10)] += 1
        rows[Int((point.latitude + 90) * 10)] += 1
        count += 1
      }
    }
    guard let (west, east) = core(columns, without: count / 50),
      let (south, north) = core(rows, without: count / 50)
    else { return nil }
    return MapFrame(
      west: Double(west) / 10 - 180, south: Double(south) / 10 - 90,
      east: min(180, Double(east + 1) / 10 - 180), north: min(90, Double(north + 1) / 10 - 90))
  }

  /// The first and the last cell when `spared` points are left out at each end.
  private static func core(_ cells: [Int], without spared: Int) -> (Int, Int)? {
    func first(_ indices: some Sequence<Int>) -> Int? {
      var passed = 0
      return indices.first { index in
        passed += cells[index]
        return passed > spared
      }
    }
    guard let low = first(cells.indices), let high = first(cells.indices.reversed()) else {
      return nil
    }
    return (low, high)
  }
}
