package import Diagnostics
import Places

/// The rows of one event table, some at a time, however large it is.
package final class TableRows {
  /// What is known of the table.
  package let table: EventTable
  private let reader: RowReader
  private let isArriving: Bool
  private var numbers = RowNumbers()

  /// Rows of a batch, and the bytes at which one is full enough to be worth a task.
  private static let (mostRows, mostBytes) = (1_024, 1 << 17)

  /// Opens a table and finds out what its columns hold.
  ///
  /// - Parameters:
  ///   - file: The table.
  ///   - id: The name that its claims have for a report.
  ///   - columns: What the user says of the columns.
  ///   - lexicon: What is known of tables.
  /// - Throws: ``Diagnostic`` where it cannot be read, or says neither where nor when.
  package convenience init(
    _ file: InputFile, id: String, columns: ColumnChoice, lexicon: Lexicon
  ) throws(Diagnostic) {
    let bytes = try TableBytes(
      try InputBytes(path: file.path, name: file.name),
      isCompressed: InputName(file.name).isCompressed, limits: InputLimits())
    try self.init(bytes, of: file.name, id: id, columns: columns, lexicon: lexicon)
  }

  /// Opens a table whose bytes begin with a whole line.
  init(
    _ bytes: TableBytes, of source: String, id: String, columns: ColumnChoice, lexicon: Lexicon
  ) throws(Diagnostic) {
    isArriving = bytes.isArriving
    let head = try TableHead(bytes.start, of: source)
    if head.names.prefix(3) == ["event", "report", "words"] { throw .review(source) }
    let implied = TableHeader.implied(
      width: head.names.count, first: head.names, in: lexicon.tables)
    let header = try TableHeader(
      implied ?? head.names, choice: columns, shapes: lexicon.tables, source: source)
    let dated = [TableRole.date, .dateEnd].compactMap { header.columns[$0] }
    let sample = head.rows.lazy.flatMap { row in
      dated.compactMap { $0 < row.count ? row[$0] : nil }
    }
    // How many rows come at once is chance, so that they tell nothing of an order.
    let order = isArriving ? nil : TableDate.order(of: sample)
    table = EventTable(
      source: source, id: id, header: header,
      dates: TableDate(order: columns.dateOrder ?? order),
      partsByPoints: head.separator == 0x3B)
    reader = RowReader(
      source: source, separator: head.separator, hasQuotes: head.separator != 0x09,
      faults: "table", isArriving: isArriving
    ) { (room) throws(Diagnostic) in try bytes.read(into: room) }
    reader.width = header.names.count
    if implied == nil { _ = try reader.next() }
  }

  /// Goes on to the next rows.
  ///
  /// - Parameter tell: Takes what is wrong with rows that could not be read.
  /// - Returns: The rows; nil at the end. Of what arrives bit by bit, it may be no row: then there was
  ///   something to tell.
  /// - Throws: What `tell` throws.
  package func next(
    tell: (Diagnostic) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> TableBatch? {
    var batch = TableBatch(table)
    var isAtEnd = false
    while batch.count < Self.mostRows, batch.byteCount < Self.mostBytes {
      // What has come is not to wait for what has not.
      if isArriving, batch.count > 0, !reader.hasLine { break }
      let isMore: Bool
      do throws(Diagnostic) {
        isMore = try reader.next()
      } catch {
        try tell(error)
        if isArriving, !reader.hasLine { break }
        continue
      }
      isAtEnd = !isMore
      guard isMore else { break }
      // A line of blanks, or of separators alone, is no row.
      guard (0..<reader.count).contains(where: { !reader.cell($0).isEmpty }) else { continue }
      try add(to: &batch, tell)
    }
    return batch.count > 0 || isArriving && !isAtEnd ? batch : nil
  }

  /// Whether a first line names columns that are known, or is of a table that is known without.
  static func knows(
    _ start: ArraySlice<UInt8>, columns: ColumnChoice, lexicon: Lexicon
  ) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = start.starts(with: mark) ? start.dropFirst(mark.count) : start
    guard let head = try? TableHead(bytes, of: "") else { return false }
    let implied = TableHeader.implied(
      width: head.names.count, first: head.names, in: lexicon.tables)
    let header = try? TableHeader(
      implied ?? head.names, choice: columns, shapes: lexicon.tables, source: "")
    return header != nil
  }

  private func add(
    to batch: inout TableBatch, _ tell: (Diagnostic) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let column = table.header.columns[.id].flatMap { reader.cell($0).isEmpty ? nil : $0 }
    let key =
      column.map { RowKey([reader.cell($0)]) }
      ?? RowKey((0..<reader.count).map(reader.cell))
    let ordinal = numbers.add(key)
    if ordinal > 1 {
      try tell(
        .duplicate(
          column.map { reader.text($0) }, at: reader.position(column ?? 0)))
    }
    batch.add(reader, ordinal: ordinal)
  }
}

extension Diagnostic {
  /// A review to be filled in, or corrections under another name.
  fileprivate static func review(_ source: String) -> Diagnostic {
    Diagnostic(
      "table.review", .warning, at: Position(source: source),
      "It is a table of corrections, not of events; it was not read.",
      fix: "call it corrections.csv, or name it with --corrections")
  }
}

/// The first rows of a table, from which its shape is told.
private struct TableHead {
  let separator: UInt8
  private(set) var names: [String] = []
  private(set) var rows: [[String]] = []

  init(_ bytes: ArraySlice<UInt8>, of source: String) throws(Diagnostic) {
    let line = bytes.prefix { $0 != 0x0A }
    let candidates: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
    var best = (separator: candidates[0], count: 0)
    for candidate in candidates {
      let count = line.count { $0 == candidate }
      if count > best.count { best = (candidate, count) }
    }
    separator = best.separator
    var rest = bytes
    let reader = RowReader(
      source: source, separator: separator, hasQuotes: separator != 0x09, faults: "table"
    ) { room in
      let part = rest.prefix(room.count)
      part.withUnsafeBytes { room.copyMemory(from: $0) }
      rest = rest.dropFirst(part.count)
      return part.count
    }
    guard try reader.next() else {
      throw Diagnostic(
        "table.empty", .error, at: Position(source: source), "The table is empty.",
        fix: "begin with a line that names the columns")
    }
    names = (0..<reader.count).map { reader.text($0).withSingleBlanks }
    reader.width = names.count
    // The last row may be cut where the first piece ends; it is one sample of many.
    while rows.count < 1_000, let isMore = try? reader.next(), isMore {
      rows.append((0..<reader.count).map { reader.text($0) })
    }
  }
}
