import Geodesy
import Shapes

/// The least distance between two areas by asking, from points along the border of one, how near the
/// other lies: for borders that nearly touch.
///
/// A disc's distance is that of its centre less its radius; another area is asked itself
/// (`Area.nearestDistance(to:)`, which lays it into the plane about each point: slow and sure).
struct CloseLook {
  private(set) var least = Double.infinity

  init(_ one: Area, _ two: Area) {
    if case .disc = one.form {
      look(along: Border(two), to: one)
    } else {
      look(along: Border(one), to: two)
    }
  }

  private mutating func look(along border: Border, to other: Area) {
    func away(_ place: Double) -> Double {
      let point = border.point(place)
      if case .disc(let center, let radius) = other.form {
        return point.distance(to: center).meters - radius.meters
      }
      return other.nearestDistance(to: point).meters
    }
    let ranked = border.places(count: 400).map { ($0, away($0)) }.sorted { $0.1 < $1.1 }
    for (place, meters) in ranked.prefix(5) {
      least = min(least, meters)
      let piece = place.rounded(.down)
      for start in [piece - 1, piece] { sink(from: start, to: start + 1, away) }
    }
  }

  /// Closes in on the nearest point of an edge: along it the distance falls and then rises.
  private mutating func sink(from start: Double, to end: Double, _ away: (Double) -> Double) {
    var (low, high) = (start, end - 1e-12)
    for _ in 0..<50 {
      let (first, second) = (low + 0.382 * (high - low), low + 0.618 * (high - low))
      let (one, two) = (away(first), away(second))
      least = min(least, one, two)
      if one < two { high = second } else { low = first }
    }
  }
}
