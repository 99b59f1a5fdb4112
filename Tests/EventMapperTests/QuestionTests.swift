@testable import EventMapper
import EventStore
import Events
import Foundation
import Geodesy
import Layers
import Places
import Shapes
import TestSupport
import Testing

@Suite("What a store answers")
struct QuestionTests {
  @Test(arguments: [
    ("air_strike", AttackKind.airStrike), ("Air strike", .airStrike), (" air-strike ", .airStrike),
    ("DRONE", .drone),
  ])
  func `kinds are known in any spelling`(_ words: String, _ kind: AttackKind) {
    #expect(AttackKind.typed(words) == kind)
  }

  @Test(arguments: ["", " ", "airstrikes", "rocket,drone"])
  func `what is no kind is none`(_ words: String) {
    #expect(AttackKind.typed(words) == nil)
  }

  private func event(_ id: String, _ place: Location?, day: Int?, kind: AttackKind) -> Event {
    let start = day.map { Day(number: 19_600 + $0) }
    let date = start.map { EventDate(start: $0, end: $0, precision: .day, method: .stated) }
    return Event(
      id: id, kind: kind, date: date ?? .unknown, target: place, launch: nil, distance: nil,
      bearing: nil, weapon: "Grad rocket", weaponCount: nil, actor: "Islamic State",
      actorText: "تنظيم داعش", targetKind: nil, targetText: nil, outcome: .unknown,
      outcomeClaims: nil, killed: nil, injured: nil, background: false, claims: [], sources: ["r"])
  }

  private func location(_ center: Coordinate, _ area: Area, _ radius: Distance) -> Location {
    Location(
      coordinate: center, uncertainty: radius, area: area, method: .given, text: "here",
      country: "SY")
  }

  /// Writes a store, opens it and removes it.
  private func ask(_ events: [Event], _ body: (EventSource) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let content = try MapContent(
      events: Rows(events), claims: Rows([]), districts: [], aggregates: Rows([]),
      unresolved: Rows([]), diagnostics: Rows([]), attribution: Attribution(text: "A", licence: "B")
    )
    let path = folder.appending(path: "events.gpkg").path()
    let source = MapFile.Source(content: content, gazetteer: "0f", scratch: folder.path())
    _ = try source.writeGeoPackage(to: path)
    try body(EventSource.open(path))
  }

