import Diagnostics
import Geodesy
import Places
import Testing

/// Gazetteers of several files, compiled and not, and tables of places from elsewhere.
@Suite struct VolumesTests {
  private static let header =
    "id\tclass\tname\tname_ar\tnames\tnames_ar\tlatitude\tlongitude\tradius_m\tcountry\tadmin1\t"
    + "admin2\tadmin3\tpopulation"

  private func table(_ rows: String...) -> GazetteerInput {
    let text = "\(Self.header)\n\(rows.joined(separator: "\n"))\n"
    return GazetteerInput(name: "own.tsv", bytes: Array(text.utf8), file: "table.tsv")
  }

  private func diagnostics(_ input: GazetteerInput) -> [Diagnostic] {
    do throws(GazetteerFault) {
      return try Gazetteer(SmallGazetteer.inputs() + [input]).diagnostics
    } catch {
      return error.diagnostics
    }
  }

  private let zubayda = "own:1\t\tZubayda\tزبيدة\tZubaida|Zobeida\t\t35.2\t40.3\t\tSY\tSY09\t\t\t7"

  @Test func `A table needs identifier, name and coordinate only`() throws {
    let text = "longitude\tname\tid\tlatitude\n40.25\tNowhere\town:1\t-35.5\n"
    let gazetteer = try Gazetteer(
      SmallGazetteer.inputs()
        + [GazetteerInput(name: "own.tsv", bytes: Array(text.utf8), file: "table.tsv")])
    let place = try #require(gazetteer.place(id: "own:1"))
    #expect(place.featureClass == .town && place.country.isEmpty && place.admin1 == nil)
    #expect(place.coordinate.latitude == -35.5 && place.coordinate.longitude == 40.25)
    #expect(PlaceSearch(gazetteer).search(PlaceQuery("nowhere")).best?.place == place)
  }

  @Test(arguments: ["SY09", "SY-DY", "07", "SY.07"])
  func `A governorate may be written in three ways`(written: String) throws {
    let row = zubayda.replacing("SY09", with: written)
    let gazetteer = try Gazetteer(SmallGazetteer.inputs() + [table(row)])
    #expect(gazetteer.place(id: "own:1")?.admin1 == "SY09")
    #expect(gazetteer.place(id: "own:1")?.population == 7)
  }

  @Test func `Units that are not known are left out with one warning for all`() throws {
    let rows = (1...500).map { "own:\($0)\t\tPlace\t\t\t\t10\t20\t\tXX\tXX\($0)\t\t\t" }
    let found = diagnostics(table(rows.joined(separator: "\n")))
    #expect(found.map(\.id) == ["gazetteer.unknown-unit"])
    #expect(found.first?.severity == .warning)
    #expect(found.first?.sentence.contains("500 cells") == true)
  }

  @Test(arguments: [
    ("own:1\t\tA\t\t\t\t95\t40\t\t\t\t\t\t", "gazetteer.latitude"),
    ("own:1\t\tA\t\t\t\t\t40\t\t\t\t\t\t", "gazetteer.missing-coordinate"),
    ("own:1\t\tA\t\t\t\t35\tnan\t\t\t\t\t\t", "gazetteer.longitude"),
    ("own:1\tmetropolis\tA\t\t\t\t35\t40\t\t\t\t\t\t", "gazetteer.class"),
    ("own:1\t\tA\t\t\t\t35\t40\t-5\t\t\t\t\t", "gazetteer.radius"),
    ("\t\tA\t\t\t\t35\t40\t\t\t\t\t\t", "gazetteer.id"),
    ("own:1\t\tA\t35\t40", "gazetteer.columns"),
  ])
  func `A bad row of a table is named by its line`(row: String, id: String) {
    let found = diagnostics(table("own:0\t\tGood\t\t\t\t35\t40\t\t\t\t\t\t", row))
    #expect(found.map(\.id) == [id])
    #expect(found.first?.position?.line == 3)
    #expect(found.first?.severity == .error)
  }

  @Test func `Names that are too long and rows that come twice are refused`() {
    let long = String(repeating: "ا", count: 10_000)
    let name = diagnostics(table("own:1\t\tA\t\t\tB|\(long)\t35\t40\t\t\t\t\t\t"))
    #expect(name.map(\.id) == ["gazetteer.name-length"])
    #expect(diagnostics(table(zubayda, zubayda)).map(\.id) == ["gazetteer.duplicate-id"])
  }

