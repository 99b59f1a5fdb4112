import Events
import Geodesy
import Testing

@testable import EventMapper

/// How answers are matched with labels and counted.
///
/// The figures of the first three tests are those that an independent scorer in Python gives.
@Suite struct EvaluationTests {
  private let pairs: [LabelledReports.Pair]

  init() throws {
    let omar = [try Drawn.spot(35.1, 40.57, 12)]
    pairs = [
      Drawn.label(
        "a",
        [
          Drawn.attack(
            "a1", .rocket, "2023-10-29", omar, launch: try Drawn.spot(34.74, 40.69, 40)),
          Drawn.attack("a2", .rocket, "2023-10-28", omar),
          Drawn.attack(
            "a3", .drone, nil, [try Drawn.spot(36, 40.7, 10), try Drawn.spot(36.3, 41.2, 10)]),
          Drawn.attack(
            "a4", .ied, "2023-10-01", [try Drawn.spot(33.3, 44.4, 10)], background: true),
        ]), Drawn.label("z", []),
    ]
  }

  @Test func `days tell attacks on one place apart, and a second target is no fault`() {
    let total = Drawn.evaluate(
      pairs,
      [
        "a": [
          Drawn.event(.rocket, "2023-10-28", 35.1, 40.57),
          Drawn.event(.missile, "2023-10-29", 35.12, 40.5, launch: (34.8, 40.6)),
          Drawn.event(.drone, "2023-10-20", 36, 40.7), Drawn.event(.drone, nil, 36.3, 41.2),
        ]
      ]
    ).total
    let strict = total.strict
    #expect([strict.found, strict.wrong, strict.missed, strict.splits] == [3, 0, 0, 1])
    #expect(total.launch.count == 1 && total.inventedLaunches == 0)
    #expect(total.day.value == 1 && total.kind.count == 2 && total.kind.total == 3)
    #expect(total.disturbed.count == 0 && total.disturbed.total == 1)
  }

  @Test func `an answer beyond the label's error is missed, and yet tells how far off it is`() {
    let found = [
      "a": [
        Drawn.event(.rocket, "2023-10-29", 35.02, 40.45),
        Drawn.event(.rocket, "2023-10-29", 35.03, 40.46),
        Drawn.event(.ied, "2023-10-01", 33.3, 44.4),
        Drawn.event(.rocket, "2023-10-29", 33.3, 44.4, place: "Baghdad"),
      ], "z": [Drawn.event(.drone, nil, 33.3, 44.4)],
    ]
    let evaluation = Drawn.evaluate(pairs, found)
    let (total, strict) = (evaluation.total, evaluation.total.strict)
    #expect([strict.found, strict.wrong, strict.missed, strict.ignored] == [0, 4, 3, 1])
    #expect(total.loose.found == 2 && total.place.value == 0 && total.distracted == 1)
    #expect(total.disturbed.count == 1 && total.background.count == 1)
    let missed = evaluation.scores[0].slips.filter { $0.kind == .missed }
    #expect(missed.map(\.id) == ["a1", "a2", "a3"])
    #expect(missed[0].differences == ["12.7 km off (12 km allowed)"])
    #expect(Drawn.evaluate(pairs, found, recalled: true).total.strict.found == 1)
  }

  @Test func `what is told twice is a duplicate`() {
    let again = Drawn.event(.rocket, "2023-10-29", 35.1, 40.57)
    let evaluation = Drawn.evaluate(pairs, ["a": [again, again, again]])
    let strict = evaluation.total.strict
    #expect([strict.found, strict.duplicates, strict.wrong] == [2, 1, 1])
    #expect(evaluation.scores[0].slips.last?.kind == .twice)
  }

  @Test func `an answer that fits two attacks leaves the one that another answer fits`() throws {
    let harir = [try Drawn.spot(36.54, 44.35, 12)]
    let pair = Drawn.label(
      "h",
      [
        Drawn.attack("h1", .drone, "2023-11-09", harir),
        Drawn.attack("h2", .drone, "2023-10-26", harir),
      ])
    let total = Drawn.evaluate(
      [pair],
      [
        "h": [
          Drawn.event(.drone, nil, 36.54, 44.35), Drawn.event(.drone, "2023-11-09", 36.54, 44.35),
        ]
      ]
    ).total
    #expect(total.strict.found == 2 && total.missingDays == 1)
  }

