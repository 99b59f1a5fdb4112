import Geodesy
import Shapes

/// Drawings that follow from a place and a word alone, such as a bank of the Euphrates or the east of a governorate.
///
/// Such outlines have thousands of corners and take milliseconds to draw. Reports name few of them, and often; what else a
/// phrase says only cuts or weighs them.
struct PlainDrawings: Sendable {
  /// A river by its key, and the bank of it that is meant.
  private struct Bank: Hashable {
    let river: String
    let bank: RiverBank?
  }

  /// A region by its key, and the direction of the part that is meant.
  private struct Side: Hashable {
    let region: String
    let compass: Compass
    let isFar: Bool
  }

  /// A drawing, with what a trace says of how it was drawn.
  private struct Drawn<Result: Sendable>: Sendable {
    let drawing: Result
    let steps: [String]
  }

  // Sizes are corners; a place and its words count as some.
  private let banks = Remembered<Bank, Drawn<Geocoder.Drawing?>>(most: 500_000) {
    ($0.drawing?.cornerCount ?? 0) + 96
  }
  private let sides = Remembered<Side, Drawn<Geocoder.Drawing>>(most: 500_000) {
    $0.drawing.cornerCount + 96
  }
  private let wholes = Remembered<String, Geocoder.Drawing>(most: 500_000) {
    $0.cornerCount + 96
  }

  /// Draws a river or a bank of it, where it is not known how.
  func bank(
    _ bank: RiverBank?, of river: Place, _ trace: inout GeocodingTrace,
    _ draw: (inout GeocodingTrace) -> Geocoder.Drawing?
  ) -> Geocoder.Drawing? {
    Self.drawn(Bank(river: river.id, bank: bank), from: banks, &trace, draw)
  }

  /// Draws the part of a region that lies in a direction, where it is not known how.
  func side(
    _ compass: Compass, of region: Place, isFar: Bool, _ trace: inout GeocodingTrace,
    _ draw: (inout GeocodingTrace) -> Geocoder.Drawing
  ) -> Geocoder.Drawing {
    let side = Side(region: region.id, compass: compass, isFar: isFar)
    return Self.drawn(side, from: sides, &trace, draw)
  }

  /// Draws a whole region, where it is not known how.
  func whole(_ region: Place, _ draw: () -> Geocoder.Drawing) -> Geocoder.Drawing {
    wholes.value(for: region.id, draw)
  }

  private static func drawn<Key, Result>(
    _ key: Key, from memory: Remembered<Key, Drawn<Result>>, _ trace: inout GeocodingTrace,
    _ draw: (inout GeocodingTrace) -> Result
  ) -> Result {
    let drawn = memory.value(for: key) {
      var own = GeocodingTrace()
      let drawing = draw(&own)
      return Drawn(drawing: drawing, steps: own.steps)
    }
    trace.steps += drawn.steps
    return drawn.drawing
  }
}

extension Geocoder.Drawing {
  /// How many corners its area has; a disc counts as one.
  var cornerCount: Int {
    switch area.form {
    case .disc: 1
    case .polygons(let polygons):
      polygons.reduce(0) { sum, polygon in
        polygon.holes.reduce(sum + polygon.exterior.count) { $0 + $1.count }
      }
    }
  }
}
