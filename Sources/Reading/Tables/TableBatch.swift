import Diagnostics
import Places

/// What is known of a table before its rows are read.
package struct EventTable: Sendable {
  /// Its name, for messages.
  package let source: String
  /// Its name without folder and ending, which its claims have for a report.
  package let id: String
  /// What its columns hold.
  package let header: TableHeader
  /// How the numbers of its dates are ordered; nil where that is not known.
  let dates: TableDate
  /// Whether points part thousands: where semicolons part cells, commas stand before decimals.
  let partsByPoints: Bool
}

/// Some rows of a table, as bytes: little enough to be handed from thread to thread.
package struct TableBatch: Sendable {
  /// A row: its line, and its cells in `cells`.
  struct Row {
    let line: Int
    let cells: Range<Int>
    /// 1, and more for a row whose identifier, or all of whose cells, came before.
    let ordinal: Int
  }

  /// Their table.
  package let table: EventTable
  private(set) var rows: [Row] = []
  private var bytes: [UInt8] = []
  private var cells: [Range<Int>] = []
  /// How many bytes of its row stand before each cell.
  private var offsets: [Int] = []
  /// How many bytes of the file they took.
  package var byteCount: Int { bytes.count }
  /// How many rows there are.
  package var count: Int { rows.count }

  /// The line on which each row begins.
  package var lineNumbers: [Int] { rows.map(\.line) }
  /// The lines from the first row to the last; 0 where there is none.
  package var lines: ClosedRange<Int> { (rows.first?.line ?? 0)...(rows.last?.line ?? 0) }

  init(_ table: EventTable) { self.table = table }

  /// Takes the row at which a reader stands.
  mutating func add(_ reader: RowReader, ordinal: Int) {
    let first = cells.count
    for column in 0..<reader.count {
      let start = bytes.count
      bytes.append(contentsOf: reader.cell(column))
      cells.append(start..<bytes.count)
      offsets.append(reader.offset(column))
    }
    rows.append(Row(line: reader.line, cells: first..<cells.count, ordinal: ordinal))
  }

  /// Takes a row whose cells come one by one.
  mutating func add(_ cells: [String], line: Int, ordinal: Int) {
    let first = self.cells.count
    for cell in cells {
      let start = bytes.count
      bytes.append(contentsOf: cell.utf8)
      self.cells.append(start..<bytes.count)
      offsets.append(0)
    }
    rows.append(Row(line: line, cells: first..<self.cells.count, ordinal: ordinal))
  }

  /// The first rows alone.
  package func prefix(_ count: Int) -> TableBatch {
    var batch = self
    batch.rows = Array(rows.prefix(count))
    return batch
  }

  /// The bytes of a row's cell; none where the row or the table has no such cell.
  func bytes(_ column: Int?, of row: Row) -> ArraySlice<UInt8> {
    guard let column, column < row.cells.count else { return [] }
    return bytes[cells[row.cells.lowerBound + column]]
  }

  /// The bytes of all cells of a row.
  func bytes(of row: Row) -> ArraySlice<UInt8> {
    guard let first = row.cells.first, let last = row.cells.last else { return [] }
    return bytes[cells[first].lowerBound..<cells[last].upperBound]
  }

  /// Where a cell of a row stands, its column in Unicode scalars.
  func position(_ column: Int?, of row: Row) -> Position {
    guard let column, column < row.cells.count else {
      return Position(source: table.source, line: row.line)
    }
    let cell = row.cells.lowerBound + column
    let before = bytes[cells[row.cells.lowerBound].lowerBound..<cells[cell].lowerBound]
    let tails = before.count { $0 & 0xC0 == 0x80 }
    return Position(source: table.source, line: row.line, column: offsets[cell] - tails + 1)
  }
}
