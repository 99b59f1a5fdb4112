import Geodesy
import Places
import Testing

@testable import EventMapper

/// Places that gazetteers and programs get wrong, with the gazetteer that ships.
@Suite struct NamesakeTrapTests {
  private func location(_ words: String) throws -> PlaceWords.Answer {
    PlaceWords(RealMapper.mapper).find(PlaceQuery(words))
  }

  @Test func `al-Tanf lies in the district of its record, whatever borders say`() throws {
    let tanf = try #require(try location("قاعدة التنف").location)
    #expect(tanf.placeID == "site:al-tanf")
    #expect(tanf.admin2?.code == "SY0302")
    #expect(tanf.boundaries == "own record of the place")
    #expect(tanf.shares.map(\.share) == [1])
  }

  @Test func `al-Rukban lies in no district`() throws {
    let rukban = try #require(try location("مخيم الركبان").location)
    #expect(rukban.placeID == "site:rukban")
    #expect(rukban.admin2 == nil)
    #expect(rukban.shares.isEmpty)
  }

  @Test func `al-Shibli near al-Mayadin is not the one in Israel`() throws {
    let shibli = try #require(try location("منطقة الشبلي قرب الميادين").location)
    let mayadin = try #require(Coordinate(latitude: 35.02, longitude: 40.45))
    #expect(shibli.country == "SY")
    #expect(shibli.coordinate.distance(to: mayadin) < .kilometers(10))
  }

  @Test(arguments: ["رميلان قرب الشدادي", "Rmelan near al-Shaddadi"])
  func `Rmelan near al-Shaddadi is not the oil town`(words: String) throws {
    let answer = try location(words)
    let found = try #require(answer.location)
    let shaddadi = try #require(Coordinate(latitude: 36.06, longitude: 40.73))
    #expect(found.method == .container)
    #expect(found.coordinate.distance(to: shaddadi) < .kilometers(20))
    #expect(found.uncertainty >= .kilometers(15))
    #expect(answer.steps.contains { $0.contains("stands in") })
    let town = try #require(try location("بلدة رميلان").location)
    #expect(town.coordinate.distance(to: shaddadi) > .kilometers(100))
  }

  @Test(arguments: ["الجميلان قرب البوكمال", "قرية الجميلان قرب البوكمال شرق دير الزور"])
  func `A name that stands in no gazetteer gives way to its container, and says so`(words: String)
    throws
  {
    let answer = try location(words)
    let found = try #require(answer.location)
    #expect(found.method == .container)
    #expect(found.placeName == "Abu Kamal")
    #expect(found.uncertainty >= .kilometers(15))
    #expect(answer.steps.contains { $0.contains("stands in") })
  }

  @Test func `al-Humaydah near Abu Kamal is known from words alone, so roughly`() throws {
    let found = try #require(try location("منطقة الحميضة قرب البوكمال شرق دير الزور").location)
    let town = try #require(Coordinate(latitude: 34.45, longitude: 40.92))
    #expect(found.coordinate.distance(to: town) < .kilometers(15))
    #expect(found.uncertainty >= .kilometers(10))
  }

  @Test(arguments: [
    "Baiji, 175 km north of Baghdad", "مدينة بيجي على بعد 175 كم شمال بغداد",
    "بيجي (175 كم شمال بغداد)", "the town of Baiji, 175 km north of Baghdad",
  ])
  func `A distance that describes a town is not the place`(words: String) throws {
    let found = try #require(try location(words).location)
    #expect(found.placeName == "Baiji")
    #expect(found.method == .named)
    #expect(found.uncertainty <= .kilometers(10))
  }
}
