import Geodesy
import Testing

@testable import Places

/// What is drawn from memory is what would have been drawn anew.
@Suite struct UnderstandingTests {
  private static func mention(_ name: String, _ cue: FeatureClass? = nil) -> PlaceMention {
    PlaceMention(words: name, name: name, cue: cue, scalars: 0..<1, utf8: 0..<1)
  }

  private static func phrase(
    _ relation: PlaceRelation, _ names: [String], in containers: [PlacePhrase] = []
  ) -> PlacePhrase {
    PlacePhrase(
      relation: relation, anchors: names.map { mention($0) }, containers: containers,
      words: names.joined(separator: " "), scalars: 0..<1, utf8: 0..<1)
  }

  /// Phrases that draw the same and such that do not, among them some that only their report tells
  /// apart.
  private static let phrases: [PlacePhrase] = {
    let relations: [PlaceRelation] = [
      .at, .near, .offset(nil, .east), .countryside(.east), .desert(nil), .inside, .part(.west),
      .border, .riverside(.toward(.east)),
    ]
    return ["الميادين", "سوريا", "الشيء"].flatMap { name in
      relations.flatMap { relation in
        [
          phrase(relation, [name]),
          phrase(relation, [name], in: [phrase(.part(.east), ["دير الزور"])]),
          phrase(.unnamed, [], in: [phrase(relation, [name])]),
        ]
      }
    } + [phrase(.between, ["الميادين", "البوكمال"])]
  }()

  private static func contexts() throws -> [GeocodingContext] {
    let spot = try #require(Coordinate(latitude: 35, longitude: 40.5))
    let target = SmallGazetteer.geocoder.locate(phrase(.at, ["العمر"]), in: GeocodingContext())
    return [
      GeocodingContext(),
      GeocodingContext(focus: ["TR": 1, "SY": 0.5], near: [spot]),
      GeocodingContext(focus: ["SY": 1], target: target.location, weapon: "rocket"),
    ]
  }

  @Test func `The order in which phrases are asked for shows in no answer`() throws {
    let questions = try Self.contexts().flatMap { context in
      Self.phrases.map { ($0, context) }
    }
    let gazetteer = SmallGazetteer.geocoder.gazetteer
    let (one, other) = (Geocoder(gazetteer), Geocoder(gazetteer))
    let forward = questions.map { one.locate($0.0, in: $0.1) }
    let backward = questions.reversed().map { other.locate($0.0, in: $0.1) }
    #expect(forward == backward.reversed())
    #expect(questions.map { one.locate($0.0, in: $0.1) } == forward)
    #expect(forward.contains { $0.location != nil } && forward.contains { $0.location == nil })
  }
}
