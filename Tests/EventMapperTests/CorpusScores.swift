import EventMapper
import Foundation

/// The figures that the reader had when they were last recorded: `Tests/Corpus/scores.tsv`.
enum CorpusScores {
  static let file = RealMapper.root.appending(path: "Tests/Corpus/scores.tsv")
  static let names = ["f1", "precision", "recall", "place", "date", "kind", "launch"]

  /// The figures of a group in the order of ``names``, with four decimals, and a dash where there is
  /// nothing to count.
  static func row(_ figures: Figures) -> [String] {
    let strict = figures.strict
    let shares = [figures.place, figures.day, figures.kind, figures.launch]
    return ([strict.f1, strict.precision, strict.recall] + shares.map(\.value)).map {
      $0?.fixed(4) ?? "-"
    }
  }

  /// The recorded rows by group.
  static func recorded() throws -> [String: [String]] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
    var rows: [String: [String]] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t").map(String.init)
      if let group = cells.first { rows[group] = Array(cells.dropFirst()) }
    }
    return rows
  }

  /// Records rows in the stead of those that were there.
  static func record(_ rows: [String: [String]]) throws {
    let lines = rows.sorted { $0.key < $1.key }.map { ([$0.key] + $0.value) }
    let table = ([["group"] + names] + lines).map { $0.joined(separator: "\t") + "\n" }
    try Data(table.joined().utf8).write(to: file)
  }

  /// What fell and what rose between two rows, as sentences.
  static func changes(from old: [String], to new: [String]) -> (fallen: [String], risen: [String]) {
    var (fallen, risen): ([String], [String]) = ([], [])
    for (index, name) in names.enumerated() {
      let before = old.indices.contains(index) ? old[index] : "-"
      let now = new[index]
      if before == now { continue }
      let isFall = (Double(now) ?? -1) < (Double(before) ?? -1)
      if isFall { fallen.append("\(name) \(before) → \(now)") }
      if !isFall { risen.append("\(name) \(before) → \(now)") }
    }
    return (fallen, risen)
  }
}
