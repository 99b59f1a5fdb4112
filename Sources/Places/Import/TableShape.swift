import Diagnostics

/// The header of a table: what parts its cells, and which column holds what.
struct TableShape {
  let columns: [String]
  let separator: UInt8
  var hasQuotes: Bool { separator != 0x09 }

  /// What people may call a separator on the command line.
  static let separators: [(name: String, byte: UInt8)] = [
    ("tab", 0x09), ("comma", 0x2C), ("semicolon", 0x3B),
  ]

  /// Reads the first line of a file.
  ///
  /// - Parameters:
  ///   - file: The table.
  ///   - separator: What parts the cells; nil for the one of tab, comma and semicolon that the
  ///     header has most of.
  /// - Throws: ``Diagnostic`` when the file cannot be read or is empty.
  init(_ file: String, separator: UInt8?) throws(Diagnostic) {
    let lines = RowReader(try InputBlocks(path: file), separator: 0, hasQuotes: false)
    guard try lines.next() else {
      throw Diagnostic(
        "import.empty", .error, at: Position(source: file), "The file is empty.",
        fix: "name a table whose first line has the names of its columns")
    }
    let header = lines.cell(0)
    let counts = Self.separators.map { kind in header.count { $0 == kind.byte } }
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    self.separator = separator ?? Self.separators[best].byte
    let reader = RowReader(
      try InputBlocks(path: file), separator: self.separator, hasQuotes: self.separator != 0x09)
    _ = try reader.next()
    columns = (0..<reader.count).map { reader.text($0).trimmed }
  }

  /// Where a column stands.
  ///
  /// - Throws: ``Diagnostic`` when the table does not have it.
  func column(_ name: String, of file: String) throws(Diagnostic) -> Int {
    if let index = columns.firstIndex(of: name) { return index }
    let small = name.lowercased()
    if let index = columns.firstIndex(where: { $0.lowercased() == small }) { return index }
    let parted = Self.separators.first { $0.byte == separator }?.name
    let hint = columns.count == 1 ? "; it is read as parted by \(parted ?? "the one given")s" : ""
    throw Diagnostic(
      columns.count == 1 ? "import.separator" : "import.column", .error,
      at: Position(source: file, line: 1, column: 1),
      "The table has no column \(name.isolated)\(hint).",
      fix: columns.count == 1
        ? "name the right one with --separator tab, comma or semicolon"
        : "the columns are \(columns.prefix(30).joined(separator: ", "))")
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmed: String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}
