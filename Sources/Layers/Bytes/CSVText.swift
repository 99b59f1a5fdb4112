// The one escape of CSV (RFC 4180, lines ended by LF).

private let csvSpecial = byteTable(Array("\",\n\r".utf8))
private let csvStops = byteTable([0, UInt8(ascii: "\"")])

extension ByteWriter {
  /// Appends a text cell.
  ///
  /// A cell that a spreadsheet would take for a formula (it begins with `= + - @`, their full-width
  /// forms, a tab or a line break) gets an apostrophe in front. So does one that begins so behind
  /// apostrophes: whoever takes one away from such cells has the texts again. NUL, which readers choke on, becomes
  /// U+FFFD.
  mutating func append(csv text: String) {
    let armed = ByteWriter.beginsFormula(text)
    guard armed || text.utf8.contains(where: { csvSpecial[Int($0)] || $0 == 0 }) else {
      return append(verbatim: text)
    }
    append(UInt8(ascii: "\""))
    if armed { append(UInt8(ascii: "'")) }
    append(text, stops: csvStops) { rest, out in
      out.append(rest[rest.startIndex] == 0 ? "\u{FFFD}" : "\"\"")
      return 1
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a value of a column; nothing where there is none.
  mutating func append(csv value: ColumnValue) {
    switch value {
    case .null: break
    case .text(let text): append(csv: text)
    case .integer(let number): append(number)
    case .number(let number, let decimals):
      if number.isFinite { append(cell: number, decimals: decimals) }
    case .boolean(let flag): append(flag ? "true" : "false")
    case .date(let day): append(day)
    case .moment(let day, let last): append(day, last: last)
    }
  }

  /// Tells whether a spreadsheet would take a text for a formula, were there no apostrophes in front.
  ///
  /// - Source: OWASP, CSV injection.
  static func beginsFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
