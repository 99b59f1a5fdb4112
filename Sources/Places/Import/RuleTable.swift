import Diagnostics

/// A small table of rules beside the gazetteer: tab-separated, `#` comments, a header.
struct RuleTable {
  /// A row: its cells by the order of the columns asked for.
  struct Row {
    let cells: [String]
    let position: Position
  }

  /// The rows in their order.
  let rows: [Row]

  /// Reads the rows.
  ///
  /// - Throws: ``Diagnostic`` for the first thing that is wrong: a rule that is not read would
  ///   change what is imported.
  init(_ input: GazetteerInput, columns: [String]) throws(Diagnostic) {
    var faults: [Diagnostic] = []
    var rows: [Row] = []
    if let table = Table(input, required: columns, diagnostics: &faults) {
      let indices = columns.map { table.column($0) }
      table.forEachRow(&faults) { row, _ in
        rows.append(Row(cells: indices.map { row.text($0) }, position: row.position(indices[0])))
      }
    }
    if let fault = faults.first { throw fault }
    self.rows = rows
  }
}
