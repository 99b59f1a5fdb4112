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
    let isOfDays = try isOfDays(left, right)
    let one = try ends(left, isOfDays)
    let two = try ends(right, isOfDays)
    switch relation {
    case .before: return less(one.end, two.start)
    case .after: return less(two.end, one.start)
    case .disjoint: return "(\(less(one.end, two.start))) OR (\(less(two.end, one.start)))"
    case .intersects: return "NOT ((\(less(one.end, two.start))) OR (\(less(two.end, one.start))))"
    case .equals: return both(same(one.start, two.start), same(one.end, two.end))
    case .meets: return same(one.end, two.start)
    case .metBy: return same(two.end, one.start)
    case .during: return both(less(two.start, one.start), less(one.end, two.end))
    case .contains: return both(less(one.start, two.start), less(two.end, one.end))
    case .starts: return both(same(one.start, two.start), less(one.end, two.end))
    case .startedBy: return both(same(one.start, two.start), less(two.end, one.end))
    case .finishes: return both(less(two.start, one.start), same(one.end, two.end))
    case .finishedBy: return both(less(one.start, two.start), same(one.end, two.end))
    case .overlaps:
      return both(
        both(less(one.start, two.start), less(two.start, one.end)), less(one.end, two.end))
    case .overlappedBy:
      return both(
        both(less(two.start, one.start), less(one.start, two.end)), less(two.end, one.end))
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
    case at(String)
  }

  private mutating func ends(
    _ expression: FilterExpression, _ isOfDays: Bool
  ) throws(CQL2Error) -> (start: Side, end: Side) {
    guard case .interval(let start, let end) = expression else {
      let instant = try instant(expression, isOfDays: isOfDays)
      return (.at(instant), .at(instant))
    }
    let first = start == .open ? Side.first : .at(try instant(start, isOfDays: isOfDays))
    return (first, end == .open ? .last : .at(try instant(end, isOfDays: isOfDays)))
  }

  private func both(_ one: String, _ two: String) -> String { "(\(one)) AND (\(two))" }

  private func less(_ one: Side, _ two: Side) -> String {
    switch (one, two) {
    case (.at(let one), .at(let two)): "\(one) < \(two)"
    case (.first, .last): "TRUE"
    case (.first, .at(let known)), (.at(let known), .last): whereKnown(true, known)
    case (.at(let known), .first), (.last, .at(let known)): whereKnown(false, known)
    case (.first, .first), (.last, _): "FALSE"
    }
  }

  private func same(_ one: Side, _ two: Side) -> String {
    switch (one, two) {
    case (.at(let one), .at(let two)): "\(one) = \(two)"
    case (.at(let known), _), (_, .at(let known)): whereKnown(false, known)
    case (.first, .first), (.last, .last): "TRUE"
    default: "FALSE"
    }
  }

  /// What holds of every instant, and is unknown of none: a row without a day has no answer.
  private func whereKnown(_ answer: Bool, _ instant: String) -> String {
    answer ? "(\(instant) IS NOT NULL OR NULL)" : "(\(instant) IS NULL AND NULL)"
  }
}
