import Diagnostics
import Events

/// A `reports.csv`: what the texts of a folder do not say of themselves.
///
/// Columns `file`, `published`, `source`, `url`, `title`, in any order; names of files are relative
/// to the folder of the table.
struct ReportsTable {
  /// The name under which it is found.
  static let fileName = "reports.csv"

  /// What it says about one file.
  struct Entry: Equatable {
    var published: Day?
    var source: String?
    var url: String?
    var title: String?
    /// The cell that names the file.
    var position: Position
  }

  private(set) var entries: [String: Entry] = [:]

  /// The files that it names, in its order.
  private(set) var fileNames: [String] = []

  private static let columns = ["file", "published", "source", "url", "title"]

  /// An empty table.
  init() {}

  /// Reads the table.
  init(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    let bytes = try input.all(limit: limits.documentBytes)
    let text = try TextDecoding.text(bytes, of: input.name, into: &contents)
    var reader = CSVReader(text)
    guard let header = reader.row() else { throw .empty(input.name) }
    let name = input.name
    let columns = try Self.columns(header, name: name, into: &contents.diagnostics)
    while let row = reader.row() {
      func cell(_ column: String) -> CSVReader.Cell? {
        guard let index = columns[column], index < row.cells.count else { return nil }
        return row.cells[index]
      }
      guard isWhole(row, header: header, name: name, into: &contents.diagnostics),
        let file = cell("file"), let fileName = file.text.nonBlank
      else { continue }
      var entry = Entry(
        source: cell("source")?.text.nonBlank, url: cell("url")?.text.nonBlank,
        title: cell("title")?.text.withSingleBlanks.nonBlank, position: file.position(in: name))
      if let date = cell("published"), let words = date.text.nonBlank {
        entry.published = Day(published: words)
        if entry.published == nil {
          contents.diagnostics.append(.unreadableDate(words, at: date.position(in: name)))
        }
      }
      add(entry, for: fileName, into: &contents.diagnostics)
    }
  }

  /// What it says about a file, named relative to the folder of the table.
  subscript(file: String) -> Entry? {
    entries[file] ?? (file.hasSuffix(".gz") ? entries[String(file.dropLast(3))] : nil)
  }

  private mutating func add(
    _ entry: Entry, for file: String, into diagnostics: inout [Diagnostic]
  ) {
    if let earlier = entries[file] {
      diagnostics.append(
        Diagnostic(
          "reports.twice", .warning, at: entry.position,
          "\(file.isolated) has a row in line \(earlier.position.line) already; "
            + "that one is used.",
          fix: "Keep one row for each file."))
      return
    }
    entries[file] = entry
    fileNames.append(file)
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
      } else if !column.isEmpty {
        diagnostics.append(
          Diagnostic(
            "reports.column", .note, at: cell.position(in: name),
            "The column \(cell.text.isolated) is not known and not read.",
            fix: "The columns are \(columns.joined(separator: ", "))."))
      }
    }
    guard found["file"] != nil else {
      throw Diagnostic(
        "reports.columns", .error, at: Position(source: name, line: header.line, column: 1),
        "Its first line names no column \"file\", so that no row can be used.",
        fix: "Begin with the line \(columns.joined(separator: ","))")
    }
    let missing = columns.filter { found[$0] == nil }
    if !missing.isEmpty {
      let isDated = !missing.contains("published")
      diagnostics.append(
        Diagnostic(
          "reports.columns", isDated ? .note : .warning,
          at: Position(source: name, line: header.line, column: 1),
          "It has no column \(missing.map { "\"\($0)\"" }.joined(separator: ", ")).",
          fix: isDated
            ? "Add what is known; the rest may stay away."
            : "Add the column \"published\": without it \"yesterday\" has no date."))
    }
    return found
  }

  private func isWhole(
    _ row: CSVReader.Row, header: CSVReader.Row, name: String,
    into diagnostics: inout [Diagnostic]
  ) -> Bool {
    if row.isBroken {
      diagnostics.append(
        Diagnostic(
          "reports.quote", .error, at: row.cells[0].position(in: name),
          "A quotation mark is opened in this row and never closed.",
          fix: "Close it, or double it if it belongs to the text."))
      return false
    }
    if row.cells.count > header.cells.count {
      diagnostics.append(
        Diagnostic(
          "reports.row", .warning, at: row.cells[header.cells.count].position(in: name),
          "The row has \(row.cells.count) cells, the first line \(header.cells.count).",
          fix: "Put cells that hold a comma between quotation marks."))
    }
    return true
  }
}

extension CSVReader.Cell {
  /// Where it stands.
  func position(in name: String) -> Position { Position(source: name, line: line, column: column) }
}
