import CQL2
import TestSupport

/// Expressions at random, of every kind that the language can write.
enum RandomFilter {
  static func condition(depth: Int, _ random: inout Seeded) -> FilterExpression {
    guard depth > 0 else { return .comparison(.equal, property(&random), literal(&random)) }
    func value() -> FilterExpression { Self.value(depth: depth - 1, &random) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0:
      return .and(
        (0..<Int.random(in: 2...4, using: &random)).map { _ in condition(depth: depth - 1, &random)
        })
    case 1:
      return .or(
        (0..<Int.random(in: 2...4, using: &random)).map { _ in condition(depth: depth - 1, &random)
        })
    case 2: return .not(condition(depth: depth - 1, &random))
    case 3: return .like(value(), pattern: .caseless(.text(text(&random))))
    case 4: return .between(value(), value(), value())
    case 5: return .isIn(value(), (0..<Int.random(in: 1...4, using: &random)).map { _ in value() })
    case 6:
      return .isNull(Bool.random(using: &random) ? value() : condition(depth: depth - 1, &random))
    case 7:
      return .spatial(
        SpatialRelation.allCases.randomElement(using: &random) ?? .equals, property(&random),
        .geometry(geometry(depth: 1, &random)))
    case 8:
      return .temporal(
        TemporalRelation.allCases.randomElement(using: &random) ?? .equals,
        .interval(property(&random), Bool.random(using: &random) ? .open : property(&random)),
        .instant(instant(&random)))
    case 9:
      return .arrays(
        ArrayRelation.allCases.randomElement(using: &random) ?? .equals, property(&random),
        .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value() }))
    default:
      return .comparison(
        FilterComparison.allCases.randomElement(using: &random) ?? .equal, value(), value())
    }
  }

  static func value(depth: Int, _ random: inout Seeded) -> FilterExpression {
    guard depth > 0 else {
      return Bool.random(using: &random) ? property(&random) : literal(&random)
    }
    switch Int.random(in: 0..<7, using: &random) {
    case 0:
      return .arithmetic(
        FilterArithmetic.allCases.randomElement(using: &random) ?? .plus,
        value(depth: depth - 1, &random),
        value(depth: depth - 1, &random))
    case 1: return .caseless(value(depth: 0, &random))
    case 2: return .accentless(property(&random))
    case 3: return .function("buffer", [property(&random), value(depth: depth - 1, &random)])
    case 4: return property(&random)
    default: return literal(&random)
    }
  }

  private static func property(_ random: inout Seeded) -> FilterExpression {
    .property(
      ["kind", "AND", "date", "a.b:c", "السلاح", "point"].randomElement(using: &random) ?? "kind")
  }

  private static func literal(_ random: inout Seeded) -> FilterExpression {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: .text(text(&random))
    case 1: .integer(Int64.random(in: .min ... .max, using: &random))
    case 2: .number(Double.random(in: -1e9...1e9, using: &random))
    case 3: .boolean(Bool.random(using: &random))
    default: .instant(instant(&random))
    }
  }

  private static func text(_ random: inout Seeded) -> String {
    let letters = Array("aB'%_ \"é\u{301}ص\n()")
    return String(
      (0..<Int.random(in: 0..<9, using: &random)).compactMap { _ in
        letters.randomElement(using: &random)
      })
  }

  private static func instant(_ random: inout Seeded) -> FilterInstant {
    let text = ["2023-11-15", "2024-02-29", "2023-11-15T18:30:00Z", "0001-01-01T00:00:00.125Z"]
      .randomElement(using: &random)
    guard let instant = text.flatMap({ FilterInstant($0) }) else {
      preconditionFailure("a day of the list")
    }
    return instant
  }

  private static func geometry(depth: Int, _ random: inout Seeded) -> FilterGeometry {
    func position() -> FilterPosition {
      FilterPosition(
        longitude: Double.random(in: -180...180, using: &random),
        latitude: Double.random(in: -90...90, using: &random),
        height: Bool.random(using: &random) ? Double.random(in: -10...10, using: &random) : nil)
    }
    func ring() -> [FilterPosition] {
      let first = position()
      return [first, position(), position(), first]
    }
    switch Int.random(in: 0..<(depth > 0 ? 8 : 7), using: &random) {
    case 0: return .point(position())
    case 1: return .line([position(), position()])
    case 2: return .polygon([ring(), ring()])
    case 3: return .points([position(), position()])
    case 4: return .lines([ring(), [position(), position()]])
    case 5: return .polygons([[ring()], [ring(), ring()]])
    case 6:
      return depth > 0
        ? .box(
          FilterBox(
            west: 1.5, south: -2, east: -3, north: 4,
            heights: Bool.random(using: &random) ? [1, 2] : nil))
        : .point(position())
    default: return .collection([geometry(depth: 0, &random), geometry(depth: 0, &random)])
    }
  }
}
