/// The rows of a file, which are read anew each time they are asked for: from memory, or from a disk
/// that may fail.
///
/// A writer sees one row at a time, so that its memory does not grow with their number.
public struct Rows<Row>: Sendable {
  /// A number for each row, by which rows are ordered.
  public typealias Key = @Sendable (Row) -> Int

  /// How many rows there are, where that is known without reading them.
  package private(set) var count: Int?

  private let visit: @Sendable (_ body: (Row) throws -> Void) throws -> Void
  private let sort: (@Sendable (_ key: @escaping Key) throws -> Rows<Row>)?

  /// Makes rows of what calls a body with one after the other.
  ///
  /// - Parameters:
  ///   - sort: the same rows in the order of a key, those of one key as they were. Without it they are
  ///     sorted in memory.
  ///   - visit: calls the body.
  public init(
    sort: (@Sendable (_ key: @escaping Key) throws -> Rows<Row>)? = nil,
    _ visit: @escaping @Sendable (_ body: (Row) throws -> Void) throws -> Void
  ) {
    self.sort = sort
    self.visit = visit
  }

  /// Makes rows of those that are in memory.
  public init(_ rows: [Row]) where Row: Sendable {
    self.init { body in for row in rows { try body(row) } }
    count = rows.count
  }

  /// The same rows, of which it is known how many there are.
  package func counted(_ count: Int) -> Rows<Row> {
    var rows = self
    rows.count = count
    return rows
  }

  /// The same rows in the order of a key, those of one key as they were.
  func sorted(by key: @escaping Key) throws -> Rows<Row> where Row: Sendable {
    if let sort { return try sort(key) }
    var rows: [(key: Int, place: Int, row: Row)] = []
    try visit { rows.append((key($0), rows.count, $0)) }
    rows.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    return Rows(rows.map(\.row))
  }

  /// Calls a body with one row after the other.
  public func forEach(_ body: (Row) throws -> Void) throws { try visit(body) }

  /// The rows that a test keeps.
  func filter(_ isKept: @escaping @Sendable (Row) -> Bool) -> Rows<Row> {
    Rows { body in try visit { if isKept($0) { try body($0) } } }
  }

  /// What is made of each row: any number of others.
  func flatMap<Other>(_ make: @escaping @Sendable (Row) -> [Other]) -> Rows<Other> {
    Rows<Other> { body in try visit { for other in make($0) { try body(other) } } }
  }
}
