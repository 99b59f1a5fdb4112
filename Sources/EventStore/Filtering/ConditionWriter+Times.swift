import CQL2

extension ConditionWriter {
  /// Whether instants are compared by days: where one of them is a day.
  func isOfDays(_ expressions: FilterExpression...) throws(CQL2Error) -> Bool {
    for expression in expressions {
      switch expression {
      case .interval(let start, let end): if try isOfDays(start, end) { return true }
      case .open: break
      default: if try table.kind(of: expression) == .date { return true }
      }
    }
    return false
  }

  /// Writes an instant, as a day or to the millisecond.
  mutating func instant(
    _ expression: FilterExpression, isOfDays: Bool
  ) throws(CQL2Error) -> String {
    switch expression {
    case .instant(let instant):
      let parameter = bind(.text(isOfDays ? instant.day : instant.text))
      if dialect == .postgis { return "\(parameter)::\(isOfDays ? "date" : "timestamptz")" }
      return isOfDays ? parameter : Self.milliseconds(parameter)
    case .property(let name):
      let property = try table.property(name)
      let column = column(property.column)
      switch (property.kind, isOfDays) {
      case (.date, _): return column
      case (.moment, true):
        return dialect == .sqlite ? "date(\(column))" : "(\(column) AT TIME ZONE 'UTC')::date"
      case (.moment, false): return dialect == .sqlite ? Self.milliseconds(column) : column
      default: throw notATime(expression)
      }
    default: throw notATime(expression)
    }
  }

  /// Programs write fractions of seconds in several ways, so that their texts do not compare.
  private static func milliseconds(_ text: String) -> String {
    "strftime('%Y-%m-%dT%H:%M:%f', \(text))"
  }

  private func notATime(_ expression: FilterExpression) -> CQL2Error {
    CQL2Error(
      "\(expression.named) is no time",
      fix:
        "write DATE('2023-11-15'), TIMESTAMP('2023-11-15T18:30:00Z'), INTERVAL('2023-11-01', '..') or a property with days"
    )
  }

  /// Writes how two instants or intervals lie to each other.
  mutating func temporal(
    _ relation: TemporalRelation, _ left: FilterExpression, _ right: FilterExpression
  ) throws(CQL2Error) -> String {
    for side in [left, right] {
      if case .interval(let start, let end) = side {
        for end in [start, end] where end != .open { try checkTime(end) }
      } else {
        try checkTime(side)
      }
    }
    let (one, two) = (Span(left), Span(right))
    let isOfDays = try isOfDays(left, right)
    switch relation {
    case .before: return try less(one.end, two.start, isOfDays)
    case .after: return try less(two.end, one.start, isOfDays)
    case .disjoint: return try apart(one, two, isOfDays)
    case .intersects: return "NOT (\(try apart(one, two, isOfDays)))"
    case .equals:
      return try all([(one.start, .same, two.start), (one.end, .same, two.end)], isOfDays)
    case .meets: return try same(one.end, two.start, isOfDays)
    case .metBy: return try same(two.end, one.start, isOfDays)
    case .during, .contains:
      let (inner, outer) = relation == .during ? (one, two) : (two, one)
      return try all(
        [(outer.start, .less, inner.start), (inner.end, .less, outer.end)], isOfDays)
    case .starts, .startedBy:
      let (short, long) = relation == .starts ? (one, two) : (two, one)
      return try all([(one.start, .same, two.start), (short.end, .less, long.end)], isOfDays)
    case .finishes, .finishedBy:
      let (short, long) = relation == .finishes ? (one, two) : (two, one)
      return try all([(long.start, .less, short.start), (one.end, .same, two.end)], isOfDays)
    case .overlaps, .overlappedBy:
      let (early, late) = relation == .overlaps ? (one, two) : (two, one)
      return try all(
        [
          (early.start, .less, late.start), (late.start, .less, early.end),
          (early.end, .less, late.end),
        ], isOfDays)
    }
  }

  private func checkTime(_ expression: FilterExpression) throws(CQL2Error) {
    switch expression {
    case .property, .instant:
      guard try table.kind(of: expression).isInstant else { throw notATime(expression) }
    default:
      _ = try table.kind(of: expression)
      throw notATime(expression)
    }
  }

  /// Where an end is: its instant, or before all and after all others.
  private enum Side {
    case first, last
    case at(FilterExpression)
  }

  /// An instant or an interval by its ends.
  private struct Span {
    let start: Side
    let end: Side

    init(_ expression: FilterExpression) {
      if case .interval(let start, let end) = expression {
        self.start = start == .open ? .first : .at(start)
        self.end = end == .open ? .last : .at(end)
      } else {
        (start, end) = (.at(expression), .at(expression))
      }
    }
  }

  private enum Order { case less, same }

  private mutating func all(
    _ pairs: [(Side, Order, Side)], _ isOfDays: Bool
  ) throws(CQL2Error) -> String {
    var parts: [String] = []
    for (one, order, two) in pairs {
      parts.append(
        "(\(order == .less ? try less(one, two, isOfDays) : try same(one, two, isOfDays)))")
    }
    return parts.joined(separator: " AND ")
  }

  private mutating func apart(
    _ one: Span, _ two: Span, _ isOfDays: Bool
  ) throws(CQL2Error) -> String {
    let before = try less(one.end, two.start, isOfDays)
    return "(\(before)) OR (\(try less(two.end, one.start, isOfDays)))"
  }

  private mutating func less(
    _ one: Side, _ two: Side, _ isOfDays: Bool
  ) throws(CQL2Error) -> String {
    switch (one, two) {
    case (.at(let one), .at(let two)):
      let first = try instant(one, isOfDays: isOfDays)
      return "\(first) < \(try instant(two, isOfDays: isOfDays))"
    case (.first, .last): return "TRUE"
    case (.first, .at(let known)), (.at(let known), .last):
      return try whereKnown(true, known, isOfDays)
    case (.at(let known), .first), (.last, .at(let known)):
      return try whereKnown(false, known, isOfDays)
    case (.first, .first), (.last, _): return "FALSE"
    }
  }

  private mutating func same(
    _ one: Side, _ two: Side, _ isOfDays: Bool
  ) throws(CQL2Error) -> String {
    switch (one, two) {
    case (.at(let one), .at(let two)):
      let first = try instant(one, isOfDays: isOfDays)
      return "\(first) = \(try instant(two, isOfDays: isOfDays))"
    case (.at(let known), _), (_, .at(let known)): return try whereKnown(false, known, isOfDays)
    case (.first, .first), (.last, .last): return "TRUE"
    default: return "FALSE"
    }
  }

  /// What holds of every instant, and is unknown of none: a row without a day has no answer.
  private mutating func whereKnown(
    _ answer: Bool, _ known: FilterExpression, _ isOfDays: Bool
  ) throws(CQL2Error) -> String {
    let instant = try instant(known, isOfDays: isOfDays)
    return answer ? "(\(instant) IS NOT NULL OR NULL)" : "(\(instant) IS NULL AND NULL)"
  }
}
