import CQL2
import EventStore
import TestSupport

/// What a filter says of an attack, worked out from its values: true, false or unknown.
struct HandEvaluation {
  let attack: Attack

  enum Value: Equatable {
    case text(String)
    case number(Double)
    case flag(Bool)
    /// A day, with the time where there is one.
    case time(String)
  }

  func answer(_ filter: FilterExpression) -> Bool? {
    switch filter {
    case .boolean(let flag): return flag
    case .property:
      if case .flag(let flag)? = value(filter) { return flag }
      return nil
    case .and(let parts):
      let answers = parts.map(answer)
      return answers.contains(false) ? false : answers.contains(nil) ? nil : true
    case .or(let parts):
      let answers = parts.map(answer)
      return answers.contains(true) ? true : answers.contains(nil) ? nil : false
    case .not(let part): return answer(part).map { !$0 }
    case .comparison(let sign, let left, let right):
      guard let left = value(left), let right = value(right) else { return nil }
      return Self.compare(left, sign, right)
    case .between(let middle, let low, let high):
      return answer(
        .and([.comparison(.atLeast, middle, low), .comparison(.atMost, middle, high)]))
    case .isIn(let left, let list):
      return answer(.or(list.map { .comparison(.equal, left, $0) }))
    case .isNull(let part): return value(part) == nil
    case .like(let text, .text(let pattern)):
      guard case .text(let text)? = value(text) else { return nil }
      return Self.like(Array(text), Array(pattern))
    case .spatial(let relation, _, .geometry(.box(let box))):
      guard let (x, y) = attack.place else { return nil }
      let isIn = box.west...box.east ~= x && box.south...box.north ~= y
      return relation == .disjoint ? !isIn : isIn
    case .temporal(let relation, let left, let right):
      return Self.relate(relation, span(left), span(right))
    default: return nil
    }
  }

  private func value(_ expression: FilterExpression) -> Value? {
    switch expression {
    case .text(let text): .text(text)
    case .integer(let number): .number(Double(number))
    case .number(let number): .number(number)
    case .instant(let instant): .time(instant.day)
    case .property("kind"): attack.kind.map { .text($0) }
    case .property("killed"): attack.killed.map { .number(Double($0)) }
    case .property("distance"): attack.distance.map { .number($0) }
    case .property("background"): attack.isBackground.map { .flag($0) }
    case .property("date_start"): attack.first.map { .time($0) }
    case .property("date_end"): attack.last.map { .time($0) }
    case .arithmetic(let sign, let left, let right): calculate(sign, value(left), value(right))
    default: nil
    }
  }

  private func calculate(_ sign: FilterArithmetic, _ left: Value?, _ right: Value?) -> Value? {
    guard case .number(let one)? = left, case .number(let two)? = right else { return nil }
    switch sign {
    case .plus: return .number(one + two)
    case .minus: return .number(one - two)
    case .times: return .number(one * two)
    case .over: return two == 0 ? nil : .number(one / two)
    case .whole: return two == 0 ? nil : .number((one / two).rounded(.towardZero))
    case .modulo: return two == 0 ? nil : .number(one.truncatingRemainder(dividingBy: two))
    case .power: return nil
    }
  }

  private static func compare(_ left: Value, _ sign: FilterComparison, _ right: Value) -> Bool? {
    let order: Int
    switch (left, right) {
    case (.text(let one), .text(let two)), (.time(let one), .time(let two)):
      order = one == two ? 0 : one.utf8.lexicographicallyPrecedes(two.utf8) ? -1 : 1
    case (.number(let one), .number(let two)): order = one == two ? 0 : one < two ? -1 : 1
    default: return nil
    }
    switch sign {
    case .equal: return order == 0
    case .unequal: return order != 0
    case .less: return order < 0
    case .greater: return order > 0
    case .atMost: return order <= 0
    case .atLeast: return order >= 0
    }
  }