  @Test func `The index of the store leaves nothing out, and discs stay discs`() throws {
    var random = Seeded(7)
    var events: [Event] = []
    let radii = [0, 0.4, 5, 800, 17_000, 250_000, 3_000_000, 12_000_000, 20_000_000.0]
    for number in 0..<90 {
      let isSpecial = number.isMultiple(of: 3)
      let latitude =
        isSpecial ? [90, -90, 89.9, 0][number % 4] : .random(in: -90...90, using: &random)
      let longitude =
        isSpecial
        ? [180, -180, 179.99, -179.9][number / 3 % 4] : .random(in: -180...180, using: &random)
      let center = try #require(Coordinate(latitude: latitude, longitude: longitude))
      let radius = Distance.meters(radii[number % radii.count])
      let area = Area.disc(center: center, radius: radius)
      events.append(
        event("e\(1_000 + number)", location(center, area, radius), day: number, kind: .rocket))
    }
    try ask(events) { source in
      let stored = try EventAnswers(to: EventQuestion(), from: source).all().map(\.event)
      #expect(stored.count == events.count)
      for (one, other) in zip(stored, events) {
        guard case .disc(_, let radius)? = one.place?.area.form else {
          Issue.record("\(one.id) is no disc: \(String(describing: other.target))")
          continue
        }
        #expect(abs(radius.meters - (other.target?.uncertainty.meters ?? -9)) <= 0.5)
      }
      for seed in 0..<15 {
        let center = try #require(
          stored[seed * 6].place?.coordinate.moved(
            .kilometers(.random(in: 0...300, using: &random)), toward: Azimuth(degrees: 77)))
        let reach = [0, 1, 300_000, 2_000_000, 20_000_000.0][seed % 5]
        let question = EventQuestion(region: .disc(center: center, radius: .meters(reach)))
        let found = try EventAnswers(to: question, from: source).all().map(\.event.id)
        let asked = AskedArea(.disc(center: center, radius: .meters(reach)))
        let expected = stored.filter { event in
          event.place.map { asked.relation(to: $0.area) != .outside } ?? false
        }
        #expect(found == expected.map(\.id), "seed \(seed)")
      }
    }
  }

  @Test func `What is filtered out, and what is left aside and counted`() throws {
    let center = try #require(Coordinate(latitude: 35, longitude: 40))
    let place = location(
      center, .disc(center: center, radius: .kilometers(3)), .kilometers(3))
    let events = [
      event("a", place, day: 0, kind: .rocket), event("b", place, day: 9, kind: .drone),
      event("c", nil, day: 9, kind: .drone), event("d", place, day: nil, kind: .drone),
    ]
    try ask(events) { source in
      var question = EventQuestion(region: .disc(center: center, radius: .kilometers(5)))
      func ids() throws -> [String] {
        try EventAnswers(to: question, from: source).all().map(\.event.id)
      }
      #expect(try ids() == ["a", "b", "d"])
      question.since = Day(number: 19_605)
      #expect(try ids() == ["b"])
      let count = try EventAnswers(to: question, from: source).forEach { _ in }
      #expect(count.withoutPlace == 1)
      #expect(count.undated == 1)
      #expect(count.certain == 1)
      question.kinds = [.rocket]
      #expect(try ids() == [])
      question = EventQuestion(region: .disc(center: center, radius: .kilometers(3.001)))
      question.actors = ["داعش"]
      #expect(try ids().count == 3)
      question.actors = ["islamic state"]
      #expect(try ids().count == 3)
      question.actors = ["state of"]
      #expect(try ids() == [])
      question = EventQuestion(region: .disc(center: center, radius: .kilometers(1)))
      let share = try #require(EventAnswers(to: question, from: source).all().first?.share)
      #expect((0.08...0.14).contains(share))
      question.leastShare = 0.5
      #expect(try ids() == [])
    }
  }

  @Test func `Coarse places hold the true ones, and tell no words of them`() throws {
    var random = Seeded(3)
    var events: [Event] = []
    for number in 0..<200 {
      let center = try #require(
        Coordinate(
          latitude: number == 0 ? 90 : .random(in: -90...90, using: &random),
          longitude: number == 1 ? 180 : .random(in: -180...180, using: &random)))
      let radius = Distance.meters(.random(in: 0...30_000, using: &random).rounded())
      events.append(
        event(
          "e\(1_000 + number)", location(center, .disc(center: center, radius: radius), radius),
          day: number, kind: .rocket))
    }
    try ask(events) { source in
      var question = EventQuestion()
      question.generalised = .kilometers(10)
      for (answer, event) in zip(try EventAnswers(to: question, from: source).all(), events) {
        let place = try #require(answer.event.place)
        let told = try #require(event.target)
        let away = place.coordinate.distance(to: told.coordinate)
        #expect(away.meters < 7_300, "\(event.id)")
        #expect(AskedArea(place.area).relation(to: told.area) == .inside, "\(event.id)")
        #expect(answer.event.text("location_text") == nil)
        #expect(answer.event.text("title") == nil)
      }
    }
  }

  @Test func `Periods share uncertain days, and weeks are those of ISO 8601`() throws {
    func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
    let labels = try ["2020-12-31", "2021-01-03", "2021-01-04", "2024-12-30"].map {
      SummaryKey.week.periods(try day($0), try day($0)).map(\.0.label)
    }
    #expect(labels == [["2020-W53"], ["2020-W53"], ["2021-W01"], ["2025-W01"]])
    let months = SummaryKey.month.periods(try day("2023-12-31"), try day("2024-01-03"))
    #expect(months.map(\.0.label) == ["2023-12", "2024-01"])
    #expect(months.map(\.1) == [0.25, 0.75])
    #expect(SummaryKey.year.periods(nil, nil).map(\.0.label) == ["undated"])
  }
}
