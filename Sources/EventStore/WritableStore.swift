import GRDB

/// A store that a run holds for itself, from when it reads what is there until it puts the new state in
/// its place: a file or a database.
public protocol WritableStore: AnyObject, Sendable {
  /// Hands on the rows of a table that it holds, in the order of the table.
  ///
  /// - Parameters:
  ///   - table: the table; one that is missing has no rows.
  ///   - columns: the columns that are asked for; one that is missing says nothing.
  ///   - body: takes the cells of a row.
  /// - Throws: ``StoreRefusal``, ``StoreFailure``, or what `body` throws.
  func rows(of table: String, _ columns: [String], _ body: (StoredCells) throws -> Void) throws

  /// Puts the rows of tables in the place of those of the same names, and ends; memory is in bytes.
  func replace(
    _ tables: [FeatureTable], relations: [TableRelation], scratch: String, memory: Int) throws

  /// Whether a path leads to it.
  func isSame(as path: String) -> Bool

  /// Ends without a change.
  func close()
}

/// The cells of a row that a store holds, by their place among the columns that were asked for.
public struct StoredCells {
  private let row: Row?
  private let texts: [String?]

  init(_ row: Row) {
    self.row = row
    texts = []
  }

  /// Cells as PostgreSQL writes them.
  init(_ texts: [String?]) {
    row = nil
    self.texts = texts
  }

  /// A text; nil where the cell is empty or holds something else.
  public func text(_ place: Int) -> String? {
    guard let row else { return texts[place] }
    return String.fromDatabaseValue(row[place])
  }

  /// A whole number; nil where the cell is empty or holds something else.
  public func integer(_ place: Int) -> Int? {
    guard let row else { return texts[place].flatMap { Int($0) } }
    return Int.fromDatabaseValue(row[place])
  }

  /// Yes or no; no where the cell is empty.
  public func boolean(_ place: Int) -> Bool {
    row == nil ? texts[place] == "t" : (integer(place) ?? 0) != 0
  }
}
