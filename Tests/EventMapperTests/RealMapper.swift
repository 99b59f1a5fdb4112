import Diagnostics
import EventMapper
import Events
import Foundation
import Places
import Reading

/// The mapper with the gazetteer and the words that ship.
enum RealMapper {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let mapper: Mapper = {
    do {
      let folders = try DataFolders(
        program: root.appending(path: "eventmap").path(),
        environment: ["EVENTMAP_GAZETTEER": root.appending(path: "Gazetteer").path()])
      return Mapper(
        gazetteer: try Gazetteer.load(folder: folders.gazetteer),
        lexicon: try folders.readLexicon())
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  static func report(_ text: String, id: String = "r", published: String? = "2023-10-30") -> Report
  {
    Report(
      id: id, title: nil, text: text, published: published.flatMap { Day(iso: $0) },
      origin: Position(source: "\(id).txt"))
  }

  /// The sample reports of a folder of the checkout, each with its day of publication.
  static func samples(_ folder: String) throws -> [Report] {
    let home = root.appending(path: folder)
    let table = try String(contentsOf: home.appending(path: "reports.csv"), encoding: .utf8)
    var published: [String: String] = [:]
    for row in table.split(whereSeparator: \.isNewline) {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if cells.count > 1 { published[cells[0]] = cells[1] }
    }
    return try FileManager.default.contentsOfDirectory(atPath: home.path()).sorted()
      .filter { $0.hasSuffix(".txt") }
      .map { name in
        report(
          try String(contentsOf: home.appending(path: name), encoding: .utf8),
          id: String(name.dropLast(4)), published: published[name])
      }
  }
}
