import Diagnostics

/// A tab-separated file of the gazetteer: UTF-8, first line the names of the columns, lines that
/// start with `#` are comments, an empty cell is "not known", `|` parts the items of a list.
struct Table {
  let source: String
  private let bytes: [UInt8]
  private let columns: [String]
  private let start: Int
  private let firstLine: Int

  /// Reads the header.
  ///
  /// - Returns: nothing, with diagnostics, when the file cannot be a table with these columns.
  init?(_ input: GazetteerInput, required: [String], log: inout DiagnosticLog) {
    source = input.name
    bytes = input.bytes
    if let fault = Self.firstFault(in: bytes) {
      log.append(
        Diagnostic(
          "gazetteer.encoding", .error,
          at: Position(source: source, line: fault.line, column: fault.column),
          "The file is not UTF-8.", fix: "save it as UTF-8"))
      return nil
    }
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    var header: Range<Int>?
    while header == nil, position < bytes.count {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      if position < end, bytes[position] != 0x23 { header = position..<end }
      position = end + 1
    }
    start = position
    firstLine = line + 1
    guard let header else {
      columns = []
      log.append(
        Diagnostic(
          "gazetteer.empty", .error, at: Position(source: source), "The file has no header.",
          fix: "start it with a line of column names: \(required.joined(separator: " "))"))
      return nil
    }
    columns = String(decoding: bytes[header], as: UTF8.self).split(
      separator: "\t", omittingEmptySubsequences: false
    ).map { String($0.filter { $0 != "\r" }) }
    let missing = required.filter { !columns.contains($0) }
    guard missing.isEmpty else {
      let at = Position(source: source, line: line)
      if columns.count == 1, bytes[header].contains(where: { $0 == 0x2C || $0 == 0x3B }) {
        log.append(
          Diagnostic(
            "gazetteer.separator", .error, at: at,
            "The columns are parted by commas or semicolons, not by tabs.",
            fix: "save the table as tab-separated text, or make one of it with eventmap gazetteer "
              + "import csv"))
      } else {
        log.append(
          Diagnostic(
            "gazetteer.header", .error, at: at,
            "The columns \(missing.joined(separator: ", ")) are missing.",
            fix: "name them in the first line, parted by tabs"))
      }
      return nil
    }
  }

  /// Where the first byte stands that is not UTF-8.
  private static func firstFault(in bytes: [UInt8]) -> (line: Int, column: Int)? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      let before = bytes[..<error.byteOffsets.lowerBound]
      let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      return (1 + before.count { $0 == 0x0A }, 1 + UTF8Check.scalars(in: before[start...]))
    }
  }

  /// Where a column stands; nil when the table has no such column.
  func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// One line of the table.
  struct Row {
    let source: String
    var line: Int
    let bytes: [UInt8]
    var cells: [Range<Int>] = []

    /// The text of a cell; empty where the column or the text is missing.
    func text(_ column: Int?) -> String {
      guard let column, cells.indices.contains(column) else { return "" }
      return String(decoding: bytes[cells[column]], as: UTF8.self)
    }

    /// The items of a list cell.
    func list(_ column: Int?) -> [String] {
      guard let column, cells.indices.contains(column), !cells[column].isEmpty else { return [] }
      return bytes[cells[column]].split(separator: 0x7C).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` for each item of a list cell that is not empty.
    func forEachItem(_ column: Int?, _ body: (ArraySlice<UInt8>) -> Void) {
      guard let column, cells.indices.contains(column) else { return }
      var start = cells[column].lowerBound
      for position in cells[column] where bytes[position] == 0x7C {
        if position > start { body(bytes[start..<position]) }
        start = position + 1
      }
      if start < cells[column].upperBound { body(bytes[start..<cells[column].upperBound]) }
    }

    /// A cell that is empty means nothing.
    func optional(_ column: Int?) -> String? {
      let text = text(column)
      return text.isEmpty ? nil : text
    }

    /// Where a cell starts in the file, the column counted in Unicode scalars.
    func position(_ column: Int?) -> Position {
      guard let column, let first = cells.first, cells.indices.contains(column) else {
        return Position(source: source, line: line)
      }
      let before = bytes[first.lowerBound..<cells[column].lowerBound]
      let scalars = before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
      return Position(source: source, line: line, column: scalars + 1)
    }
  }

  /// Calls `body` for each row; rows with a wrong number of columns give a diagnostic instead.
  func forEachRow(_ log: inout DiagnosticLog, _ body: (Row) -> Void) {
    var position = start
    var row = Row(source: source, line: firstLine, bytes: bytes)
    while position < bytes.count {
      var end = position
      row.cells.removeAll(keepingCapacity: true)
      var cell = position
      while end < bytes.count, bytes[end] != 0x0A {
        if bytes[end] == 0x09 {
          row.cells.append(cell..<end)
          cell = end + 1
        }
        end += 1
      }
      let last = end > cell && bytes[end - 1] == 0x0D ? end - 1 : end
      row.cells.append(cell..<last)
      let isBlank = last == position
      if !isBlank, bytes[position] != 0x23 {
        if row.cells.count == columns.count {
          body(row)
        } else {
          log.append(
            Diagnostic(
              "gazetteer.columns", .error, at: Position(source: source, line: row.line),
              "The row has \(row.cells.count) columns, the header has \(columns.count).",
              fix: "put one tab between two columns, also where a cell is empty"))
        }
      }
      position = end + 1
      row.line += 1
    }
  }
}
