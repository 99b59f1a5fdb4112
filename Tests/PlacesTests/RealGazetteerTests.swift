import Diagnostics
import Geodesy
import Places
import Testing

/// The gazetteer that ships: what its files say must hold together.
@Suite struct RealGazetteerTests {
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/") + "/Gazetteer"

  private static let search: Result<PlaceSearch, GazetteerFault> = {
    do throws(GazetteerFault) {
      return .success(PlaceSearch(try Gazetteer.load(folder: folder)))
    } catch {
      return .failure(error)
    }
  }()

  @Test func `The files can be read and hold together`() throws {
    let inputs = try GazetteerInput.read(folder: Self.folder)
    let errors = GazetteerCheck.diagnostics(for: inputs).filter { $0.severity == .error }
    #expect(errors.map(\.face) == [])
  }

  @Test func `Every place has a name that finds it`() throws {
    let search = try Self.search.get()
    for (index, place) in search.gazetteer.places.enumerated()
    where place.id.hasPrefix("site:") || place.population > 50_000 {
      let answer = search.search(
        PlaceQuery(
          place.name, country: place.country, cue: place.featureClass, limit: 20))
      #expect(
        answer.candidates.contains { $0.index == index }, "\(place.id) \(place.name)")
    }
  }

  @Test(arguments: [
    ("al-Mayadin", "gn:173480"), ("Mayadeen", "gn:173480"), ("الميادين", "gn:173480"),
    ("Albu Kamal", "gn:174448"), ("Abu Kamal", "gn:174448"), ("البوكمال", "gn:174448"),
    ("بوكمال", "gn:174448"), ("al-Tanf", "site:al-tanf"), ("التنف", "site:al-tanf"),
    ("at-Tanf", "site:al-tanf"), ("Rmelan", "site:rmelan"), ("Rumaylan", "site:rmelan"),
    ("رميلان", "site:rmelan"), ("خراب الجير", "site:kharab-al-jir"),
    ("Kharab al-Jir", "site:kharab-al-jir"), ("قسرك", "site:qasrak"), ("قصرك", "site:qasrak"),
    ("عين الأسد", "site:ain-al-asad"), ("Ain al-Asad", "site:ain-al-asad"),
    ("حقل العمل", "site:al-omar"), ("حقل عمر", "site:al-omar"), ("ديرالزور", "gn:170794"),
    ("الشبلي", "site:al-shibli"), ("قاعدة الشدادي", "site:al-shaddadi-base"),
  ])
  func `The names of the first reports find their places`(name: String, id: String) throws {
    let answer = try Self.search.get().search(PlaceQuery(name))
    let best = try #require(answer.best, "\(name) is not found")
    #expect(best.place.id == id, "\(answer.candidates.map(\.place.id))")
    #expect(best.place.uncertainty > .zero && !best.reason.isEmpty)
  }

  @Test(arguments: ["Shaddadi", "Ash Shaddadah", "الشدادي"])
  func `Al-Shaddadi is the town or its base`(name: String) throws {
    let best = try #require(Self.search.get().search(PlaceQuery(name)).best)
    #expect(["gn:172837", "site:al-shaddadi-base"].contains(best.place.id))
    #expect(best.place.uncertainty > .zero && !best.reason.isEmpty)
  }

  @Test func `The village of one name in Israel is kept as a rejected namesake`() throws {
    let answer = try Self.search.get().search(PlaceQuery("الشبلي", focus: ["SY": 1]))
    #expect(answer.best?.place.country == "SY")
    #expect(answer.candidates.contains { $0.place.country == "IL" })
  }

  @Test func `The countryside of Damascus is the governorate of that name`() throws {
    let geocoder = Geocoder(try Self.search.get().gazetteer)
    for name in ["دمشق", "Damascus"] {
      let mention = PlaceMention(words: name, name: name, cue: nil, scalars: 0..<1, utf8: 0..<1)
      let phrase = PlacePhrase(
        relation: .countryside(nil), anchors: [mention], words: name, scalars: 0..<1, utf8: 0..<1)
      let location = geocoder.locate(phrase, in: GeocodingContext()).location
      #expect(location?.admin1?.code == "SY03")
    }
  }

  @Test func `The record of al-Tanf comes before the outline`() throws {
    let geocoder = Geocoder(try Self.search.get().gazetteer)
    let mention = PlaceMention(
      words: "قاعدة التنف", name: "التنف", cue: .base, scalars: 0..<1, utf8: 0..<1)
    let phrase = PlacePhrase(
      relation: .near, anchors: [mention], words: "قرب قاعدة التنف", scalars: 0..<1, utf8: 0..<1)
    let location = try #require(geocoder.locate(phrase, in: GeocodingContext()).location)
    #expect(location.shares.map(\.district) == [location.admin2?.code])
  }
}
