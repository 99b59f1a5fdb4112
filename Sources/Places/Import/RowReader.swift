package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the rows of a table of any length, in memory for one block and its longest row.
///
/// Cells are handed out as bytes of a buffer that the next row overwrites: nothing is allocated for
/// a cell. Lines may end in LF or CRLF, the last one in neither; blank lines are passed over.
///
/// After a fault it goes on behind the broken row, so that a caller may keep the good ones.
package final class RowReader {
  /// Fills a buffer from its start and says how far: wholly but at the end of the file; by at least a byte
  /// but at the end, where rows are read as they arrive.
  package typealias Input = (UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int

  /// The file as the user named it.
  let source: String
  /// What parts the cells.
  let separator: UInt8
  /// Whether `"` may enclose cells, as in RFC 4180; tab-separated tables have no quotes.
  let hasQuotes: Bool
  /// How many cells a row has; where it is known, a row over several lines that has another number
  /// is one whose quotation mark was never closed, and costs only its first line.
  package var width: Int?
  /// The line where the row starts, from 1.
  package private(set) var line = 0
  /// How many cells the row has.
  package var count: Int { cells.count }
  /// No row is longer than this; a longer one is a wrong file or an open quotation mark.
  static let longestRow = 8 << 20

  private struct Cell {
    var start: Int
    var end: Int
  }

  private let input: Input
  private let faults: String
  private let isArriving: Bool
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 18
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var nextLine = 1
  private var rowStart = 0
  private var cells: [Cell] = []

  /// Starts to read a file.
  convenience init(_ input: InputBlocks, separator: UInt8, hasQuotes: Bool) {
    self.init(source: input.source, separator: separator, hasQuotes: hasQuotes, faults: "import") {
      (room) throws(Diagnostic) in try input.read(into: room)
    }
  }

  /// Starts to read bytes.
  ///
  /// - Parameters:
  ///   - source: What diagnostics call the file.
  ///   - separator: What parts the cells.
  ///   - hasQuotes: Whether `"` may enclose cells.
  ///   - faults: What the ids of diagnostics begin with.
  ///   - isArriving: Whether the bytes come bit by bit, and rows are wanted as soon as they are whole.
  ///   - input: Gives the bytes, without a byte order mark.
  package init(
    source: String, separator: UInt8, hasQuotes: Bool, faults: String, isArriving: Bool = false,
    input: @escaping Input
  ) {
    self.input = input
    self.isArriving = isArriving
    self.separator = separator
    self.hasQuotes = hasQuotes
    self.source = source
    self.faults = faults
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// Whether a line has come already, so that the next row need not be waited for, unless it goes over
  /// several lines.
  package var hasLine: Bool { plainLength() != nil }

  /// Goes to the next row.
  ///
  /// - Returns: False at the end of the file.
  /// - Throws: ``Diagnostic`` for bytes that are no UTF-8, an open quotation mark, an endless row.
  package func next() throws(Diagnostic) -> Bool {
    while true {
      cells.removeAll(keepingCapacity: true)
      line = nextLine
      guard let length = try rowLength() else { return false }
      rowStart = start
      var content = length
      if content > 0, buffer[start + content - 1] == 0x0A { content -= 1 }
      if content > 0, buffer[start + content - 1] == 0x0D { content -= 1 }
      start += length
      guard content > 0 else {
        nextLine += 1
        continue
      }
      let row = UnsafeBufferPointer(start: buffer + rowStart, count: content)
      if let fault = UTF8Check.firstFault(in: row) {
        let before = row[..<fault]
        let lines = before.count { $0 == 0x0A }
        let column = UTF8Check.scalars(in: before.reversed().prefix { $0 != 0x0A }) + 1
        nextLine += row.count { $0 == 0x0A } + 1
        throw Diagnostic(
          "\(faults).encoding", .error,
          at: Position(source: source, line: line + lines, column: column),
          "The file is not UTF-8.", fix: "save it as UTF-8")
      }
      split(content)
      return true
    }
  }

  /// The bytes of a cell, without its quotes; empty where the row has no such cell.
  ///
  /// They are valid until the next row is read.
  package func cell(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    guard cells.indices.contains(column) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let cell = cells[column]
    return UnsafeBufferPointer(start: buffer + cell.start, count: cell.end - cell.start)
  }

  /// How many bytes of its row stand before a cell.
  package func offset(_ column: Int) -> Int {
    cells.indices.contains(column) ? cells[column].start - rowStart : 0
  }

  /// The text of a cell.
  package func text(_ column: Int) -> String { String(decoding: cell(column), as: UTF8.self) }

  /// Where a cell starts in the file, the column counted in Unicode scalars.
  package func position(_ column: Int = -1) -> Position {
    guard cells.indices.contains(column) else { return Position(source: source, line: line) }
    let before = UnsafeBufferPointer(
      start: buffer + rowStart, count: cells[column].start - rowStart)
    return Position(source: source, line: line, column: UTF8Check.scalars(in: before) + 1)
  }

  /// Finds the end of the row that starts at `start`, reading on where it must; nil when none is left.
  private func rowLength() throws(Diagnostic) -> Int? {
    while true {
      let scan = hasQuotes ? scanQuoted() : Scan(length: plainLength())
      if let length = scan.length {
        if let width, let open = scan.firstOver, scan.cells != width || scan.isLoose {
          throw passLine(openQuoteFault(open))
        }
        return length
      }
      if isAtEnd {
        guard start < end else { return nil }
        if let open = scan.open { throw passLine(openQuoteFault(open)) }
        return end - start
      }
      if end - start > Self.longestRow {
        if let open = scan.open { throw passLine(openQuoteFault(open)) }
        let fault = Diagnostic(
          "\(faults).row-length", .error, at: Position(source: source, line: nextLine),
          "The row is longer than \(Self.longestRow >> 20) MB.",
          fix: "see that the file is a table with one row a line")
        while plainLength() == nil, !isAtEnd {
          start = end
          try refill()
        }
        throw passLine(fault)
      }
      try refill()
    }
  }

  private func refill() throws(Diagnostic) {
    if start > 0 {
      memmove(buffer, buffer + start, end - start)
      end -= start
      start = 0
    }
    if end == capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      larger.update(from: buffer, count: end)
      buffer.deallocate()
      buffer = larger
      capacity *= 2
    }
    let room = UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end)
    let count = try input(room)
    isAtEnd = isArriving ? count == 0 : count < room.count
    end += count
  }

  private func plainLength() -> Int? {
    guard start < end, let found = memchr(buffer + start, 0x0A, end - start) else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(buffer + start)
      + 1
  }

  /// What was found from the start of a row on.
  private struct Scan {
    /// The length of the row with its line end; nil where the buffer ends before.
    var length: Int?
    /// Where the quotation mark stands that is still open.
    var open: Int?
    /// Where the first cell opens that goes over the end of its line.
    var firstOver: Int?
    /// Whether words follow a closed quotation mark in such a row: then it opened another cell.
    var isLoose = false
    var cells = 1
  }

  /// Looks for the end of a row whose cells may be enclosed in quotes.
  private func scanQuoted() -> Scan {
    var scan = Scan()
    var isStart = true
    var isQuoted = false
    for index in start..<end {
      let byte = buffer[index]
      if let open = scan.open {
        if byte == 0x22 {
          scan.open = nil
        } else if byte == 0x0A, scan.firstOver == nil {
          scan.firstOver = open
        }
      } else if byte == 0x0A {
        scan.length = index - start + 1
        return scan
      } else if byte == separator {
        scan.cells += 1
        isStart = true
        isQuoted = false
        continue
      } else if byte == 0x22, isStart || (isQuoted && buffer[index - 1] == 0x22) {
        scan.open = index
        isQuoted = true
      } else if isQuoted, byte != 0x0D {
        scan.isLoose = true
      }
      isStart = false
    }
    return scan
  }

  /// Passes over the line on which the row begins, whose quotation mark cannot be trusted.
  private func passLine(_ fault: Diagnostic) -> Diagnostic {
    start += plainLength() ?? end - start
    nextLine += 1
    return fault
  }

  private func openQuoteFault(_ index: Int) -> Diagnostic {
    let before = UnsafeBufferPointer(start: buffer + start, count: index - start)
    let lines = before.count { $0 == 0x0A }
    let column = UTF8Check.scalars(in: before.reversed().prefix { $0 != 0x0A }) + 1
    return Diagnostic(
      "\(faults).quote", .error,
      at: Position(source: source, line: nextLine + lines, column: column),
      "The quotation mark that opens here is never closed.",
      fix: "close it, or double a quotation mark that belongs to the text")
  }

  private func split(_ length: Int) {
    cells.removeAll(keepingCapacity: true)
    let stop = rowStart + length
    nextLine += 1
    guard hasQuotes else {
      var cell = rowStart
      for index in rowStart..<stop where buffer[index] == separator {
        cells.append(Cell(start: cell, end: index))
        cell = index + 1
      }
      cells.append(Cell(start: cell, end: stop))
      return
    }
    var index = rowStart
    while true {
      if index < stop, buffer[index] == 0x22 {
        index = unquote(from: index, to: stop)
      } else {
        let cell = index
        while index < stop, buffer[index] != separator { index += 1 }
        cells.append(Cell(start: cell, end: index))
      }
      guard index < stop else { return }
      index += 1
      if index == stop { return cells.append(Cell(start: stop, end: stop)) }
    }
  }

  /// Takes the quotes off a cell in its place; what follows the closing one up to the separator
  /// belongs to the cell.
  private func unquote(from open: Int, to stop: Int) -> Int {
    var write = open + 1
    var index = open + 1
    var isOpen = true
    while index < stop {
      let byte = buffer[index]
      if byte == 0x0A { nextLine += 1 }
      if isOpen, byte == 0x22 {
        if index + 1 < stop, buffer[index + 1] == 0x22 {
          index += 1
        } else {
          isOpen = false
          index += 1
          continue
        }
      } else if !isOpen, byte == separator {
        break
      }
      buffer[write] = byte
      write += 1
      index += 1
    }
    cells.append(Cell(start: open + 1, end: write))
    return index
  }
}
