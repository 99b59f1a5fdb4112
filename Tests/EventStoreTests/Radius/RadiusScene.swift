import EventStore
import Geodesy
import TestSupport

/// Rows around somewhere on the earth, and questions about them, the same for the same seed.
struct RadiusScene {
  struct Row {
    let center: Coordinate
    let radius: Double
    let isArea: Bool
  }

  private(set) var rows: [Row] = []
  private(set) var questions: [(center: Coordinate, reach: Double)] = []

  static let halfMeridian = 20_003_931.458_625

  /// - Parameters:
  ///   - seed: what the scene is made from.
  ///   - count: how many rows.
  ///   - asked: how many questions.
  init(_ seed: UInt64, rows count: Int, questions asked: Int) {
    var random = Seeded(seed)
    let focus = Self.focus(Int(seed % 8), &random)
    let spread = [0, 200, 30_000, 900_000, 8_000_000, 20_000_000][Int(seed / 8 % 6)]
    let radii = [[0], [5_000], [0, 100, 2_000, 30_000], [0, 400_000, 9_000_000]][
      Int(seed / 48 % 4)]
    for _ in 0..<count {
      let center =
        Int.random(in: 0..<10, using: &random) == 0
        ? Self.anywhere(&random) : Self.near(focus, Double(spread), &random)
      let radius = Double(radii.randomElement(using: &random) ?? 0)
      rows.append(
        Row(
          center: center, radius: radius * (Bool.random(using: &random) ? 1 : 0.37),
          isArea: radius > 0 && Int.random(in: 0..<5, using: &random) == 0))
    }
    for number in 0..<asked {
      let center: Coordinate =
        switch number % 4 {
        case 0: focus
        case 1: Self.near(focus, Double(spread), &random)
        case 2: Self.near(Self.antipode(focus), 60_000, &random)
        default: rows.randomElement(using: &random)?.center ?? focus
        }
      questions.append((center, reach(from: center, &random)))
    }
  }

  /// A reach that matters: often exactly that of a row, or the double beside it.
  private func reach(from center: Coordinate, _ random: inout Seeded) -> Double {
    let fixed = [0, 1, 25_000, 1_000_000, 10_000_000, 19_990_000, 20_000_000, 20_003_931]
    guard Bool.random(using: &random), let row = rows.randomElement(using: &random) else {
      return Bool.random(using: &random)
        ? Double(fixed.randomElement(using: &random) ?? 0)
        : Double.random(in: 0...20_010_000, using: &random)
    }
    let distance = center.distance(to: row.center).meters
    let reach = [
      distance, distance.nextDown, distance.nextUp, distance + row.radius, distance - row.radius,
      distance + row.radius + 0.01, distance - row.radius - 0.01,
    ].randomElement(using: &random)
    return max(0, reach ?? 0)
  }

  var index: RadiusIndex {
    get throws {
      var builder = RadiusIndexBuilder()
      for (number, row) in rows.enumerated() {
        builder.add(
          UInt32(number), at: row.center, radius: .meters(row.radius), isArea: row.isArea)
      }
      return try builder.index(content: 7)
    }
  }

  private static func focus(_ kind: Int, _ random: inout Seeded) -> Coordinate {
    switch kind {
    case 0: place(90, 0)
    case 1: place(-89.999_9, 45)
    case 2: place(Double.random(in: -80...80, using: &random), 180)
    case 3: place(0, -179.999_99)
    case 4: place(0, 0)
    case 5: place(35.3, 40.1)
    default: anywhere(&random)
    }
  }

  static func antipode(_ point: Coordinate) -> Coordinate {
    place(-point.latitude, point.longitude > 0 ? point.longitude - 180 : point.longitude + 180)
  }

  private static func near(
    _ focus: Coordinate, _ spread: Double, _ random: inout Seeded
  ) -> Coordinate {
    let part = Double.random(in: 0...1, using: &random)
    return focus.moved(
      .meters(spread * part),
      toward: Azimuth(degrees: Double.random(in: 0..<360, using: &random)))
  }

  static func anywhere(_ random: inout Seeded) -> Coordinate {
    place(
      Double.random(in: -90...90, using: &random), Double.random(in: -180...180, using: &random))
  }

  static func place(_ latitude: Double, _ longitude: Double) -> Coordinate {
    Coordinate(latitude: latitude, longitude: longitude)
      ?? Coordinate(wrappingLatitude: latitude, longitude: longitude)
  }
}
