import Geodesy
import Shapes

/// The border of an area as one long walk, made of what the area says that it is and of nothing that
/// is measured here.
struct Border {
  /// Geodesics from corner to corner, or for a disc the circle as a whole.
  private enum Piece {
    case edge(Coordinate, Coordinate)
    case circle(Coordinate, Distance)
  }

  private var pieces: [Piece] = []
  private let lengths: [Double]
  private let courses: [Azimuth]

  init(_ area: Area) {
    switch area.form {
    case .disc(let center, let radius):
      pieces = [.circle(center, radius)]
      lengths = [2 * .pi * radius.meters]
      courses = []
    case .polygons(let polygons):
      for ring in polygons.flatMap({ [$0.exterior] + $0.holes }) {
        for (start, end) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
          pieces.append(.edge(start, end))
        }
      }
      lengths = pieces.map {
        if case .edge(let start, let end) = $0 { start.distance(to: end).meters } else { 0 }
      }
      courses = pieces.map {
        if case .edge(let start, let end) = $0 {
          start.azimuth(to: end)
        } else {
          Azimuth(degrees: 0)
        }
      }
    }
  }

  /// The point at a place of the walk: the whole number tells the piece, the rest how far along it.
  func point(_ place: Double) -> Coordinate {
    let turned = place.truncatingRemainder(dividingBy: Double(pieces.count))
    let sound = turned < 0 ? turned + Double(pieces.count) : turned
    let piece = min(pieces.count - 1, Int(sound))
    switch pieces[piece] {
    case .circle(let center, let radius):
      // What rounding may put outside by a nanometre is no point of the disc.
      return center.moved(
        .meters(max(0, radius.meters - 1e-7)),
        toward: Azimuth(degrees: 360 * (sound - Double(piece))))
    case .edge(let start, _):
      let part = sound - Double(piece)
      return part == 0 ? start : start.moved(.meters(lengths[piece] * part), toward: courses[piece])
    }
  }

  /// A point somewhere on the border, each metre as likely as another.
  func randomPoint(_ random: inout Random) -> Coordinate {
    var left = random.number(0...1) * lengths.reduce(0, +)
    for (index, length) in lengths.enumerated() {
      if left <= length {
        return point(Double(index) + (length > 0 ? min(left / length, 0.999_999) : 0))
      }
      left -= length
    }
    return point(0)
  }

  /// Places along the whole walk: every corner, and some `count` between them.
  func places(count: Int) -> [Double] {
    let step = max(0.01, lengths.reduce(0, +) / Double(count))
    return lengths.enumerated().flatMap { index, length -> [Double] in
      let parts = max(1, Int((length / step).rounded(.up)))
      return (0..<parts).map { Double(index) + Double($0) / Double(parts) }
    }
  }
}
