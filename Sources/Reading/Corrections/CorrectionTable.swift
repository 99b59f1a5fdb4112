import Diagnostics
import Events

/// A `corrections.csv`: what persons know better than a run.
///
/// Its columns are the first of `review.csv`, in any order, so that a review that was filled in can be
/// given as it is: what else stands in it is passed over, and so are rows in which nothing is filled in.
/// A row with a fault is told and costs only itself.
package enum CorrectionTable {
  /// The name under which it is found.
  package static let fileName = "corrections.csv"

  /// The columns, in the order of `review.csv`.
  package static let columns = [
    "event", "report", "words", "place_id", "latitude", "longitude", "uncertainty_m", "kind",
    "date_start", "date_end", "not_an_event", "same_as", "note",
  ]

  /// The most rows of one file: they are held in memory.
  package static let mostRows = 100_000

  /// Reads the rows that correct something.
  static func rows(
    of input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) -> [Correction] {
    let bytes = try input.all(limit: limits.documentBytes)
    let text = try TextDecoding.text(bytes, of: input.name, into: &contents)
    var reader = CSVReader(text)
    guard let header = reader.row() else { throw .empty(input.name) }
    let columns = try columns(header, name: input.name, into: &contents.diagnostics)
    var rows: [Correction] = []
    while let row = reader.row() {
      guard rows.count < mostRows else {
        contents.diagnostics.append(
          Diagnostic(
            "correction.many", .error, at: Position(source: input.name, line: row.line, column: 1),
            "The file has more than \(mostRows) corrections; those from here on were passed over.",
            fix: "part it into several files, each named after --corrections"))
        break
      }
      var cells = CorrectionCells(row, columns: columns, name: input.name)
      if row.isBroken {
        cells.tell(
          "correction.quote", at: row.cells[0],
          "A quotation mark is opened in this row and never closed",
          fix: "close it, or double it if it belongs to the text")
      } else if let correction = cells.correction() {
        rows.append(correction)
      }
      contents.diagnostics += cells.diagnostics
    }
    return rows
  }

  /// Where each known column stands in a row.
  private static func columns(
    _ header: CSVReader.Row, name: String, into diagnostics: inout [Diagnostic]
  ) throws(Diagnostic) -> [String: Int] {
    var found: [String: Int] = [:]
    for (index, cell) in header.cells.enumerated() {
      let column = cell.text.withSingleBlanks.lowercased()
      if columns.contains(column) {
        if found[column] == nil { found[column] = index }
      } else if !column.isEmpty, !isOfReview(column) {
        diagnostics.append(
          Diagnostic(
            "correction.column", .note, at: cell.position(in: name),
            "The column \(cell.text.isolated) is not known and not read.",
            fix: "the columns are \(columns.joined(separator: ", "))"))
      }
    }
    guard found["event"] != nil || found["words"] != nil else {
      throw Diagnostic(
        "correction.columns", .error, at: Position(source: name, line: header.line, column: 1),
        "Its first line names neither a column \"event\" nor \"words\", so that no row can be used.",
        fix: "begin with the line \(columns.joined(separator: ","))")
    }
    return found
  }

  /// Whether `review.csv` has such a column, to show and not to be filled in.
  private static func isOfReview(_ column: String) -> Bool {
    ["reason", "times", "candidates", "quote"].contains(column) || column.hasPrefix("now_")
  }
}
