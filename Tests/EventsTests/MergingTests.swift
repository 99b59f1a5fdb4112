import Events
import Places
import Testing

/// When two statements are of one attack.
@Suite struct MergingTests {
  @Test func `The same place, day and kind in two reports are one event with two sources`() throws {
    let made = events(Voice(report: "a", count: 8), Voice(report: "b", count: 6))
    let event = try #require(made.first)
    #expect(made.count == 1)
    #expect(event.sources == ["a", "b"])
    #expect(event.claims.count == 2)
    #expect(event.weaponCount == NumberRange(low: 6, best: 8, high: 8))
  }

  @Test func `The number that most voices name is the best, the others stay as low and high`() {
    let made = events(
      Voice(report: "a", count: 9), Voice(report: "b", count: 6), Voice(report: "c", count: 6),
      Voice(report: "d", count: 4))
    #expect(made.map(\.weaponCount) == [NumberRange(low: 4, best: 6, high: 9)])
    #expect(made.map(\.killed) == [nil])
  }

  @Test func `Papers that print one agency's sentence are one voice`() throws {
    let told = "Six rockets hit the base, the agency said."
    let event = try #require(
      events(
        Voice(report: "a", count: 8), Voice(report: "b", count: 8),
        Voice(report: "c", count: 6, sentence: told),
        Voice(report: "d", count: 6, sentence: "Six rockets hit the base , the agency said"),
        Voice(report: "e", count: 6, sentence: told)
      ).first)
    #expect(event.weaponCount == NumberRange(low: 6, best: 8, high: 8))
    #expect(event.sources == ["a", "b", "c", "d", "e"])
  }

  @Test func `At least so many leaves the highest open`() {
    let made = events(
      Voice(report: "a", killed: NumberRange(3)),
      Voice(report: "b", killed: NumberRange(low: 5, best: 5, high: nil)))
    #expect(made.map(\.killed) == [NumberRange(low: 3, best: 3, high: nil)])
  }

  @Test(arguments: [
    Voice(report: "b", day: "2023-10-30"), Voice(report: "b", place: .conoco),
    Voice(report: "b", place: .tanf), Voice(report: "b", kind: .drone),
    Voice(report: "b", kind: .ied), Voice(report: "b", actor: "Turkish forces"),
    Voice(report: "b", day: nil),
  ])
  func `Another day, place, kind or attacker is another event`(other: Voice) {
    #expect(events(Voice(actor: "Militia"), other).count == 2)
  }

  @Test(arguments: [
    Voice(report: "b", actor: "Faction"), Voice(report: "b", actor: "Gunmen"),
    Voice(report: "b", kind: .shelling), Voice(report: "b", kind: .missile),
    Voice(report: "b", kind: .other), Voice(report: "b", place: .nearOmar),
  ])
  func `What two reports may well call differently is one event`(other: Voice) {
    let made = events(Voice(actor: "Militia"), other)
    #expect(made.count == 1)
    #expect(made.first?.target?.method == .named)
    #expect(made.first?.actor == "Militia")
  }

  @Test func `Thousands of papers that print one text are one event, found one by one`() throws {
    let copies = (0..<5_000).map { Voice(report: "paper-\($0)", count: 8).claim }
    let made = merger.events(from: copies)
    #expect(made.count == 1)
    #expect(made.first?.sources.count == 5_000)
  }

  @Test func `A text that leaves two days open joins the exact day that others tell`() {
    let day = Day(number: 19_659)
    var open = Voice(report: "a", place: .nearOmar).claim
    open.date = EventDate(
      start: day, end: day.adding(1), precision: .day, method: .relative, timeOfDay: "night")
    let exact = Voice(report: "b", day: day.adding(1).description).claim
    let made = merger.events(from: [open, exact])
    #expect(made.map(\.claims.count) == [2])
    #expect(made.map(\.date.start) == [day.adding(1)])
  }

  @Test func `Another attack in a report is another event, told apart in the next report too`() {
    let made = events(
      Voice(report: "a", at: 0), Voice(report: "a", at: 1, isAnother: true),
      Voice(report: "b", at: 0), Voice(report: "b", at: 1, isAnother: true))
    #expect(made.map(\.sources) == [["a", "b"], ["a", "b"]])
  }

  @Test func `Two attacks of one report are not made one by another report`() {
    let made = events(
      Voice(report: "a", at: 0), Voice(report: "a", at: 1, isAnother: true), Voice(report: "b"))
    #expect(made.count == 2)
    #expect(made.map(\.claims.count).sorted() == [1, 2])
  }

  @Test func `A claim without a day joins its own report, never another`() {
    let within = events(Voice(report: "a", at: 0), Voice(report: "a", at: 1, day: nil))
    #expect(within.count == 1)
    #expect(within.first?.date.start == Day(iso: "2023-10-29"))
    #expect(events(Voice(report: "a", day: nil), Voice(report: "b", day: nil)).count == 2)
    #expect(events(Voice(report: "a", day: nil), Voice(report: "b")).count == 2)
  }

  @Test func `An event is background only when every voice recalls it`() {
    #expect(events(Voice(report: "a", background: true)).map(\.background) == [true])
    let made = events(Voice(report: "a", background: true), Voice(report: "b"))
    #expect(made.map(\.background) == [false])
  }

  @Test func `An id is that of the smallest claim, and more voices do not change it`() {
    let alone = events(Voice(report: "a"), Voice(report: "a", at: 1, place: .tanf))
    let more = events(
      Voice(report: "c", at: 3), Voice(report: "a", at: 1, place: .tanf),
      Voice(report: "b", at: 2), Voice(report: "a"))
    #expect(alone.map(\.id) == ["a-00", "a-01"])
    #expect(more.map(\.id) == ["a-00", "a-01"])
  }
}
