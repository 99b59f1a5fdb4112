import Diagnostics
import EventMapper
import Foundation
import Places
import Reading
import Testing

/// A folder of reports that is mapped again and again, as an analyst does.
struct Desk {
  let home: URL
  var reports: URL { home.appending(path: "Reports") }

  init() throws {
    home = FileManager.default.temporaryDirectory
      .appending(path: "eventmap-desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: RealMapper.root.appending(path: "Reports/reports.csv"),
      to: reports.appending(path: "reports.csv"))
  }

  func clear() { try? FileManager.default.removeItem(at: home) }

  /// Puts sample reports into the folder.
  func take(_ names: [String]) throws {
    for name in names {
      try FileManager.default.copyItem(
        at: RealMapper.root.appending(path: "Reports/\(name)"), to: reports.appending(path: name))
    }
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: reports.appending(path: name))
  }

  /// Maps the folder into another, and gives what is wrong or doubtful.
  @discardableResult
  func map(jobs: Int = 2) async throws -> [Diagnostic] {
    let settings = MapSettings(output: home.appending(path: "Out").path(), jobs: jobs)
    let run = try await MapRun(
      MapInputs([reports.path()], settings: settings), with: RealMapper.mapper, web: web)
    _ = try await run.write()
    var diagnostics: [Diagnostic] = []
    try run.diagnostics.forEach { diagnostics.append($0) }
    return diagnostics
  }

  /// The corrections of the folder.
  func corrections() throws -> Corrections {
    let inputs = Inputs.read([reports.path()])
    return Corrections(inputs.corrections, in: RealMapper.mapper.geocoder.gazetteer)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: home.appending(path: "Out/\(name)"), encoding: .utf8)
  }

  /// The properties of the events.
  func events() throws -> [[String: Any]] {
    let object = try JSONSerialization.jsonObject(with: Data(try text("events.geojson").utf8))
    let features = (object as? [String: Any])?["features"] as? [[String: Any]]
    return (features ?? []).compactMap { $0["properties"] as? [String: Any] }
  }

  func event(_ isMeant: ([String: Any]) -> Bool) throws -> [String: Any]? {
    try events().first(where: isMeant)
  }

  /// The cells of a table that the program wrote, as a spreadsheet shows them.
  func table(_ name: String) throws -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for scalar in try text(name).unicodeScalars {
      let (row, cell) = (rows.count - 1, rows[rows.count - 1].count - 1)
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[row].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[row][cell].unicodeScalars.append(scalar)
      }
    }
    return rows.filter { $0 != [""] }
  }

  private var web: WebFiles? {
    let folders = try? DataFolders(
      program: RealMapper.root.appending(path: "eventmap").path(),
      environment: ["EVENTMAP_GAZETTEER": RealMapper.root.appending(path: "Gazetteer").path()])
    return folders.map { WebFiles(beside: $0, environment: [:]) }
  }
}