  @Test func `two positions of one place are no two places`() throws {
    let pair = Drawn.label(
      "s",
      [
        Drawn.attack(
          "s1", .rocket, nil,
          [try Drawn.spot(35.1, 40.57, 12), try Drawn.spot(35.025, 40.745, 7, same: true)])
      ])
    let events = [
      Drawn.event(.rocket, nil, 35.1, 40.57), Drawn.event(.rocket, nil, 35.025, 40.745),
    ]
    let strict = Drawn.evaluate([pair], ["s": events]).total.strict
    #expect(strict.splits == 0 && strict.duplicates == 1)
  }

  @Test func `a circle holds the label, or does so with the label's own error`() throws {
    let pair = Drawn.label("c", [Drawn.attack("c1", .ied, nil, [try Drawn.spot(35, 40, 12)])])
    // A tenth of a degree of latitude is 11 km.
    func circle(_ radius: Double) -> (Double?, Double?) {
      let event = Drawn.event(.ied, nil, 35.1, 40, radius: radius)
      let total = Drawn.evaluate([pair], ["c": [event]]).total
      return (total.circle.value, total.circleWithError.value)
    }
    #expect(circle(12) == (1, 1))
    #expect(circle(5) == (0, 1))
    let far = Drawn.event(.ied, nil, 35.3, 40, radius: 5)
    let total = Drawn.evaluate([pair], ["c": [far]]).total
    #expect(total.circle.value == 0 && total.circleWithError.value == 0)
  }

  @Test func `numbers are right to the man, and none is made up`() throws {
    let here = [try Drawn.spot(35, 40, 12)]
    let pair = Drawn.label(
      "k", [Drawn.attack("k1", .ied, nil, here, killed: 3), Drawn.attack("k2", .drone, nil, here)])
    let total = Drawn.evaluate(
      [pair],
      [
        "k": [
          Drawn.event(.ied, nil, 35, 40, killed: 3), Drawn.event(.drone, nil, 35, 40, killed: 1),
        ]
      ]
    ).total
    #expect(total.killed.value == 1 && total.killed.total == 1 && total.inventedNumbers == 1)
  }

  @Test func `days fit as exactly as the words fix them`() throws {
    func admits(_ precision: EventDate.Precision, _ found: String) throws -> Bool {
      let day: Day = try #require(Day(iso: found))
      return Drawn.attack("d", .ied, "2024-03-10", [], precision: precision).admits(day)
    }
    #expect(try admits(.day, "2024-03-11") && !admits(.day, "2024-03-12"))
    #expect(try admits(.week, "2024-03-17") && !admits(.week, "2024-03-18"))
    #expect(try admits(.month, "2024-03-31") && !admits(.month, "2024-04-01"))
    #expect(try admits(.year, "2024-12-31") && !admits(.year, "2025-01-01"))
  }

  @Test func `groups share the reports`() throws {
    let groups = Drawn.evaluate(pairs + [Drawn.label("y", [], language: "ar")], [:]).groups
    #expect(groups.map(\.name) == ["ar", "en", "drawn"])
    #expect(groups.map(\.figures.reports) == [1, 2, 3])
  }

  @Test func `an interval holds the figure, is repeatable, and is none for one report`() throws {
    let shares = (0..<20).map { number in
      var share = Share()
      share.count(number % 4 != 0)
      return share
    }
    let interval = try #require(Bootstrap.interval(of: shares) { Share(summing: $0).value })
    #expect(interval.contains(0.75) && interval.upperBound - interval.lowerBound < 0.5)
    #expect(Bootstrap.interval(of: shares) { Share(summing: $0).value } == interval)
    #expect(Bootstrap.interval(of: [shares[0]]) { Share(summing: $0).value } == nil)
  }
}
