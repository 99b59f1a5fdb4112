import Geodesy
import Places
import Shapes
import Testing

@Suite struct GeocoderTests {
  private let geocoder = SmallGazetteer.geocoder

  private func mention(_ name: String, _ cue: FeatureClass? = nil) -> PlaceMention {
    PlaceMention(words: name, name: name, cue: cue, scalars: 0..<1, utf8: 0..<1)
  }

  private func phrase(
    _ relation: PlaceRelation, _ names: String..., cue: FeatureClass? = nil,
    in containers: [PlacePhrase] = []
  ) -> PlacePhrase {
    PlacePhrase(
      relation: relation, anchors: names.map { mention($0, cue) }, containers: containers,
      words: names.joined(separator: " "), scalars: 0..<1, utf8: 0..<1)
  }

  private func locate(
    _ phrase: PlacePhrase, _ context: GeocodingContext = GeocodingContext()
  ) throws -> Location {
    let location = try #require(geocoder.locate(phrase, in: context).location)
    #expect(location.area.contains(location.coordinate))
    if !location.shares.isEmpty {
      #expect(abs(location.shares.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    }
    return location
  }

  private func point(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(latitude: latitude, longitude: longitude))
  }

  @Test func `A named place is its disc, with its own district`() throws {
    let location = try locate(phrase(.at, "العمر", cue: .field))
    #expect(location.method == .named)
    #expect(location.placeID == "site:al-omar")
    #expect(location.uncertainty == .kilometers(12))
    #expect(location.admin1?.code == "SY09")
    #expect(location.admin2?.code == "SY0903")
    #expect(location.shares.first?.district == "SY0903")
    #expect(location.country == "SY")
    #expect(location.text == "العمر")
  }

  @Test func `Near and around widen the disc`() throws {
    let near = try locate(phrase(.near, "الميادين"))
    let around = try locate(phrase(.around, "الميادين"))
    #expect(near.uncertainty == .kilometers(8) && around.uncertainty == .kilometers(9))
    #expect(near.method == .near && around.method == .near)
  }

