import Diagnostics
import EventMapper
import Testing

/// What is told of names that may mean two places.
@Suite struct PlaceRivalsTests {
  private func doubts(_ text: String) async -> [String] {
    await RealMapper.mapper.map([RealMapper.report(text)]).diagnostics
      .filter { $0.id == "place.ambiguous" }.map(\.sentence)
  }

  @Test func `a name that means two places nearly alike is told once, with both`() async throws {
    let doubts = await doubts(
      "A bomb exploded in Hawija on 5 March 2024, killing three people, and wounded two others in Hawija."
    )
    let doubt = try #require(doubts.first)
    #expect(doubts.count == 1)
    #expect(doubt.contains("gn:390188") && doubt.contains("loc:al-huwayjah-ghab"))
  }

  @Test(arguments: [
    "A bomb exploded in Hawija, Kirkuk province, Iraq, on 5 March 2024.",
    "Six rockets struck al-Mayadin on 5 March 2024.",
  ])
  func `a name that means one place is not`(_ text: String) async {
    let doubts = await doubts(text)
    #expect(doubts.isEmpty)
  }
}
