import Diagnostics
import Geodesy
import Places
import Testing

/// The gazetteer that ships: what its files say must hold together.
@Suite struct RealGazetteerTests {
  @Test func `The files can be read and hold together`() throws {
    let inputs = try GazetteerInput.read(folder: RealGazetteer.folder)
    let errors = GazetteerCheck.diagnostics(for: inputs).filter { $0.severity == .error }
    #expect(errors.map(\.face) == [])
  }

  @Test func `Every place has a name that finds it`() throws {
    let search = try RealGazetteer.search.get()
    for (index, place) in search.gazetteer.places.enumerated()
    where place.id.hasPrefix("site:") || place.population > 50_000 {
      let answer = search.search(
        PlaceQuery(
          place.name, country: place.country, cue: place.featureClass, limit: 20))
      #expect(
        answer.candidates.contains { $0.index == index }, "\(place.id) \(place.name)")
    }
  }

  @Test func `The village of one name in Israel is kept as a rejected namesake`() throws {
    let answer = try RealGazetteer.search.get().search(PlaceQuery("الشبلي", focus: ["SY": 1]))
    #expect(answer.best?.place.country == "SY")
    #expect(answer.candidates.contains { $0.place.country == "IL" })
  }

  @Test func `The countryside of Damascus is the governorate of that name`() throws {
    let geocoder = Geocoder(try RealGazetteer.search.get().gazetteer)
    for name in ["دمشق", "Damascus"] {
      let mention = PlaceMention(words: name, name: name, cue: nil, scalars: 0..<1, utf8: 0..<1)
      let phrase = PlacePhrase(
        relation: .countryside(nil), anchors: [mention], words: name, scalars: 0..<1, utf8: 0..<1)
      let location = geocoder.locate(phrase, in: GeocodingContext()).location
      #expect(location?.admin1?.code == "SY03")
    }
  }

  @Test func `The record of al-Tanf comes before the outline`() throws {
    let geocoder = Geocoder(try RealGazetteer.search.get().gazetteer)
    let mention = PlaceMention(
      words: "قاعدة التنف", name: "التنف", cue: .base, scalars: 0..<1, utf8: 0..<1)
    let phrase = PlacePhrase(
      relation: .near, anchors: [mention], words: "قرب قاعدة التنف", scalars: 0..<1, utf8: 0..<1)
    let location = try #require(geocoder.locate(phrase, in: GeocodingContext()).location)
    #expect(location.shares.map(\.district) == [location.admin2?.code])
  }
}
