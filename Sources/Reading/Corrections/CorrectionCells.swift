import Diagnostics
import Events
import Geodesy

/// The cells of one row of a `corrections.csv`, on their way to a correction.
struct CorrectionCells {
  private let row: CSVReader.Row
  private let columns: [String: Int]
  private let name: String
  private(set) var diagnostics: [Diagnostic] = []

  /// The longest id, words or note.
  private static let longest = 2_000
  /// The largest radius: half the way around the earth.
  private static let largestRadius = 20_040_000.0

  init(_ row: CSVReader.Row, columns: [String: Int], name: String) {
    self.row = row
    self.columns = columns
    self.name = name
  }

  /// What the row corrects; nothing where no cell is filled in, and where one has a fault.
  mutating func correction() -> Correction? {
    let filled = [
      "place_id", "latitude", "longitude", "uncertainty_m", "kind", "date_start", "date_end",
      "not_an_event", "same_as",
    ]
    guard filled.contains(where: { text($0) != nil }) else { return nil }
    let place = place()
    let kind = kind()
    let days = days()
    let isNoEvent = flag("not_an_event")
    guard let subject = subject(), diagnostics.isEmpty else { return nil }
    var correction = Correction(subject, at: position(cell("event") ?? row.cells[0]))
    correction.place = place
    correction.kind = kind
    correction.days = days
    correction.isNoEvent = isNoEvent
    correction.sameAs = list("same_as")
    correction.note = text("note").map { String($0.prefix(Self.longest)) }
    if case .words = subject,
      place == nil || kind != nil || days != nil || isNoEvent
        || !correction.sameAs.isEmpty
    {
      tell(
        "correction.subject", at: row.cells[0],
        "The row names no event, so that it can only say which place its words mean",
        fix: "write the event's id into the column event, or place_id or a coordinate alone")
      return nil
    }
    if correction.isNoEvent,
      place != nil || kind != nil || days != nil || !correction.sameAs.isEmpty
    {
      tell(
        "correction.contradiction", at: row.cells[0],
        "The row says that the event is none, and more of it",
        fix: "keep not_an_event alone, or leave it empty")
      return nil
    }
    return correction.isEmpty ? nil : correction
  }

  // MARK: What is corrected

  private mutating func subject() -> Correction.Subject? {
    if let id = text("event") {
      if id.wholeMatch(of: /[0-9][.,]?[0-9]*[eE]\+?[0-9]+/) != nil, id.utf8.count < 16 {
        tell(
          "correction.event", at: cell("event"),
          "\(id.isolated) is a number that a spreadsheet made of an event's id",
          fix: "copy the id again into a column that is formatted as text")
        return nil
      }
      return .event(id)
    }
    guard let words = text("words"), words.utf8.count <= Self.longest else {
      tell(
        "correction.subject", at: row.cells[0], "The row names neither an event nor words",
        fix: "write the event's id into the column event, or the words and their report")
      return nil
    }
    let reports = list("report")
    guard !reports.isEmpty else {
      tell(
        "correction.subject", at: cell("report") ?? row.cells[0],
        "The row names no report in which its words mean the place",
        fix: "write the report's id into the column report, or * for all reports")
      return nil
    }
    return .words(words, reports: reports.contains("*") ? [] : reports)
  }

  // MARK: What it is instead

  private mutating func place() -> Correction.Place? {
    let id = text("place_id")
    let (latitude, longitude) = (number("latitude"), number("longitude"))
    let meters = meters("uncertainty_m")
    let hasPoint = text("latitude") != nil || text("longitude") != nil
    guard id != nil || hasPoint || text("uncertainty_m") != nil else { return nil }
    var coordinate: Coordinate?
    if hasPoint {
      if let latitude, let longitude {
        coordinate = Coordinate(latitude: latitude, longitude: longitude)
      }
      guard coordinate != nil else {
        tell(
          "correction.coordinate", at: cell("latitude") ?? cell("longitude"),
          "Latitude and longitude are no coordinate in degrees",
          fix: "write both as numbers: latitude from -90 to 90, longitude from -180 to 180")
        return nil
      }
    }
    guard id != nil || coordinate != nil else {
      tell(
        "correction.radius", at: cell("uncertainty_m"), "A radius alone says no place",
        fix: "write place_id, or latitude and longitude beside it")
      return nil
    }
    if text("uncertainty_m") != nil {
      guard let meters, meters > 0, meters <= Self.largestRadius else {
        tell(
          "correction.radius", at: cell("uncertainty_m"), "The radius is no length in metres",
          fix: "write a number above 0: within it the place lies with 90 % likelihood")
        return nil
      }
    }
    let column = cell(id == nil ? "latitude" : "place_id") ?? row.cells[0]
    return Correction.Place(
      id: id, coordinate: coordinate, uncertainty: meters.map { .meters($0) },
      position: position(column))
  }

