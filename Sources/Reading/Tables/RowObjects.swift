import Diagnostics

/// Rows of an event table that arrive as JSON objects, one a line, whose keys are the columns.
///
/// The keys of the first object are columns of every row; where it has none of them, its cell is empty.
/// A row may have others behind them.
final class RowObjects {
  private let source: String
  private let id: String
  private let columns: ColumnChoice
  private let lexicon: Lexicon
  private let limit = 8_000_000
  private var lines: LineReader
  private var numbers = RowNumbers()
  private var firstKeys: [String] = []
  /// The tables of the keys that came, which are few; nil where nothing is known of such columns.
  private var tables: [[String]: EventTable] = [:]

  /// Rows that are handed on at once, and lists of keys that are remembered.
  private static let (mostRows, mostTables) = (1_024, 64)

  init(_ input: InputBytes, id: String, columns: ColumnChoice, lexicon: Lexicon) {
    source = input.name
    self.id = id
    self.columns = columns
    self.lexicon = lexicon
    lines = LineReader(input, limit: limit)
  }

  /// Goes on to the rows that have come, or waits for one.
  ///
  /// - Parameter tell: Takes what is wrong with lines that could not be read.
  /// - Returns: Rows, those of the same columns together; nil at the end.
  /// - Throws: What `tell` throws, or `input.unreadable`.
  func next(
    tell: (Diagnostic) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [TableBatch]? {
    var batches: [TableBatch] = []
    var count = 0
    while count < Self.mostRows {
      if count > 0, !lines.hasLine { return batches }
      guard let line = try lines.next() else { return count > 0 ? batches : nil }
      guard line.isTooLong || line.bytes.contains(where: { $0 > 0x20 }) else { continue }
      count += 1
      do throws(Diagnostic) {
        try add(line, to: &batches, tell)
      } catch {
        try tell(error)
      }
    }
    return batches
  }

  private func add(
    _ line: LineReader.Line, to batches: inout [TableBatch],
    _ tell: (Diagnostic) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let position = Position(source: source, line: line.number)
    guard !line.isTooLong else { throw .tooLarge(at: position, "The line", limit: limit) }
    let item = try JSONItem(line.bytes, source: source, firstLine: line.number)
    guard item.isObject else {
      throw Diagnostic(
        "table.object", .error, at: position,
        "A row was expected as an object, and here stands \(item.kind).",
        fix: "write {\"column\": \"cell\", …}")
    }
    let table = try table(of: item.names)
    let members = item.cells
    let cells = table.header.names.map { members[$0] ?? "" }
    let own = table.header.columns[.id].flatMap { cells[$0].isEmpty ? nil : cells[$0] }
    let ordinal = numbers.add(RowKey(own.map { [$0] } ?? cells))
    if ordinal > 1 { try tell(.duplicate(own, at: position)) }
    if batches.last?.table.header.names != table.header.names {
      batches.append(TableBatch(table))
    }
    batches[batches.count - 1].add(cells, line: line.number, ordinal: ordinal)
  }

  /// What is known of columns.
  private func table(of keys: [String]) throws(Diagnostic) -> EventTable {
    if let known = tables[keys] { return known }
    let first = Set(firstKeys)
    let names = firstKeys + keys.filter { !first.contains($0) }
    let header = try TableHeader(
      names, choice: columns, shapes: lexicon.tables, source: source)
    if let role = header.missing.keys.min(by: { $0.rawValue < $1.rawValue }) {
      throw header.fault(missing: role, in: source)
    }
    if firstKeys.isEmpty { firstKeys = keys }
    let table = EventTable(
      source: source, id: id, header: header, dates: TableDate(order: columns.dateOrder),
      partsByPoints: false)
    if tables.count >= Self.mostTables { tables = [:] }
    tables[keys] = table
    return table
  }
}