  private static func like(_ text: [Character], _ pattern: [Character]) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "%" {
      return (0...text.count).contains { like(Array(text[$0...]), Array(pattern[1...])) }
    }
    guard let letter = text.first, first == "_" || first == letter else { return false }
    return like(Array(text[1...]), Array(pattern[1...]))
  }

  /// Days as texts; a blank is before all of them, a tilde after.
  private func span(_ expression: FilterExpression) -> (start: String, end: String)? {
    if case .interval(let start, let end) = expression {
      let ends = (
        start == .open ? .time(" ") : value(start), end == .open ? .time("~") : value(end)
      )
      guard case (.time(let first)?, .time(let last)?) = ends else { return nil }
      return (first, last)
    }
    guard case .time(let day)? = value(expression) else { return nil }
    return (day, day)
  }

  private static func relate(
    _ relation: TemporalRelation, _ one: (start: String, end: String)?,
    _ two: (start: String, end: String)?
  ) -> Bool? {
    guard let one, let two else { return nil }
    switch relation {
    case .after: return one.start > two.end
    case .before: return one.end < two.start
    case .disjoint: return one.start > two.end || one.end < two.start
    case .intersects: return one.start <= two.end && one.end >= two.start
    case .equals: return one == two
    case .contains: return one.start < two.start && one.end > two.end
    case .during: return one.start > two.start && one.end < two.end
    case .starts: return one.start == two.start && one.end < two.end
    case .startedBy: return one.start == two.start && one.end > two.end
    case .finishes: return one.start > two.start && one.end == two.end
    case .finishedBy: return one.start < two.start && one.end == two.end
    case .meets: return one.end == two.start
    case .metBy: return one.start == two.end
    case .overlaps: return one.start < two.start && one.end > two.start && one.end < two.end
    case .overlappedBy: return two.start < one.start && two.end > one.start && two.end < one.end
    }
  }
}

/// Filters at random on the table of attacks.
enum RandomQuestion {
  static func condition(depth: Int, _ random: inout Seeded) -> FilterExpression {
    func next() -> FilterExpression { condition(depth: depth - 1, &random) }
    func sign() -> FilterComparison {
      FilterComparison.allCases.randomElement(using: &random) ?? .equal
    }
    switch Int.random(in: depth > 0 ? 0..<11 : 3..<11, using: &random) {
    case 0: return .and((0..<Int.random(in: 2...4, using: &random)).map { _ in next() })
    case 1: return .or((0..<Int.random(in: 2...4, using: &random)).map { _ in next() })
    case 2: return .not(next())
    case 3: return .comparison(sign(), .property("kind"), .text(kind(&random)))
    case 4: return .comparison(sign(), number(depth: 2, &random), number(depth: 1, &random))
    case 5:
      return .between(
        number(depth: 1, &random), number(depth: 0, &random), number(depth: 0, &random))
    case 6: return .isIn(.property("kind"), [.text(kind(&random)), .text(kind(&random))])
    case 7:
      let name =
        ["kind", "killed", "background", "date_end"].randomElement(using: &random) ?? "kind"
      return Bool.random(using: &random) ? .isNull(.property(name)) : .property("background")
    case 8:
      let pattern = ["%o%", "r_c%", "%e", "_____", "%"].randomElement(using: &random) ?? "%"
      return .like(.property("kind"), pattern: .text(pattern))
    case 9:
      let west = Double.random(in: 29...45, using: &random).rounded()
      let south = Double.random(in: 27...38, using: &random).rounded()
      let box = FilterBox(west: west, south: south, east: west + 6, north: south + 4)
      return .spatial(
        Bool.random(using: &random) ? .intersects : .disjoint, .property("geometry"),
        .geometry(.box(box)))
    default:
      return .temporal(
        TemporalRelation.allCases.randomElement(using: &random) ?? .equals, span(&random),
        span(&random))
    }
  }

  private static func kind(_ random: inout Seeded) -> String {
    ["rocket", "drone", "air_strike", "Shelling", "zz"].randomElement(using: &random) ?? "zz"
  }

  private static func number(depth: Int, _ random: inout Seeded) -> FilterExpression {
    switch Int.random(in: depth > 0 ? 0..<5 : 0..<3, using: &random) {
    case 0: return .property("killed")
    case 1: return .property("distance")
    case 2: return .integer(Int64.random(in: -2...6, using: &random))
    default:
      let signs: [FilterArithmetic] = [.plus, .minus, .times, .over, .whole, .modulo]
      return .arithmetic(
        signs.randomElement(using: &random) ?? .plus, number(depth: depth - 1, &random),
        number(depth: depth - 1, &random))
    }
  }

  private static func day(_ random: inout Seeded) -> FilterExpression {
    let day = Int.random(in: 10...28, using: &random)
    let month = Bool.random(using: &random) ? 11 : 12
    return FilterInstant("2023-\(month)-\(day)").map { .instant($0) } ?? .open
  }

  private static func span(_ random: inout Seeded) -> FilterExpression {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .interval(.property("date_start"), .property("date_end"))
    case 1: return .interval(.open, day(&random))
    case 2: return .interval(day(&random), .open)
    case 3: return .property("date_start")
    default: return day(&random)
    }
  }
}
