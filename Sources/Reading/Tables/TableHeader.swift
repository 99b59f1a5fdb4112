package import Diagnostics

/// What the columns of one event table hold.
package struct TableHeader: Sendable {
  /// What its makers call such tables; `other` for a table of one's own.
  package let shapeName: String
  let shape: TableShapes.Shape
  /// The column of each role, from 0.
  package let columns: [TableRole: Int]
  /// The names of all columns, as they stand in the header.
  package let names: [String]
  /// The columns that the user names and this table does not have, by their roles.
  package let missing: [TableRole: String]

  /// Finds out what columns hold: as the user says, else by the shapes that are known.
  ///
  /// - Parameters:
  ///   - names: The cells of the header line.
  ///   - choice: What the user says.
  ///   - shapes: What is known of tables.
  ///   - source: The file, for messages.
  /// - Throws: `table.columns` where no column says where, or none when.
  init(
    _ names: [String], choice: ColumnChoice, shapes: TableShapes, source: String
  ) throws(Diagnostic) {
    let keys = names.map(TableShapes.key)
    var places: [String: Int] = [:]
    for (place, key) in keys.enumerated() where places[key] == nil { places[key] = place }
    let fitting = shapes.shapes.first { shape in
      !shape.needed.isEmpty
        && shape.needed.allSatisfy { role in
          shape.names[role]?.contains { places[$0] != nil } ?? false
        }
    }
    guard let shape = fitting ?? shapes.shapes.last else { throw Self.unknown(names, source) }
    var columns: [TableRole: Int] = [:]
    var missing: [TableRole: String] = [:]
    for (role, candidates) in shape.names {
      columns[role] = candidates.lazy.compactMap { places[$0] }.first
    }
    for (role, name) in choice.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let place = names.firstIndex(of: name) ?? places[TableShapes.key(name)] else {
        missing[role] = name
        continue
      }
      // A column that the user gives to a role is taken from another that it was guessed for.
      for (other, taken) in columns where taken == place && choice.columns[other] == nil {
        columns[other] = nil
      }
      columns[role] = place
    }
    self.shape = shape
    shapeName = shape.name
    self.columns = columns
    self.names = names
    self.missing = missing
    let saysWhere: [TableRole] = [.place, .admin3, .admin2, .admin1]
    let hasPoint = columns[.latitude] != nil && columns[.longitude] != nil
    guard hasPoint || saysWhere.contains(where: { columns[$0] != nil }), columns[.date] != nil
    else {
      let first = missing.keys.min { $0.rawValue < $1.rawValue }
      throw first.map { fault(missing: $0, in: source) } ?? Self.unknown(names, source)
    }
  }

  /// What is to be said of a column that the user names and no table has.
  package func fault(missing role: TableRole, in source: String) -> Diagnostic {
    Diagnostic(
      "table.column", .error, at: Position(source: source, line: 1, column: 1),
      "The table has no column \((missing[role] ?? "").isolated), which --columns names for "
        + "\(role.rawValue); it was not read.",
      fix: "its columns are \(Self.list(names))")
  }

  /// The header of a file that has none, by the number of its columns.
  static func implied(width: Int, first: [String], in shapes: TableShapes) -> [String]? {
    guard
      first.first.map({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        ?? false
    else { return nil }
    return shapes.shapes.lazy.flatMap(\.headers).first { $0.count == width }
  }

  private static func unknown(_ names: [String], _ source: String) -> Diagnostic {
    Diagnostic(
      "table.columns", .error, at: Position(source: source, line: 1, column: 1),
      "No column is known that says where, or none that says when; the table was not read.",
      fix: "say which they are: --columns \"place=…,date=…\" (or lat=…,lon=…); its columns are "
        + list(names))
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(30).map { $0.withSingleBlanks.isolated }.joined(separator: ", ")
    return names.count > 30 ? shown + ", …" : shown
  }
}
