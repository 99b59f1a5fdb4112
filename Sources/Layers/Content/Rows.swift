/// The rows of a file, which are read anew each time they are asked for: from memory, or from a disk
/// that may fail.
///
/// A writer sees one row at a time, so that its memory does not grow with their number.
public struct Rows<Row>: Sendable {
  private let visit: @Sendable (_ body: (Row) throws -> Void) throws -> Void

  /// Makes rows of what calls a body with one after the other.
  public init(_ visit: @escaping @Sendable (_ body: (Row) throws -> Void) throws -> Void) {
    self.visit = visit
  }

  /// Makes rows of those that are in memory.
  public init(_ rows: [Row]) where Row: Sendable {
    visit = { body in for row in rows { try body(row) } }
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
