import Geodesy
import Places
import Reading
import Shapes
import Testing

@testable import EventMapper

/// Places said in words, each with the area that a careful person drew: see `README.md` beside the
/// tables.
///
/// What a phrase draws must cover nearly all of that area, its point must lie inside it, and its
/// circle must not be many times wider.
@Suite struct RelativePhraseTests {
  @Test(arguments: try RelativePhrase.all())
  func `A phrase draws what a careful person would`(phrase: RelativePhrase) throws {
    let truth = try phrase.area(in: RealMapper.mapper.geocoder.gazetteer)
    let located = try #require(try phrase.location(near: truth), "\(phrase.id): \(phrase.faces)")
    let covered = truth.share(of: located.area)
    // The radius of a place that is named itself is measured (radii.tsv): there it is enough that its
    // disc lies in what the person drew, and is no sliver of it.
    let isNamed = located.method == .named && located.area.share(of: truth) > 0.9
    #expect(
      covered >= (isNamed ? 0.1 : 0.7),
      "\(phrase.id): \(Int(covered * 100)) % covered by \(located.method): \(phrase.faces)")
    let away = truth.nearestDistance(to: located.coordinate)
    let reach = truth.radius(holding: 0.9, around: truth.pointInside)
    #expect(
      away.meters <= 0.15 * reach.meters,
      "\(phrase.id): the point lies \(away.kilometers) km outside: \(phrase.faces)")
    #expect(
      located.uncertainty.meters <= 4 * reach.meters + 5_000,
      "\(phrase.id): ± \(located.uncertainty.kilometers) km for ± \(reach.kilometers) km")
  }

  @Test func `Both languages have 75 phrases and 25 families or more`() throws {
    for language in ["a", "e"] {
      let rows = try RelativePhrase.all().filter { $0.id.hasPrefix(language) }
      #expect(rows.count >= 75)
      #expect(Set(rows.map(\.family)).count >= 25)
    }
  }
}
