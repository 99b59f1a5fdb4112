/// Reads comma-separated values (RFC 4180) and keeps where each cell stands.
///
/// Cells may be quoted and hold line ends and doubled quotes. Excel of countries with a decimal
/// comma writes semicolons instead of commas: the first line decides.
struct CSVReader {
  /// A cell as it is meant: without its quotes.
  struct Cell: Equatable {
    let text: String
    /// Where it begins, from 1; the column in Unicode scalars.
    let line: Int
    let column: Int
  }

  /// A line of cells; never empty.
  struct Row: Equatable {
    var cells: [Cell]
    /// Whether a quote was opened and never closed.
    var isBroken = false
    /// The line on which it begins, from 1.
    var line: Int { cells.first?.line ?? 0 }
  }

  private var scalars: String.UnicodeScalarView.Iterator
  private var next: Unicode.Scalar?
  private let separator: Unicode.Scalar
  private var line = 1
  private var column = 1

  /// Reads a text without a byte order mark.
  init(_ text: String) {
    separator = Self.separator(of: text)
    scalars = text.unicodeScalars.makeIterator()
    next = scalars.next()
  }

  /// The comma, or what stands in its place in the first line outside quotes.
  private static func separator(of text: String) -> Unicode.Scalar {
    var isQuoted = false
    var other: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: return ","
      case ";" where !isQuoted, "\t" where !isQuoted: other = other ?? scalar
      case "\n" where !isQuoted, "\r" where !isQuoted: return other ?? ","
      default: break
      }
    }
    return other ?? ","
  }

  /// The next row that is not empty; nil at the end.
  mutating func row() -> Row? {
    while next == "\n" || next == "\r" { advance() }
    guard next != nil else { return nil }
    var row = Row(cells: [])
    while true {
      let (cell, isClosed) = readCell()
      row.cells.append(cell)
      if !isClosed { row.isBroken = true }
      guard next == separator else { break }
      advance()
    }
    return row
  }

  private mutating func readCell() -> (cell: Cell, isClosed: Bool) {
    let place = (line: line, column: column)
    var text = String.UnicodeScalarView()
    var isClosed = true
    if next == "\"" {
      advance()
      isClosed = false
      while let scalar = next {
        advance()
        if scalar != "\"" {
          text.append(scalar)
        } else if next == "\"" {
          text.append(scalar)
          advance()
        } else {
          isClosed = true
          break
        }
      }
    }
    // What stands behind a closing quote belongs to the cell, as spreadsheets take it.
    while let scalar = next, scalar != separator, scalar != "\n", scalar != "\r" {
      text.append(scalar)
      advance()
    }
    return (Cell(text: String(text), line: place.line, column: place.column), isClosed)
  }

  /// Passes one scalar; CR LF, LF and CR each end a line.
  private mutating func advance() {
    let passed = next
    next = scalars.next()
    if passed == "\n" || (passed == "\r" && next != "\n") {
      line += 1
      column = 1
    } else {
      column += 1
    }
  }
}