  @Test func `Between two towns is a corridor with its point in the middle`() throws {
    let location = try locate(phrase(.between, "الميادين", "البوكمال"))
    let one = try point(35.0198, 40.4515)
    let two = try point(34.4523, 40.9185)
    #expect(location.method == .between)
    #expect(location.coordinate.distance(to: one.midpoint(to: two)).meters < 1)
    #expect(location.area.contains(one) && location.area.contains(two))
    #expect(!location.area.contains(try point(35.3359, 40.1408)))
    // The circle holds nine tenths of the corridor, so not quite its ends.
    let half = location.coordinate.distance(to: one)
    #expect(
      location.uncertainty > .meters(half.meters * 0.8)
        && location.uncertainty < half + .kilometers(25))
    #expect(location.shares.count >= 2)
  }

  @Test func `Along two towns is a narrower strip`() throws {
    let location = try locate(phrase(.along, "الميادين", "البوكمال"))
    #expect(location.method == .along)
    let between = try locate(phrase(.between, "الميادين", "البوكمال"))
    #expect(location.area.squareMeters < between.area.squareMeters)
    #expect(location.area.contains(try point(34.736, 40.686)))
  }

  @Test func `Inside a country is its outline`() throws {
    let location = try locate(phrase(.inside, "العراق"))
    #expect(location.method == .inside)
    #expect(location.country == "IQ")
    #expect(location.area.contains(try point(33.34, 44.4)))
    #expect(!location.area.contains(try point(35.33, 40.14)))
  }

  @Test func `A launch inside a country lies where the weapon reaches from`() throws {
    let target = try locate(phrase(.at, "الشدادي", cue: .base))
    let context = GeocodingContext(target: target, weapon: "drone")
    let launch = try locate(phrase(.inside, "العراق"), context)
    let plain = try locate(phrase(.inside, "العراق"))
    let away = launch.coordinate.distance(to: target.coordinate)
    #expect(away.kilometers > 30 && away.kilometers < 200)
    #expect(launch.uncertainty < plain.uncertainty)
    #expect(!launch.area.contains(target.coordinate))
    #expect(launch.area.contains(try point(36.3, 42.0)))
    #expect(!launch.area.contains(try point(30.5, 47.8)))
  }

  @Test func `The countryside of a governorate on one side leaves out the other`() throws {
    let whole = try locate(phrase(.countryside(nil), "دير الزور"))
    let east = try locate(phrase(.countryside(.east), "دير الزور"))
    #expect(whole.placeID == "SY09" && whole.method == .inside)
    #expect(east.method == .sector)
    #expect(east.area.contains(try point(35.02, 40.45)))
    #expect(!east.area.contains(try point(35.3, 39.7)))
    #expect(east.uncertainty < whole.uncertainty)
    #expect(east.admin1?.code == "SY09")
  }

  @Test func `A direction within a country is that part of it`() throws {
    let west = try locate(phrase(.part(.west), "العراق"))
    #expect(west.method == .sector)
    #expect(west.area.contains(try point(33.8, 42.4)))
    #expect(!west.area.contains(try point(33.34, 45.5)))
    #expect(west.country == "IQ")
  }

  @Test func `A place without a name is where its container says`() throws {
    let base = phrase(.unnamed, cue: .base, in: [phrase(.part(.west), "العراق")])
    let location = try locate(base)
    #expect(location.method == .sector)
    #expect(location.area.contains(try point(33.8, 42.4)))
    #expect(geocoder.locate(phrase(.unnamed), in: GeocodingContext()).location == nil)
  }

  @Test func `At a distance in a direction is a piece of a ring`() throws {
    let location = try locate(
      phrase(.offset(StatedDistance(.kilometers(20)), .south), "al-Hasakah", cue: .city))
    let city = try point(36.5024, 40.7477)
    #expect(location.method == .offset)
    #expect(abs(location.coordinate.distance(to: city).kilometers - 20) < 0.01)
    #expect(abs(location.coordinate.azimuth(to: city).degrees) < 0.5)
    #expect(!location.area.contains(city))
    let vague = try locate(phrase(.offset(nil, .north), "البوكمال", cue: .town))
    #expect(vague.method == .sector)
    #expect(vague.area.contains(try point(34.6, 40.92)))
    #expect(!vague.area.contains(try point(34.3, 40.92)))
  }

  @Test func `A border is a strip where the outlines meet`() throws {
    let border = try locate(phrase(.border, "سوريا", "العراق"))
    #expect(border.method == .along)
    #expect(border.area.contains(try point(34.4, 41.2)))
    #expect(!border.area.contains(try point(35.3, 40.1)))
    let triple = try locate(phrase(.border, "سوريا", "الأردن", "العراق"))
    #expect(triple.coordinate.distance(to: try point(33.3, 38.8)).kilometers < 30)
    #expect(triple.uncertainty < border.uncertainty)
  }

  @Test func `The desert of a town lies about it`() throws {
    let location = try locate(phrase(.desert(nil), "الميادين"))
    #expect(location.area.contains(try point(34.8, 40.3)))
    #expect(location.uncertainty.kilometers > 20)
  }

  @Test func `Coordinates in the text are taken as they are`() throws {
    let location = try locate(phrase(.coordinates(try point(35.1, 40.5), precision: .zero)))
    #expect(location.method == .coordinates)
    #expect(location.uncertainty.meters == 500)
    #expect(location.country == "SY")
    #expect(location.admin1?.code == "SY09")
  }

  @Test func `An unknown name gives way to its container and says so`() throws {
    let unknown = phrase(
      .at, "الطنطورة", in: [phrase(.near, "البوكمال"), phrase(.offset(nil, .east), "دير الزور")])
    let resolution = geocoder.locate(unknown, in: GeocodingContext())
    let location = try #require(resolution.location)
    #expect(location.method == .container)
    #expect(location.placeID == "gn:3")
    #expect(location.uncertainty.kilometers >= 10)
    #expect(resolution.trace.abstention?.contains("الطنطورة") == true)
    let alone = geocoder.locate(phrase(.at, "الطنطورة"), in: GeocodingContext())
    #expect(alone.location == nil)
    #expect(alone.trace.abstention != nil)
  }

  @Test func `A wider direction behind a name never moves its point`() throws {
    let plain = try locate(phrase(.at, "البوكمال"))
    let hinted = try locate(phrase(.at, "البوكمال", in: [phrase(.offset(nil, .west), "دير الزور")]))
    #expect(plain.coordinate == hinted.coordinate && plain.uncertainty == hinted.uncertainty)
  }

  @Test func `A namesake abroad is rejected with a reason`() throws {
    let area = phrase(.at, "الشبلي", in: [phrase(.around, "الميادين")])
    let resolution = geocoder.locate(area, in: GeocodingContext(focus: ["SY": 1]))
    #expect(resolution.location?.placeID == "site:shibli")
    let anchor = try #require(resolution.trace.anchors.first { $0.role == .anchor })
    #expect(anchor.rejected.map(\.place.country) == ["IL"])
    #expect(anchor.rejected.first?.reason.contains("Israel") == true)
  }

  @Test func `Al-Rukban lies in no Syrian district`() throws {
    let location = try locate(phrase(.at, "الركبان", cue: .camp))
    #expect(location.country == "JO")
    #expect(location.admin2 == nil && location.shares.isEmpty)
  }

  @Test func `The same question gives the same answer`() {
    let question = phrase(.countryside(.east), "دير الزور")
    #expect(
      geocoder.locate(question, in: GeocodingContext())
        == Geocoder(SmallGazetteer.heard).locate(question, in: GeocodingContext()))
  }
}
