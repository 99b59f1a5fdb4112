public import Diagnostics
import Events
import Geodesy
import Layers
import Places
public import Reading

/// Why rows of an event table gave the events that they gave, for a person who doubts: each row with its
/// fields, the places that its names may mean, and the line that would correct it.
public struct TableExplanation: Sendable {
  /// The explanation, line by line; words of the table stand between Unicode isolates.
  public private(set) var lines: [String] = []
  /// What is wrong in the rows that are explained, and in those that could not be read.
  public private(set) var diagnostics: [Diagnostic] = []

  /// So many rows are explained where none is named.
  private static let mostRows = 20

  private let locator: TableLocator
  private let candidates: ExplainedCandidates

  /// Explains rows.
  ///
  /// - Parameters:
  ///   - file: The table.
  ///   - columns: What the user says of its columns, as for ``MapInputs``.
  ///   - rows: The identifiers of the rows, or the numbers of their lines; the first ones where none is named.
  ///   - mapper: Finds the places.
  ///   - corrections: What persons know better.
  /// - Throws: A ``Diagnostic`` `table.…` when the table cannot be read, or has no such row.
  public init(
    of file: InputFile, columns: String = "", rows: Set<String> = [], with mapper: Mapper,
    corrections: Corrections? = nil
  ) throws(Diagnostic) {
    locator = TableLocator(mapper, corrections)
    candidates = ExplainedCandidates(gazetteer: mapper.geocoder.gazetteer)
    let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
    let table = try TableRows(
      file, id: String(name.prefix { $0 != "." }), columns: try ColumnChoice(columns),
      lexicon: mapper.reader.words)
    var (told, passed) = (0, 0)
    var faults: [Diagnostic] = []
    while let batch = try table.next(tell: { faults.append($0) }) {
      var read: [ReadRow] = []
      var wrong: [Diagnostic] = []
      locator.reader.read(batch) { outcome in
        if case .event(let row) = outcome { read.append(row) }
      } tell: {
        wrong.append($0)
      }
      for row in read {
        let isAsked =
          rows.isEmpty
          ? told < Self.mostRows
          : rows.contains(row.claim.record ?? "") || rows.contains("\(row.position.line)")
        passed += 1
        guard isAsked else { continue }
        told += 1
        diagnostics += wrong.filter { $0.position?.line == row.position.line }
        explain(row)
      }
    }
    if rows.isEmpty { diagnostics += faults }
    if told == 0, !rows.isEmpty {
      throw Diagnostic(
        "table.no-row", .error, at: Position(source: file.name),
        "It has no event row called \(rows.sorted().map(\.isolated).joined(separator: ", ")).",
        fix: "name rows by their identifier, or by the number of their line")
    }
    if rows.isEmpty, passed > told {
      lines += ["", "\(told) of \(passed) rows; --row ID shows another."]
    }
  }

  private mutating func explain(_ row: ReadRow) {
    var located = LocatedRows()
    locator.add(row, to: &located)
    diagnostics += located.diagnostics
    let claim = located.claims.first ?? row.claim
    if !lines.isEmpty { lines.append("") }
    lines.append("Row \((claim.record ?? "").isolated), line \(row.position.line)")
    func say(_ label: String, _ text: String) {
      lines.append("  \(label)\(String(repeating: " ", count: max(1, 10 - label.count)))\(text)")
    }
    say("kind", claim.kind.value.rawValue + Self.from(claim.kind.words))
    say("date", Self.face(claim.date) + Self.from(claim.dateEvidence?.words ?? ""))
    sayWhere(row.target, claim.target, "place")
    sayWhere(row.launch, claim.launch, "launch")
    if let killed = claim.killed?.value { say("killed", Self.face(killed)) }
    if let injured = claim.injured?.value { say("injured", Self.face(injured)) }
    if !claim.sentence.words.isEmpty { say("note", claim.sentence.words.isolated) }
    lines.append("  to correct it, copy both lines into corrections.csv (docs/corrections.md):")
    lines.append("  " + CSVLine.of(CorrectionTable.columns))
    let cells = [claim.id, claim.report, row.target?.name ?? ""]
    lines.append(
      "  " + CSVLine.of(cells + CorrectionTable.columns.dropFirst(cells.count).map { _ in "" }))
  }

  /// Where, with the places that the names may mean.
  private mutating func sayWhere(
    _ place: TablePlace?, _ found: Evidence<Location>?, _ label: String
  ) {
    guard let place else { return }
    let pad = String(repeating: " ", count: max(1, 10 - label.count))
    if let location = found?.value {
      let name = location.placeName.map { " = \($0)" } ?? ""
      lines.append(
        "  \(label)\(pad)\(place.name.isolated)\(name), \(location.coordinate.plain) ± "
          + "\(location.uncertainty.plain), method \(location.method.rawValue)")
    } else {
      lines.append("  \(label)\(pad)\(place.name.isolated): no place that is known")
    }
    let trace = locator.places.trace(of: place)
    for anchor in trace?.anchors ?? [] {
      let told = candidates.describe(
        anchor.candidates, chosen: anchor.chosen, rejected: anchor.rejected)
      lines.append("            \(anchor.mention.words.isolated) \(told.title)")
      lines += told.body.map { "              \($0)" }
    }
    if place.coordinate != nil {
      lines.append("            the coordinate of the row counts, not that of the name")
    } else {
      lines += (trace?.steps ?? []).map { "            \($0)" }
    }
  }

  private static func from(_ words: String) -> String {
    words.isEmpty ? "" : ", from \(words.isolated)"
  }

  private static func face(_ date: EventDate) -> String {
    guard let start = date.start, let end = date.end else { return "not known" }
    let days = start == end ? "\(start)" : "\(start) to \(end)"
    return "\(days) (precision \(date.precision.rawValue))"
  }

  private static func face(_ range: NumberRange) -> String {
    range.low == range.best && range.high == range.best
      ? "\(range.best)" : "\(range.best) (\(range.low) to \(range.high.map(String.init) ?? "more"))"
  }
}
