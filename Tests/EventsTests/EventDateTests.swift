import Events
import Testing

@Suite struct EventDateTests {
  @Test func `the precision codes are those of ACLED and UCDP`() throws {
    let codes = { (date: EventDate) in [date.acledTimePrecision, date.ucdpDatePrecision] }
    #expect(codes(try on("2023-11-15")) == [1, 1])
    #expect(codes(try on("2023-11-15", to: "2023-11-16")) == [1, 2])
    #expect(codes(try on("2023-11-13", to: "2023-11-19", .week)) == [2, 3])
    #expect(codes(try on("2023-11-13", to: "2023-11-15", .week)) == [2, 2])
    #expect(codes(try on("2023-11-01", to: "2023-11-30", .month)) == [3, 4])
    #expect(codes(try on("2023-01-01", to: "2023-12-31", .year)) == [3, 5])
    #expect(codes(.unknown) == [nil, nil])
  }

  @Test func `the words of the contract and of ACLED do not change`() {
    #expect(
      AttackKind.allCases.map(\.rawValue) == [
        "rocket", "drone", "air_strike", "shelling", "missile", "ied", "armed_clash",
        "ground_raid", "other",
      ])
    #expect(AttackKind.ied.acledSubEventType == "Remote explosive/landmine/IED")
    #expect(AttackKind.drone.acledSubEventType == "Air/drone strike")
    #expect(AttackKind.armedClash.acledEventType == "Battles")
    for kind in AttackKind.allCases {
      #expect(kind.family.fits(kind.family) && kind.family.fits(.unknown))
    }
    #expect(!AttackFamily.aerial.fits(.indirectFire))
  }
}

/// A day or a span of days that a report states.
private func on(
  _ iso: String, to last: String? = nil, _ precision: EventDate.Precision = .day
) throws -> EventDate {
  let first: Day = try #require(Day(iso: iso))
  let end: Day = try #require(Day(iso: last ?? iso))
  return EventDate(start: first, end: end, precision: precision, method: .stated)
}
