import Crypto
import Diagnostics
import Events
import Geodesy
import Places

/// The cells of one row, by what they say.
struct RowCells {
  let batch: TableBatch
  let row: TableBatch.Row
  private(set) var diagnostics: [Diagnostic] = []

  /// The longest text that a cell gives to an event, in bytes of UTF-8.
  private static let longest = 4_000

  init(_ batch: TableBatch, _ row: TableBatch.Row) {
    self.batch = batch
    self.row = row
  }

  private var header: TableHeader { batch.table.header }

  /// Where the cell of a role stands.
  func position(_ role: TableRole?) -> Position {
    batch.position(role.flatMap { header.columns[$0] } ?? 0, of: row)
  }

  /// Tells what is wrong in a cell.
  mutating func tell(
    _ id: String, _ severity: Diagnostic.Severity = .warning, in role: TableRole?,
    _ sentence: String, fix: String
  ) {
    diagnostics.append(Diagnostic(id, severity, at: position(role), sentence, fix: fix))
  }

  /// What a cell says, without blanks around it; nil where it is empty.
  func text(_ role: TableRole) -> String? {
    var bytes = batch.bytes(header.columns[role], of: row)
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    // What a spreadsheet might take for a formula is written with an apostrophe before it.
    if bytes.first == UInt8(ascii: "'"), let sign = bytes.dropFirst().first,
      [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")].contains(sign)
    {
      bytes.removeFirst()
    }
    guard !bytes.isEmpty else { return nil }
    if bytes.count > Self.longest { bytes = Self.cut(bytes) }
    return String(decoding: bytes, as: UTF8.self).nonBlank
  }

  /// As much of a text as is taken, cut between two signs.
  private static func cut(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var cut = bytes.prefix(longest)
    while let last = cut.last, bytes[cut.endIndex] & 0xC0 == 0x80 {
      _ = last
      cut.removeLast()
    }
    return cut
  }

  /// Whether the row has as many cells as the header; one without is told and cannot be used.
  mutating func hasItsWidth() -> Bool {
    let (width, expected) = (row.cells.count, header.names.count)
    // Empty cells at the end of a row are often left away.
    if width <= expected, width * 2 >= expected || width == expected { return true }
    diagnostics.append(
      Diagnostic(
        "table.row", .error, at: batch.position(0, of: row),
        "The row has \(width) cells, the header \(expected); it was passed over.",
        fix: "put cells that hold a separator or a line end between quotation marks"))
    return false
  }

  // MARK: Names

  /// The row's own identifier; nil where it has none.
  var record: String {
    let name = text(.id).map { own in
      String(
        String.UnicodeScalarView(
          own.unicodeScalars.prefix(100).map { $0.isBlank || $0 == ";" ? "_" : $0 }))
    }
    return (name ?? "\(row.line)") + (row.ordinal > 1 ? "/\(row.ordinal)" : "")
  }

  /// An id that lasts: made from the table's name and the row's identifier, else from its words.
  func claimID() -> String {
    var bytes = Array(batch.table.id.utf8)
    bytes.append(0)
    if let own = text(.id) { bytes += own.utf8 } else { bytes += batch.bytes(of: row) }
    if row.ordinal > 1 { bytes += "\0\(row.ordinal)".utf8 }
    return String(SHA256.hash(data: bytes).hexadecimal.prefix(16))
  }

  // MARK: Numbers

  mutating func number(_ role: TableRole) -> Double? {
    guard let text = text(role), !Self.saysNothing(text) else { return nil }
    if let number = TableNumber.number(text) { return number }
    tell(
      "table.number", in: role,
      "\(text.isolated) in the column \(name(of: role)) is no number; it was dropped.",
      fix: "write digits, with a point or a comma before decimals")
    return nil
  }

  /// A count, from its best number and what may stand beside it.
  mutating func range(
    _ best: TableRole, _ low: TableRole, _ high: TableRole
  ) -> Evidence<NumberRange>? {
    let given = (low: count(low), best: count(best), high: count(high))
    guard let middle = given.best ?? given.low ?? given.high else { return nil }
    let (least, most) = (given.low ?? middle, given.high ?? middle)
    if least > middle || middle > most {
      tell(
        "table.range", .note, in: best,
        "Of low \(least), best \(middle) and high \(most) the best is not between the others; "
          + "the range was widened to hold all three.",
        fix: "see whether two columns are exchanged")
    }
    return Evidence(
      NumberRange(low: min(least, middle, most), best: middle, high: max(least, middle, most)),
      words: text(best) ?? "", span: .unknown)
  }

  private mutating func count(_ role: TableRole) -> Int? {
    guard let text = text(role), !Self.saysNothing(text) else { return nil }
    let partsByPoints = batch.table.partsByPoints
    if let count = TableNumber.count(text, partsByPoints: partsByPoints) { return count }
    tell(
      "table.number", in: role,
      "\(text.isolated) in the column \(name(of: role)) is no count; it was dropped.",
      fix: "write a whole number from 0 to 1000000")
    return nil
  }

  /// Whether a cell says in so many signs that nothing is known.
  private static func saysNothing(_ text: String) -> Bool {
    text.utf8.count <= 7
      && ["-", "–", "?", "na", "n/a", "nan", "null", "none", "unknown", "nil"]
        .contains(text.lowercased())
  }

  /// The column of a role, as its header calls it.
  func name(of role: TableRole) -> String {
    header.columns[role].map { header.names[$0].withSingleBlanks.isolated } ?? role.rawValue
  }

  // MARK: Words

  func flag(_ role: TableRole) -> Bool {
    guard let text = text(role) else { return false }
    return ["true", "yes", "1", "نعم"].contains(text.lowercased())
  }

  mutating func outcome() -> Evidence<Outcome>? {
    guard let text = text(.outcome) else { return nil }
    return Outcome(rawValue: text.lowercased()).map { Evidence($0, words: text, span: .unknown) }
  }
}
