import Diagnostics
import EventMapper
import Events
import Reading

/// What a run found, where it wrote it, and how to open it.
struct MapSummary {
  let run: MapRun
  let output: String
  let store: String?
  let files: [String]

  /// The lines for the person who ran it.
  var lines: [String] {
    var lines = [
      "\(read) read\(added): "
        + "\(counted(run.tally.events, "event")), "
        + "\(counted(run.aggregateCount, "aggregate")) "
        + "(counts over a time or an area, never on a map)."
    ]
    lines += found
    lines += ["", "Written to \(output):"]
    lines += files.map { "  \($0)" }
    lines += opening
    return lines
  }

  /// What was read: reports, claims from outside, rows of tables.
  private var read: String {
    var parts: [String] = []
    if run.reportCount > 0 || run.rowCount == 0 { parts.append(counted(run.reportCount, "report")) }
    if run.givenCount > 0 { parts.append("\(counted(run.givenCount, "claim")) from outside") }
    if run.rowCount > 0 { parts.append("\(counted(run.rowCount, "row")) of event tables") }
    return [parts.dropLast().joined(separator: ", "), parts.last ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " and ")
  }

  private var added: String {
    guard let store, let count = run.storedCount else { return "" }
    return " and added to \(store), which now tells of \(counted(count, "report"))"
  }

  private var found: [String] {
    let tally = run.tally
    var rows: [(Int, String)] = []
    for kind in AttackKind.allCases {
      let count = tally.kinds[kind, default: 0]
      if count > 0 { rows.append((count, kind.rawValue)) }
    }
    var notes: [(Int, String)] = [
      (tally.launched, "with a launch place and a distance"),
      (tally.shared, "told by more than one report"),
      (tally.background, "only recalled (background)"),
      (tally.corrected, "corrected by a person"),
      (tally.undated, "without a date"),
      (tally.placeless, "without a place"),
    ]
    notes.removeAll { $0.0 == 0 }
    if run.unresolvedCount > 0 {
      let first = run.frequentNames.map(\.isolated).joined(separator: ", ")
      let rest = run.unresolvedCount > 3 ? " …" : ""
      notes.append((run.unresolvedCount, "names not resolved: \(first)\(rest)"))
    }
    if run.doubtCount > 0 { notes.append((run.doubtCount, "warnings and errors")) }
    guard !rows.isEmpty || !notes.isEmpty else { return [] }
    let width = (rows + notes).map { String($0.0).count }.max() ?? 1
    func line(_ row: (Int, String)) -> String {
      let number = String(row.0)
      return "  \(String(repeating: " ", count: width - number.count))\(number)  \(row.1)"
    }
    return rows.map(line) + (rows.isEmpty || notes.isEmpty ? [] : [""])
      + notes.map(line)
  }

  private var opening: [String] {
    var lines: [String] = []
    if files.contains("eventmap.qgz") {
      lines += ["QGIS: open \(output)/eventmap.qgz: all layers, with their styles and a base map."]
    } else if files.contains("events.geojson") {
      let layers = ["areas.geojson", "launches.geojson", "events.geojson"].filter(files.contains)
      let named = [layers.dropLast().joined(separator: ", "), layers.last ?? ""]
        .filter { !$0.isEmpty }.joined(separator: " and ")
      let styles = files.contains("events.qml") ? "; their styles come with them" : ""
      lines += ["QGIS: drag \(output)/\(named) onto the map\(styles)."]
    }
    if let file = ["events.kmz", "events.kml"].first(where: files.contains) {
      lines += ["Google Earth: open \(output)/\(file); the time slider plays the events."]
    }
    if files.contains("map.html") {
      lines += ["Browser: open \(output)/map.html; it needs no network."]
    }
    if let file = run.files.first(where: { $0.name == run.firstSource }) {
      lines += ["Why an event is where it is: eventmap explain \(file.path)"]
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func counted(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
