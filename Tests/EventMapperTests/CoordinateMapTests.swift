import Diagnostics
import EventMapper
import Events
import Geodesy
import Places
import Testing

/// Coordinates of a report on the way to the map.
@Suite struct CoordinateMapTests {
  @Test(arguments: [
    "A drone struck a truck at 35.0187 N, 40.4525 E near al-Mayadin on Sunday.",
    "استهدفت طائرة مسيرة شاحنة قرب الميادين (35.0187، 40.4525) يوم الأحد.",
    "A drone struck a truck in al-Mayadin, 35°01′07″N 40°27′09″E, on Sunday.",
  ])
  func `The point is that of the text, its name that of the place beside it`(text: String) throws {
    let location = try located(text)
    let point = try #require(Coordinate(latitude: 35.0187, longitude: 40.4525))
    #expect(location.method == .coordinates)
    #expect(location.coordinate.distance(to: point).meters < 10)
    #expect(location.uncertainty == .meters(500))
    #expect(location.placeName == "al-Mayadin")
    #expect(location.country == "SY" && location.admin2?.code == "SY0903")
  }

  @Test func `Coarse digits make a wide circle, which no name narrows`() throws {
    let location = try located("A drone struck a truck at coordinates 34.9, 40.3 on Sunday.")
    #expect((7_000...7_500).contains(location.uncertainty.meters))
    #expect(location.placeName == nil && location.country == "SY")
    let square = try located("A drone struck a truck at grid 37S FT 4 5 on Sunday.")
    #expect(abs(square.uncertainty.meters - 7_071) < 1)
  }

  @Test func `The words at the span are the words of the text`() throws {
    let text = "🛰️ A drone struck a truck near al-Mayadin (35.0187° N; 40.4525° E) on Sunday."
    let claim = try #require(RealMapper.mapper.locate(RealMapper.report(text)).claims.first)
    let target = try #require(claim.target)
    var words = String.UnicodeScalarView()
    words.append(contentsOf: Array(text.unicodeScalars)[target.span.start..<target.span.end])
    #expect(String(words) == target.words)
    #expect(target.words == "near al-Mayadin (35.0187° N; 40.4525° E)")
    let bytes = Array(text.utf8)[target.span.utf8Start..<target.span.utf8End]
    #expect(String(decoding: bytes, as: UTF8.self) == target.words)
  }

  @Test func `A refused coordinate is a warning at its line and column`() throws {
    let text = "Drones\nA drone struck a truck near al-Mayadin, 35°71′07″N 40°27′09″E, on Sunday."
    let located = RealMapper.mapper.locate(RealMapper.report(text, id: "n"))
    let told = try #require(located.diagnostics.first { $0.id == "coordinates.minutes" })
    #expect(told.severity == .warning)
    #expect(told.position?.description == "n.txt:2:41")
    #expect(located.claims.first?.target?.value.method == .near)
  }

  @Test func `Coordinates far from the place that the words name are doubted`() throws {
    let text = "A drone struck a truck in al-Mayadin (40.4525, 35.0187) on Sunday."
    let located = RealMapper.mapper.locate(RealMapper.report(text))
    let told = try #require(located.diagnostics.first { $0.id == "coordinates.far" })
    #expect(told.fix.contains("exchanged"))
    #expect(located.claims.first?.target?.value.placeName == nil)
    let governorate = RealMapper.mapper.locate(
      RealMapper.report("A drone struck a truck at 34.5012, 40.9123 in Deir ez-Zor on Sunday."))
    #expect(!governorate.diagnostics.contains { $0.id == "coordinates.far" })
  }

  private func located(_ text: String) throws -> Location {
    let claims = RealMapper.mapper.locate(RealMapper.report(text)).claims
    #expect(claims.count == 1)
    return try #require(claims.first?.target?.value)
  }
}
