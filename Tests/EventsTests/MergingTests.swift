import Events
import Geodesy
import Places
import TestSupport
import Testing

/// What makes one event of several claims, and what keeps them apart.
@Suite struct MergingTests {
  private let merger = EventMerger(sides: ["army": "state", "rebels": "armed", "gunmen": "unknown"])

  @Test func `the same place, day and kind in two reports is one event that names both`() throws {
    let field = try named("field", 35, 40)
    let one = claim("b", in: "r1", on: field, date: try on("2023-11-15"))
    let two = claim("a", in: "r2", .shelling, on: field, date: try on("2023-11-15"))
    let events = merger.events(from: [one, two])
    #expect(events.map(\.sources) == [["r1", "r2"]])
    #expect(events.first?.id == "a")
    #expect(events.first?.claims.map(\.id) == ["b", "a"])
  }

  @Test func `another day, place, kind or attacker is another event`() throws {
    let field = try named("field", 35, 40)
    let day = try on("2023-11-15")
    let first = claim("a", in: "r1", on: field, date: day) { $0.actor = said("army") }
    let others = [
      claim("b", in: "r2", on: field, date: try on("2023-11-16")),
      claim("c", in: "r2", on: try named("town", 35.2, 40), date: day),
      claim("d", in: "r2", .ied, on: field, date: day),
      claim("e", in: "r2", on: field, date: day) { $0.actor = said("rebels") },
      claim("f", in: "r2", on: field),
      claim("g", in: "r2", on: nil, date: day),
      claim("h", in: "r1", at: 90, on: field, date: day) { $0.isAnother = true },
    ]
    for other in others {
      #expect(merger.events(from: [first, other]).count == 2, "\(other.id)")
    }
    let unnamed = claim("i", in: "r2", on: field, date: day) { $0.actor = said("gunmen") }
    #expect(merger.events(from: [first, unnamed]).count == 1)
  }

  @Test func `two attacks that a report tells apart do not meet in another report's one`() throws {
    let field = try named("field", 35, 40)
    let day = try on("2023-11-15")
    let events = merger.events(from: [
      claim("a", in: "r1", on: field, date: day),
      claim("b", in: "r2", on: field, date: day),
      claim("c", in: "r2", at: 90, on: field, date: day) { $0.isAnother = true },
    ])
    #expect(events.map { $0.claims.map(\.id) } == [["a", "b"], ["c"]])
  }

  @Test func `an attack told again without its day belongs to the day of its report`() throws {
    let field = try named("field", 35, 40)
    let again = claim("b", in: "r1", at: 90, on: field) { $0.antecedent = "a" }
    let events = merger.events(from: [
      again, claim("a", in: "r1", on: field, date: try on("2023-11-15")),
    ])
    #expect(events.map(\.date) == [try on("2023-11-15")])
  }

  @Test func `the exact place of one voice stands before the wide one of another`() throws {
    let field = try named("field", 35, 40)
    let district = try inside("district", 35.1, 40.1, radius: .kilometers(40))
    let day = try on("2023-11-15")
    let events = merger.events(from: [
      claim("a", in: "r1", on: district, date: day), claim("b", in: "r2", on: field, date: day),
    ])
    #expect(events.map(\.target) == [field])
  }

  @Test func `voices that differ on numbers and outcome are all kept`() throws {
    let field = try named("field", 35, 40)
    let day = try on("2023-11-15")
    let told = [(8, 2, Outcome.hit), (6, 3, .missed), (6, 2, .missed)]
    let claims = told.enumerated().map { index, told in
      claim("c\(index)", in: "r\(index)", on: field, date: day) {
        $0.weaponCount = said(NumberRange(told.0))
        $0.killed = said(
          index == 1 ? NumberRange(low: told.1, best: told.1, high: nil) : NumberRange(told.1))
        $0.outcome = said(told.2)
      }
    }
    let event = try #require(merger.events(from: claims).first)
    #expect(event.weaponCount == NumberRange(low: 6, best: 6, high: 8))
    #expect(event.killed == NumberRange(low: 2, best: 2, high: nil))
    #expect(event.injured == nil)
    #expect(event.outcome == .missed)
    #expect(event.outcomeClaims == "hit: r0; missed: r1; missed: r2")
  }

  @Test func `an event is background only when every voice recalls it`() throws {
    let field = try named("field", 35, 40)
    let day = try on("2023-11-15")
    let recalled = claim("a", in: "r1", on: field, date: day) { $0.background = true }
    let news = claim("b", in: "r2", on: field, date: day)
    #expect(merger.events(from: [recalled]).map(\.background) == [true])
    #expect(merger.events(from: [recalled, news]).map(\.background) == [false])
  }

  @Test func `a launch place gives distance bounds and a bearing`() throws {
    let field = try named("field", 35, 40, radius: .kilometers(4))
    let launch = try inside("desert", 34, 40, radius: .kilometers(20))
    let events = merger.events(from: [
      claim("a", in: "r1", on: field, date: try on("2023-11-15")) { $0.launch = said(launch) }
    ])
    let event = try #require(events.first)
    let bounds = try #require(event.distance)
    // A degree of the meridian at 34.5 N is 110.93 km on WGS 84.
    #expect(abs(bounds.best.kilometers - 110.93) < 0.01)
    #expect(abs(bounds.least.kilometers - (110.93 - 24)) < 0.01)
    #expect(abs(bounds.greatest.kilometers - (110.93 + 24)) < 0.01)
    #expect(abs(try #require(event.bearing).degrees) < 1e-9)
  }
}