  @Test func `A table that is wrong in every row is told in a few lines`() {
    let rows = (1...5_000).map { "own:\($0)\t\tA\t\t\t\t95\t40\t\t\t\t\t\t" }
    let found = diagnostics(table(rows.joined(separator: "\n")))
    #expect(found.count == 21)
    #expect(found.last?.sentence == "4980 more of these were found.")
  }

  @Test func `Of a place that two files have the first counts`() throws {
    let row = "gn:2\t\tElsewhere\t\t\t\t10\t20\t\t\t\t\t\t"
    let gazetteer = try Gazetteer(SmallGazetteer.inputs() + [table(row)])
    #expect(gazetteer.place(id: "gn:2")?.name == "al-Mayadin")
    #expect(gazetteer.diagnostics.map(\.id) == ["gazetteer.known-place"])
    #expect(gazetteer.diagnostics.first?.severity == .note)
  }

  @Test func `Volumes answer together, each place once`() throws {
    let folder = try CompiledFolder()
    let more = SmallGazetteer.inputs() + [table(zubayda)]
    let compiled = try folder.open(try Gazetteer(more).compiled())
    // The built-in places lie in both.
    let gazetteer = try Gazetteer(SmallGazetteer.inputs(), beside: [compiled])
    let search = PlaceSearch(gazetteer)
    #expect(search.search(PlaceQuery("زبيدة")).best?.place.id == "own:1")
    for place in SmallGazetteer.gazetteer.places {
      let found = search.search(PlaceQuery(place.name, limit: 50)).candidates.map(\.place.id)
      #expect(Set(found).count == found.count, "\(place.id): \(found)")
      #expect(found.contains(place.id))
      #expect(gazetteer.index(id: place.id) == SmallGazetteer.gazetteer.index(id: place.id))
    }
    #expect(gazetteer.version != SmallGazetteer.gazetteer.version)
    #expect(gazetteer.outlines == SmallGazetteer.gazetteer.outlines)
  }

  @Test func `A table leans on a compiled gazetteer as on text files`() throws {
    let folder = try CompiledFolder()
    let compiled = try folder.open(try SmallGazetteer.gazetteer.compiled())
    let row = zubayda.replacing("SY09\t\t", with: "07\tSY0903\t")
    let gazetteer = try Gazetteer([table(row)], beside: [compiled])
    let place = try #require(gazetteer.place(id: "own:1"))
    #expect(place.admin1 == "SY09" && place.admin2 == "SY0903")
    #expect(place.uncertainty == gazetteer.measures.radius(.town))
    #expect(place.uncertainty.meters == 3_000)
    #expect(gazetteer.words.generics == SmallGazetteer.gazetteer.words.generics)
    let best = PlaceSearch(gazetteer).search(PlaceQuery("Zobeida")).best
    #expect(best?.place == place)
    #expect(throws: GazetteerFault.self) { try gazetteer.compiled() }
  }

  @Test func `What only holds others answers nothing but as a container`() throws {
    let places = [
      "sites.tsv", "site_sources.tsv", "places.tsv", "places_neighbours.tsv", "names.tsv",
    ]
    let context = SmallGazetteer.files.filter { !places.contains($0.key) }
      .sorted { $0.key < $1.key }.map {
        GazetteerInput(name: $0.key, bytes: Array($0.value.utf8), file: $0.key, isContext: true)
      }
    let text = try Gazetteer(context + [table(zubayda)])
    let folder = try CompiledFolder()
    let compiled = try Gazetteer([], beside: [try folder.open(try text.compiled())])
    for gazetteer in [text, compiled] {
      let search = PlaceSearch(gazetteer)
      for unit in gazetteer.places where unit.id != "own:1" {
        for name in [unit.name, unit.nameArabic ?? unit.name] {
          let found = search.search(PlaceQuery(name, limit: 50)).candidates
          #expect(found.allSatisfy { $0.place.id == "own:1" }, "\(unit.id)")
          var question = PlaceQuery(name, limit: 50)
          question.isForContainer = true
          #expect(search.search(question).candidates.contains { $0.place.id == unit.id })
        }
      }
      var query = PlaceQuery("زبيدة")
      query.containers = try [#require(gazetteer.index(id: "SY09"))]
      let best = try #require(search.search(query).best)
      #expect(best.place.id == "own:1" && best.reason.contains("in Deir ez-Zor"))
    }
  }
}