  private mutating func kind() -> AttackKind? {
    guard let word = text("kind") else { return nil }
    let plain = word.lowercased().split { " _-".contains($0) }.joined(separator: "_")
    if let kind = AttackKind(rawValue: plain) { return kind }
    tell(
      "correction.kind", at: cell("kind"), "\(word.isolated) is no kind of attack",
      fix: "write one of \(AttackKind.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  private mutating func days() -> ClosedRange<Day>? {
    let (first, last) = (text("date_start"), text("date_end"))
    guard first != nil || last != nil else { return nil }
    let start = first.flatMap { Day(published: $0) }
    let end = last.map { Day(published: $0) } ?? start
    if let start, let end, start <= end { return start...end }
    tell(
      "correction.date", at: cell(first != nil && start == nil ? "date_start" : "date_end"),
      "The cells date_start and date_end are no days from a first to a last one",
      fix: "write date_start, and date_end where it is another day, as YYYY-MM-DD")
    return nil
  }

  private mutating func flag(_ column: String) -> Bool {
    guard let word = text(column) else { return false }
    switch word.lowercased() {
    case "yes", "y", "true", "1", "x", "نعم": return true
    case "no", "n", "false", "0", "لا": return false
    default:
      tell(
        "correction.flag", at: cell(column), "\(word.isolated) is neither yes nor no",
        fix: "write yes, or leave the cell empty")
      return false
    }
  }

  // MARK: Cells

  private func list(_ column: String) -> [String] {
    var seen: Set<String> = []
    return (text(column) ?? "").split { ";؛".contains($0) }.compactMap { String($0).nonBlank }
      .filter { seen.insert($0).inserted }
  }

  /// A number with a point or a comma before its decimals, in digits of either script.
  private func number(_ column: String) -> Double? {
    guard var text = text(column), text.utf8.count <= 40 else { return nil }
    text = String(
      String.UnicodeScalarView(
        text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
          switch scalar.value {
          case 0x660...0x669: Unicode.Scalar(scalar.value - 0x660 + 0x30)
          case 0x6F0...0x6F9: Unicode.Scalar(scalar.value - 0x6F0 + 0x30)
          case 0x2C, 0x66B: "."
          case 0x2212: "-"
          case 0xB0, 0x200E, 0x200F: nil
          default: scalar
          }
        }))
    guard text.wholeMatch(of: /[+-]?[0-9]+(\.[0-9]*)?/) != nil else { return nil }
    return Double(text)
  }

  /// A length in metres, perhaps with its thousands set apart: "1,000" and "1.000" are a kilometre, since
  /// nobody gives a radius in millimetres.
  private func meters(_ column: String) -> Double? {
    guard let text = text(column), text.wholeMatch(of: /[0-9]{1,3}([.,\u{00A0} ][0-9]{3})+/) != nil
    else { return number(column) }
    return Double(text.filter(\.isNumber))
  }

  private func cell(_ column: String) -> CSVReader.Cell? {
    guard let index = columns[column], index < row.cells.count else { return nil }
    return row.cells[index]
  }

  /// What a cell says, without the apostrophe that keeps spreadsheets from taking it for a formula.
  private func text(_ column: String) -> String? {
    cell(column)?.text.withoutFormulaMark.nonBlank
  }

  private func position(_ cell: CSVReader.Cell) -> Position { cell.position(in: name) }

  mutating func tell(_ id: String, at cell: CSVReader.Cell?, _ sentence: String, fix: String) {
    diagnostics.append(
      Diagnostic(
        id, .error, at: position(cell ?? row.cells[0]), sentence + "; the row was passed over.",
        fix: fix))
  }
}

extension String {
  /// Itself without the apostrophe that the program writes before what begins like a formula.
  var withoutFormulaMark: String {
    guard hasPrefix("'"), let start = unicodeScalars.first(where: { $0 != "'" }),
      "=+-@\t\n\r\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(start)
    else { return self }
    return String(unicodeScalars.dropFirst())
  }
}
