package import Diagnostics
package import Events

/// What arrives through standard input: reports as JSON lines, or rows of an event table.
///
/// The first line decides. An object that has the words of a report is one; other objects, and the header of a
/// table in text, are rows where their columns are known, by themselves or from the user. All else is taken
/// for reports, so that a broken first line costs no more than itself.
package enum ArrivingInput {
  /// Reports.
  case reports(ReportRecords)
  /// Rows.
  case rows(ArrivingRows)

  /// Waits for the first line.
  ///
  /// - Parameters:
  ///   - descriptor: The open file.
  ///   - published: The day of publication of reports that have no other.
  ///   - columns: What the user says of columns.
  ///   - table: The name that rows have for their report.
  ///   - lexicon: What is known of tables; asked for only where something comes.
  /// - Returns: What it is; nil where nothing comes.
  /// - Throws: ``Diagnostic`` where it cannot be read, or is a table that lacks a named column; what
  ///   `lexicon` throws.
  package static func opened<Failure: Error>(
    _ descriptor: Int32, published: Day?, columns: ColumnChoice, table: String,
    lexicon: () throws(Failure) -> Lexicon
  ) throws -> ArrivingInput? {
    let limits = InputLimits()
    let input = InputBytes(descriptor: descriptor, name: "-")
    let start = try input.peekLine(limit: limits.lineBytes)
    guard let first = start.first(where: { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF })
    else { return nil }
    let isChosen = columns != ColumnChoice()
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let keys = keysOfRow(start)
      if isChosen || keys != nil {
        let lexicon = try lexicon()
        let header = keys.flatMap {
          try? TableHeader($0, choice: columns, shapes: lexicon.tables, source: "-")
        }
        if isChosen || header != nil {
          return .rows(
            ArrivingRows(RowObjects(input, id: table, columns: columns, lexicon: lexicon)))
        }
      }
      return .reports(ReportRecords(input, published: published, limits: limits))
    }
    let lexicon = try lexicon()
    guard isChosen || TableRows.knows(start[...], columns: columns, lexicon: lexicon) else {
      return .reports(ReportRecords(input, published: published, limits: limits))
    }
    let bytes = try TableBytes(input, isCompressed: false, isArriving: true, limits: limits)
    let rows = try TableRows(bytes, of: "-", id: table, columns: columns, lexicon: lexicon)
    let missing = rows.table.header.missing.keys.min { $0.rawValue < $1.rawValue }
    if let missing { throw rows.table.header.fault(missing: missing, in: "-") }
    return .rows(ArrivingRows(rows))
  }

  /// The keys of a first line that is an object without the words of a report.
  private static func keysOfRow(_ start: [UInt8]) -> [String]? {
    let line = start.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.prefix { $0 != 0x0A }
    guard String(validating: line, as: UTF8.self) != nil,
      let node = try? JSONReader.single(Array(line)), case .object(let members) = node.value,
      !JSONRecord.hasWords(node)
    else { return nil }
    return members.map(\.key)
  }
}

/// Rows of an event table, as they arrive.
package struct ArrivingRows {
  private let take: ((Diagnostic) throws(Diagnostic) -> Void) throws(Diagnostic) -> [TableBatch]?

  init(_ rows: TableRows) {
    take = { (tell) throws(Diagnostic) in try rows.next(tell: tell).map { [$0] } }
  }

  init(_ rows: RowObjects) { take = { (tell) throws(Diagnostic) in try rows.next(tell: tell) } }

  /// Goes on to the rows that have come, or waits for one.
  ///
  /// - Parameter tell: Takes what is wrong with rows that could not be read, and where.
  /// - Returns: The rows; nil at the end.
  /// - Throws: What `tell` throws, or `input.unreadable`.
  package func next(
    tell: (Diagnostic) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [TableBatch]? { try take(tell) }
}
