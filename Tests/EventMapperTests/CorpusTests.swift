import Foundation
import Geodesy
import Testing

@Suite struct CorpusTests {
  static let samples = ["0", "1"]
  static let unseen = ["c"]

  @Test func `every label quotes its report and names a place on earth`() throws {
    let labels = try Label.all(startingWith: Self.samples + Self.unseen)
    #expect(labels.count >= 20)
    for label in labels {
      let text = try label.text()
      let quotes =
        label.events.flatMap { [$0.sentence] + $0.targets.map(\.text) + [$0.launch?.text ?? ""] }
        + label.aggregates.map(\.sentence) + label.distractorPlaces
      for quote in quotes where !quote.isEmpty {
        #expect(text.contains(quote), "\(label.id) has no '\(quote)'")
      }
      for spot in label.events.flatMap({ $0.targets + [$0.launch].compactMap { $0 } }) {
        #expect(spot.errorKm > 0 && Coordinate(latitude: spot.lat, longitude: spot.lon) != nil)
      }
    }
    let ids = Set(labels.flatMap { $0.events.map(\.eid) })
    #expect(ids.count == labels.reduce(0) { $0 + $1.events.count })
    for same in try CrossLabels.read().sameEvent { #expect(ids.isSuperset(of: same)) }
  }

  @Test func `the samples are read as an analyst reads them`() throws {
    let answers = try map("Reports").answers
    let labels = try Label.all(startingWith: Self.samples)
    let score = Score(labels, against: answers)
    #expect(score.f1 >= 0.9, "missed \(score.missed), wrong \(score.wrong)")
    #expect(score.inventedDates.isEmpty)
    #expect(score.launches.right == score.launches.stated && score.launches.invented == 0)
    for same in try CrossLabels.read().sameEvent {
      let reports = same.compactMap { $0.split(separator: "#").first.map(String.init) }
      #expect(
        answers.contains { Set($0.reports).isSuperset(of: reports) },
        "no event names \(reports) together")
    }
  }

  @Test func `reports that no rule was written for are read too`() throws {
    let answers = try map("Tests/Corpus").answers
    let score = Score(try Label.all(startingWith: Self.unseen), against: answers)
    #expect(score.f1 >= 0.6, "F1 \(score.f1), missed \(score.missed), wrong \(score.wrong)")
    #expect(score.inventedDates.isEmpty)
  }

  @Test(arguments: ["Reports", "Tests/Corpus"])
  func `a report without an attack gives no event`(_ folder: String) throws {
    let quiet = try Label.all(startingWith: folder == "Reports" ? Self.samples : Self.unseen)
      .filter(\.events.isEmpty).map(\.id)
    #expect(!quiet.isEmpty)
    let answers = try map(folder).answers
    #expect(!answers.isEmpty)
    for answer in answers { #expect(Set(answer.reports).isDisjoint(with: quiet), "\(answer.id)") }
  }

  @Test func `every count of the samples is kept, and is no event`() throws {
    let made = try map("Reports")
    let rows = made.aggregates.split(separator: "\n").dropFirst()
    for label in try Label.all(startingWith: Self.samples) {
      for aggregate in label.aggregates {
        let count = aggregate.count.map(String.init) ?? ""
        #expect(
          rows.contains { $0.hasPrefix("\(label.id),\(count),") },
          "\(label.id): \(aggregate.summary)")
      }
    }
  }

  @Test func `matching finds the most pairs and counts the rest`() throws {
    let labels = try Label.all(startingWith: ["11"])
    let harir = try #require(Coordinate(latitude: 36.54, longitude: 44.35))
    let answer = { (id: String, day: String?) -> Answer in
      var made = try JSONDecoder().decode(
        Answer.self,
        from: Data(
          """
          {"id":"\(id)","kind":"drone","dateStart":\(day.map { "\"\($0)\"" } ?? "null"),
          "datePrecision":"day","background":false,"sources":"11_harir_drones_en"}
          """.utf8))
      made.coordinate = harir
      return made
    }
    // The undated answer fits both attacks at Harir, the dated one only the first.
    let score = Score(labels, against: [try answer("a", nil), try answer("b", "2023-11-09")])
    #expect(score.found == 2 && score.missed.count == 1 && score.wrong.isEmpty)
    let twice = Score(
      labels, against: try ["a", "b", "c"].map { try answer($0, "2023-11-09") })
    #expect(twice.found == 1 && twice.wrong.count == 2)
  }

  /// What the program makes of a folder of the checkout.
  private func map(_ folder: String) throws -> (answers: [Answer], aggregates: String) {
    let out = FileManager.default.temporaryDirectory
      .appending(path: "eventmap-corpus-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: out) }
    let input = try inputs(folder, beside: out)
    defer { try? FileManager.default.removeItem(at: input) }
    let run = try Program.run(
      ["map", input.path(), "--output", out.path(), "--quiet"], in: Program.root)
    #expect(run.exit == 0, "\(String(decoding: run.err, as: UTF8.self))")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let file = try decoder.decode(
      AnswerFile.self, from: Data(contentsOf: out.appending(path: "events.geojson")))
    let aggregates = try String(
      contentsOf: out.appending(path: "aggregates.csv"), encoding: .utf8)
    return (file.answers, aggregates)
  }

  /// A copy of a folder's reports alone, without the labels that lie beside them.
  private func inputs(_ folder: String, beside out: URL) throws -> URL {
    let copy = URL(filePath: out.path() + "-in")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    let home = Program.root.appending(path: folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: home.path())
    where name.hasSuffix(".txt") || name == "reports.csv" {
      try FileManager.default.copyItem(
        at: home.appending(path: name), to: copy.appending(path: name))
    }
    return copy
  }
}
