// The one escape of CSV (RFC 4180, lines ended by LF).

/// Between quotes.
enum CSVEscape: TextEscape {
  @inline(__always)
  static func stops(in word: UInt64) -> UInt64 {
    word.bytes(UInt8(ascii: "\"")) | word.zeroBytes
  }

  static func escape(_ rest: UnsafeBufferPointer<UInt8>, to out: inout ByteWriter) -> Int {
    out.append(rest[0] == 0 ? "\u{FFFD}" : "\"\"")
    return 1
  }

  /// What can stand without quotes, and so without escapes.
  enum Bare: TextEscape {
    @inline(__always)
    static func stops(in word: UInt64) -> UInt64 {
      CSVEscape.stops(in: word) | word.bytes(UInt8(ascii: ","))
        | word.bytes(UInt8(ascii: "\n")) | word.bytes(UInt8(ascii: "\r"))
    }

    static func escape(_ rest: UnsafeBufferPointer<UInt8>, to out: inout ByteWriter) -> Int {
      CSVEscape.escape(rest, to: &out)
    }
  }
}

extension ByteWriter {
  /// Appends a text cell.
  ///
  /// A cell that a spreadsheet would take for a formula (it begins with `= + - @`, their full-width
  /// forms, a tab or a line break) gets an apostrophe in front. So does one that begins so behind
  /// apostrophes: whoever takes one away from such cells has the texts again. NUL, which readers choke on, becomes
  /// U+FFFD.
  mutating func append(csv text: String) {
    withUTF8(of: text) { out, bytes in
      let before = out.count
      let isArmed = ByteWriter.beginsFormula(bytes)
      if !isArmed, out.append(run: bytes, CSVEscape.Bare.self) == bytes.count { return }
      out.takeBack(to: before)
      out.append(isArmed ? "\"'" : "\"")
      out.append(bytes, CSVEscape.self)
      out.append(UInt8(ascii: "\""))
    }
  }

  /// Appends a value of a column; nothing where there is none.
  @inline(__always)
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
  private static func beginsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = text.firstIndex(where: { $0 != UInt8(ascii: "'") }) else { return false }
    switch text[start] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D:
      return true
    case 0xEF:
      // U+FF1D, U+FF0B, U+FF0D and U+FF20 are EF BC and one byte more.
      return text.count > start + 2 && text[start + 1] == 0xBC
        && [0x9D, 0x8B, 0x8D, 0xA0].contains(text[start + 2])
    default: return false
    }
  }
}

/// One line of a table of texts.
package enum CSVLine {
  /// The cells as the files have them, without the line's end.
  package static func of(_ cells: [String]) -> String {
    var bytes: [UInt8] = []
    var out = ByteWriter { span in
      for index in span.indices { bytes.append(span[index]) }
    }
    for (here, cell) in cells.enumerated() {
      if here > 0 { out.append(UInt8(ascii: ",")) }
      if !cell.isEmpty { out.append(csv: cell) }
    }
    // A sink in memory takes all.
    try? out.finish()
    return String(decoding: bytes, as: UTF8.self)
  }
}
