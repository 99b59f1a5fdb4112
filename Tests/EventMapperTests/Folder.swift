import EventMapper
import Foundation
import Testing

/// A folder of files that vanishes with its test.
final class Folder {
  private let home: URL

  init() throws {
    home = FileManager.default.temporaryDirectory
      .appending(path: "eventmap-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  func path(_ name: String) -> String { home.appending(path: name).path() }

  func write(_ text: String, _ name: String) throws {
    try text.write(to: home.appending(path: name), atomically: true, encoding: .utf8)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: home.appending(path: name), encoding: .utf8)
  }

  /// Maps inputs into a folder in this one.
  func map(
    _ inputs: [String], to output: String = "out", jobs: Int = 2, columns: String = ""
  ) async throws -> MapRun {
    let settings = MapSettings(output: path(output), jobs: jobs)
    let run = try await MapRun(
      MapInputs(inputs, columns: columns, settings: settings), with: RealMapper.mapper)
    _ = try await run.write()
    return run
  }

  /// The properties of the events that were written.
  func events(_ output: String = "out") throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(
      with: Data(try read("\(output)/events.geojson").utf8))
    let features = (json as? [String: Any])?["features"] as? [[String: Any]] ?? []
    return features.compactMap { $0["properties"] as? [String: Any] }
  }

  func expectSame(_ one: String, _ other: String) throws {
    let (first, second) = (try read(one), try read(other))
    guard first != second else { return }
    let lines = zip(first.split(separator: "\n"), second.split(separator: "\n"))
    let differing = lines.first { $0 != $1 }
    let start = differing.map { String($0.0.commonPrefix(with: $0.1).suffix(80)) } ?? ""
    Issue.record("\(one) and \(other) differ behind \(start)")
  }
}
