import EventMapper
import EventStore
import Foundation
import Geodesy
import Places
import Testing

/// The ten lines of README that use the library: they compile, and they answer.
@Suite struct LibraryUseTests {
  private func answers() throws -> [String] {
    var lines: [String] = []
    func print(_ line: String) { lines.append(line) }
    // README begins
    let folders = try DataFolders(program: CommandLine.arguments[0], environment: [:])
    let gazetteer = try Gazetteer.load(folder: folders.gazetteer)
    let mapper = Mapper(gazetteer: gazetteer, lexicon: try folders.readLexicon())
    let store = try StoredEvents("Outputs/events.gpkg")
    for answer in try store.events(near: "al-Omar oil field", within: .kilometers(50), by: mapper) {
      print("\(answer.event.face): \(answer.certainty.rawValue), \(answer.share)")
    }
    for row in try store.summary(by: [.district, .month], in: mapper).rows where row.expected > 0 {
      print("\(row.values.map(\.label)): \(row.certain) certain, \(row.expected) expected")
    }
    // README ends
    return lines
  }

  @Test func `the library answers in ten lines`() throws {
    let lines = try answers()
    #expect(lines.contains { $0.hasPrefix("[\"Al Mayadin\", \"2024-01\"]: 0 certain") })
  }

  @Test func `README prints these lines`() throws {
    let text = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let lines = text.split(separator: "\n").drop { !$0.contains("// README begins") }.dropFirst()
      .prefix { !$0.contains("// README ends") }.map { String($0.dropFirst(4)) }
    #expect(lines.count == 10)
    let readme = try String(
      contentsOf: RealMapper.root.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(lines.joined(separator: "\n")))
  }
}
