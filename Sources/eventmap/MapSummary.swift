import Diagnostics
import EventMapper
import Events
import Reading

/// What a run found, where it wrote it, and how to open it.
struct MapSummary {
  let run: MapRun
  let output: String
  let files: [String]

  /// The lines for the person who ran it.
  var lines: [String] {
    let events = run.mapped.events
    var lines = [
      "\(counted(run.inputs.reports.count, "report")) read: "
        + "\(counted(events.count, "event")), "
        + "\(counted(run.mapped.aggregates.count, "aggregate")) "
        + "(counts over a time or an area, never on a map)."
    ]
    lines += found(events)
    lines += ["", "Written to \(output):"]
    lines += files.map { "  \($0)" }
    lines += opening
    return lines
  }

  private func found(_ events: [Event]) -> [String] {
    var rows: [(Int, String)] = []
    for kind in AttackKind.allCases {
      let count = events.count { $0.kind == kind }
      if count > 0 { rows.append((count, kind.rawValue)) }
    }
    var notes: [(Int, String)] = [
      (events.count { $0.launch != nil }, "with a launch place and a distance"),
      (events.count { $0.sources.count > 1 }, "told by more than one report"),
      (events.count(where: \.background), "only recalled (background)"),
      (events.count { $0.date.start == nil }, "without a date"),
      (events.count { $0.target == nil }, "without a place"),
    ]
    notes.removeAll { $0.0 == 0 }
    let names = run.unresolvedNames
    if !names.isEmpty {
      let first = names.prefix(3).map(\.name.isolated).joined(separator: ", ")
      let rest = names.count > 3 ? " …" : ""
      notes.append((names.count, "names not resolved: \(first)\(rest)"))
    }
    let doubts = run.diagnostics.count { $0.severity >= .warning }
    if doubts > 0 { notes.append((doubts, "warnings and errors")) }
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
    if files.contains("events.geojson") {
      lines += [
        "QGIS: drag \(output)/areas.geojson, launches.geojson and events.geojson onto the map; "
          + "their styles come with them."
      ]
    }
    if files.contains("events.kml") {
      lines += ["Google Earth: open \(output)/events.kml; the time slider plays the events."]
    }
    let first = run.mapped.events.first?.claims.first?.report
    if let report = run.inputs.reports.first(where: { $0.id == first }),
      let file = run.inputs.files.first(where: { $0.name == report.origin.source })
    {
      lines += ["Why an event is where it is: eventmap explain \(file.path)"]
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private func counted(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
