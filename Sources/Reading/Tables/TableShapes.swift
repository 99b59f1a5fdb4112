import Diagnostics

/// The event tables that are known by their columns, and what their codes mean: `table_columns.tsv` and
/// `table_values.tsv` of the lexicon.
struct TableShapes: Sendable {
  /// A kind of table.
  struct Shape: Sendable {
    /// What its makers call it: `acled`, `ucdp`, `gdelt`; `other` is the last.
    let name: String
    /// The names that a column of a role may have, the likeliest first.
    fileprivate(set) var names: [TableRole: [String]] = [:]
    /// The roles whose columns a table must have to be of this shape.
    fileprivate(set) var needed: Set<TableRole> = []
    /// The columns of files that have no header line.
    fileprivate(set) var headers: [[String]] = []
    /// What a value of a role means.
    fileprivate(set) var values: [TableRole: [String: String]] = [:]

    /// What a value means; nil where the codes do not have it.
    func meaning(of value: String, as role: TableRole) -> String? {
      guard let values = values[role] else { return nil }
      return values[value.lowercased()] ?? values["*"]
    }
  }

  /// The shapes, in the order in which a header is compared with them.
  let shapes: [Shape]

  /// Reads the two tables.
  ///
  /// - Throws: `lexicon.table` for a row that is not as it should be.
  init(
    columns: (text: String, file: String), values: (text: String, file: String)
  ) throws(Diagnostic) {
    var shapes: [Shape] = []
    func index(_ name: String) -> Int {
      if let known = shapes.firstIndex(where: { $0.name == name }) { return known }
      shapes.append(Shape(name: name))
      return shapes.count - 1
    }
    for row in try Self.rows(of: columns, cells: 4) {
      let shape = index(row.cells[0])
      let names = row.cells[3].split(separator: "|").map { Self.key(String($0)) }
      if row.cells[1] == "header" {
        shapes[shape].headers.append(names)
        continue
      }
      guard let role = TableRole(rawValue: row.cells[1]) else { throw row.fault }
      shapes[shape].names[role] = names
      if row.cells[2] == "yes" { shapes[shape].needed.insert(role) }
    }
    for row in try Self.rows(of: values, cells: 4) {
      guard let role = TableRole(rawValue: row.cells[1]) else { throw row.fault }
      shapes[index(row.cells[0])].values[role, default: [:]][row.cells[2]] = row.cells[3]
    }
    self.shapes = shapes
  }

  /// A column's name as it is compared: without capitals, its words parted by one blank.
  static func key(_ name: String) -> String {
    name.lowercased().unicodeScalars
      .split { $0.properties.isWhitespace || "_-".unicodeScalars.contains($0) }
      .map { String($0) }.joined(separator: " ")
  }

  private struct Row {
    let cells: [String]
    let fault: Diagnostic
  }

  private static func rows(
    of table: (text: String, file: String), cells: Int
  ) throws(Diagnostic) -> [Row] {
    var rows: [Row] = []
    var isHeader = true
    for (number, line) in table.text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      if isHeader {
        isHeader = false
        continue
      }
      let row = Row(
        cells: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init),
        fault: Diagnostic(
          "lexicon.table", .error, at: Position(source: table.file, line: number + 1, column: 1),
          "The row is none of this table, or names no role that a column can have.",
          fix: "write \(cells) cells parted by tabs, the second one of "
            + TableRole.allCases.map(\.rawValue).joined(separator: ", ")))
      guard row.cells.count >= cells else { throw row.fault }
      rows.append(row)
    }
    return rows
  }
}
