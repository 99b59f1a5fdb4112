import EventMapper
import Events
import Foundation
import Reading
import Testing

/// The reader is measured on every group of labelled reports in `Tests/Corpus`.
@Suite struct CorpusTests {
  @Test(arguments: CorpusGroup.all)
  func `every label quotes its report`(_ group: CorpusGroup) {
    #expect(group.faults.isEmpty, "\(group.faults.joined(separator: "\n"))")
    for pair in group.labelled.pairs {
      let (label, text) = (pair.label, pair.report?.text ?? "")
      let spots = label.attacks.flatMap { $0.targets + [$0.launch].compactMap { $0 } }
      let quotes =
        label.attacks.map(\.sentence) + spots.map(\.text)
        + (label.counts ?? []).map(\.sentence) + label.distractors
      for quote in quotes where !quote.isEmpty {
        #expect(text.contains(quote), "\(label.id) has no '\(quote)'")
      }
    }
  }

  @Test func `there are labels, and each attack has an id of its own`() throws {
    let labels = CorpusGroup.all.flatMap { $0.labelled.pairs.map(\.label) }
    #expect(labels.count >= 20)
    let ids = labels.flatMap { $0.attacks.map(\.id) }
    #expect(Set(ids).count == ids.count)
    for same in try sameEvents() { #expect(Set(ids).isSuperset(of: same)) }
  }

  /// A fall of any figure fails; a rise asks to be recorded (`make golden`).
  @Test func `nothing is read worse than it was`() async throws {
    var rows: [String: [String]] = [:]
    let recorded = try CorpusScores.recorded()
    for group in CorpusGroup.all {
      let evaluation = Evaluation(
        group.labelled.pairs, found: Findings(await group.mapped()), countsBackground: true)
      let row = CorpusScores.row(evaluation.total)
      rows[group.name] = row
      let slips = evaluation.scores.flatMap { score in
        score.slips.map { "\(score.label.id): \($0.kind.rawValue) \($0.face)" }
      }
      let (fallen, risen) = CorpusScores.changes(from: recorded[group.name] ?? [], to: row)
      #expect(
        fallen.isEmpty,
        "\(group.name) fell: \(fallen.joined(separator: ", "))\n\(slips.joined(separator: "\n"))")
      #expect(
        risen.isEmpty,
        "\(group.name) rose: \(risen.joined(separator: ", ")); record it with make golden")
    }
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try CorpusScores.record(rows)
    }
  }

  @Test(arguments: CorpusGroup.all.filter { ["samples", "corpus"].contains($0.name) })
  func `no event of a quiet report, and no day that the words do not name`(
    _ group: CorpusGroup
  ) async {
    let found = Findings(await group.mapped())
    let total = Evaluation(group.labelled.pairs, found: found, countsBackground: true).total
    #expect(total.disturbed.total > 0 && total.disturbed.count == 0)
    #expect(total.inventedDays == 0)
  }

  @Test func `one attack in two sample reports is one event`() async throws {
    let samples = try #require(CorpusGroup.all.first { $0.name == "samples" })
    let mapped = await samples.mapped()
    for same in try sameEvents() {
      let reports = same.compactMap { $0.split(separator: "#").first.map(String.init) }
      #expect(
        mapped.events.contains { Set($0.sources).isSuperset(of: reports) },
        "no event names \(reports) together")
    }
    let evaluation = Evaluation(samples.labelled.pairs, found: Findings(mapped))
    #expect(evaluation.total.counts.value == 1, "every count of the samples is kept")
    #expect(evaluation.total.launch.value == 1)
  }

  @Test func `a fall is told from a rise`() {
    let (fallen, risen) = CorpusScores.changes(
      from: ["0.9", "1.0", "-", "0.5"], to: ["0.8", "1.0", "0.7", "-", "-", "-", "-"])
    #expect(fallen == ["f1 0.9 → 0.8", "place 0.5 → -"])
    #expect(risen == ["recall - → 0.7"])
  }

  /// Which attacks of different reports are one event.
  private func sameEvents() throws -> [[String]] {
    struct Cross: Decodable { let same_event: [[String]] }
    let path = "\(CorpusGroup.home)/cross.json"
    return try JSONDecoder().decode(Cross.self, from: Data(contentsOf: URL(filePath: path)))
      .same_event
  }
}
