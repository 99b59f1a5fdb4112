import Diagnostics
import Places
import Testing

@Suite struct GazetteerReadingTests {
  /// What reading says when one file is replaced.
  private func diagnostics(_ file: String, _ text: String) -> [Diagnostic] {
    do throws(GazetteerFault) {
      return try Gazetteer(SmallGazetteer.inputs([file: text])).diagnostics
    } catch {
      return error.diagnostics
    }
  }

  private static let header =
    "id\tclass\tname\tname_ar\tlatitude\tlongitude\tcountry\tadmin1\tadmin2\tadmin2_basis\tpopulation"

  @Test(arguments: [
    ("x:1\ttown\tTown\t\t35\t40\tSY\t\t\t\t1\textra", "gazetteer.columns", 0),
    ("x:1\ttown\tTown\t\t\t40\tSY\t\t\t\t1", "gazetteer.missing-coordinate", 16),
    ("x:1\ttown\tTown\t\t95\t40\tSY\t\t\t\t1", "gazetteer.latitude", 16),
    ("x:1\ttown\tTown\t\t35\t181\tSY\t\t\t\t1", "gazetteer.longitude", 19),
    ("x:1\ttown\tTown\t\t35N\t40\tSY\t\t\t\t1", "gazetteer.number", 16),
    ("x:1\tmetropolis\tTown\t\t35\t40\tSY\t\t\t\t1", "gazetteer.class", 5),
    ("x:1\ttown\tTown\t\t35\t40\tSY\tSY77\t\t\t1", "gazetteer.admin", 25),
    ("x:1\ttown\tTown\t\t35\t40\tXX\t\t\t\t1", "gazetteer.admin", 22),
    ("gn:2\ttown\tTown\t\t35\t40\tSY\t\t\t\t1", "gazetteer.duplicate-id", 1),
  ])
  func `A bad row is named by line and column, with its fix`(
    row: String, id: String, column: Int
  ) throws {
    let text = "\(Self.header)\n# a comment\n\n\(row)\n"
    let found = diagnostics("places_neighbours.tsv", text)
    let diagnostic = try #require(found.first { $0.severity == .error })
    #expect(diagnostic.id == id)
    #expect(
      diagnostic.position
        == Position(source: "small/places_neighbours.tsv", line: 4, column: column))
    #expect(!diagnostic.fix.isEmpty)
  }

  @Test func `A name of ten thousand characters is refused`() throws {
    let name = String(repeating: "ا", count: 10_000)
    let found = diagnostics("names.tsv", "id\tnames\tnames_ar\ngn:2\t\t\(name)\n")
    let diagnostic = try #require(found.first { $0.severity == .error })
    #expect(diagnostic.id == "gazetteer.name-length")
    #expect(diagnostic.position?.line == 2)
  }

  @Test func `A table parted by commas is told apart from a table without columns`() {
    #expect(
      diagnostics("names.tsv", "id,names,names_ar\ngn:2,a,b\n").first?.id == "gazetteer.separator")
    #expect(diagnostics("names.tsv", "id\tnames\ngn:2\ta\n").first?.id == "gazetteer.header")
    #expect(diagnostics("names.tsv", "").first?.id == "gazetteer.empty")
  }

  @Test func `A file that is not UTF-8 is refused`() {
    var inputs = SmallGazetteer.inputs()
    inputs.removeAll { $0.name.hasSuffix("names.tsv") }
    inputs.append(GazetteerInput(name: "small/names.tsv", bytes: [0x69, 0x64, 0xFF, 0x0A]))
    do throws(GazetteerFault) {
      _ = try Gazetteer(inputs)
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostics.map(\.id) == ["gazetteer.encoding"])
    }
  }

  @Test func `All faults of a file are shown in one run`() {
    let rows = "x:1\ttown\tA\t\t95\t40\tSY\t\t\t\t1\nx:2\thamlet\tB\t\t35\t40\tSY\t\t\t\t1\nx:3\n"
    let ids = diagnostics("places_neighbours.tsv", "\(Self.header)\n\(rows)").map(\.id)
    #expect(Set(ids) == ["gazetteer.latitude", "gazetteer.class", "gazetteer.columns"])
  }

  @Test func `A folder without a gazetteer says so`() {
    do throws(GazetteerFault) {
      _ = try Gazetteer.load(folder: "/nonexistent")
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostics.first?.id == "gazetteer.missing")
    }
  }

  @Test func `The version changes with any byte and with nothing else`() throws {
    let one = try Gazetteer(SmallGazetteer.inputs())
    let same = try Gazetteer(SmallGazetteer.inputs())
    let other = try Gazetteer(
      SmallGazetteer.inputs(["reach.tsv": "weapon\tmedian_km\tp90_km\tsamples\tsource\n"]))
    #expect(one.version == same.version)
    #expect(one.version != other.version)
    #expect(one.version.utf8.count == 16)
  }

  @Test func `A district without a seat of its own takes that of its governorate`() throws {
    let header =
      "key\tcode\tcountry\tadmin1\tname\tname_ar\tnames\tnames_ar\tlatitude\tlongitude\tradius_m"
    let rows = """
      SY0800\t\tSY\tSY08\tA\t\t\t\t\t\t
      SY0901\t\tSY\tSY09\tB\t\t\t\t35\t40\t1000
      SY0902\t\tSY\tSY09\tC\t\t\t\t35\t40\t1000
      SY0903\t\tSY\tSY09\tD\t\t\t\t35\t40\t1000
      """
    let gazetteer = try Gazetteer(
      SmallGazetteer.inputs(["districts.tsv": "\(header)\n\(rows)\n"]))
    let district = try #require(gazetteer.place(id: "SY0800"))
    let governorate = try #require(gazetteer.place(id: "SY08"))
    #expect(district.coordinate == governorate.coordinate)
    #expect(district.uncertainty == governorate.uncertainty)
    #expect(gazetteer.administrativeUnit(key: "SY0800")?.code == nil)
  }
}

@Suite struct GazetteerCheckTests {
  private func ids(_ changes: [String: String]) -> [String] {
    GazetteerCheck.diagnostics(for: SmallGazetteer.inputs(changes)).map(\.id)
  }

  @Test func `A sound gazetteer has no findings`() {
    #expect(GazetteerCheck.diagnostics(for: SmallGazetteer.inputs()).map(\.face) == [])
  }

  @Test func `A cited source beyond the radius is found`() {
    let sources = SmallGazetteer.files["site_sources.tsv"] ?? ""
    let far = "site:al-omar\tanother atlas\t35.30\t40.57\t2024-01-01\tcited\t\n"
    #expect(ids(["site_sources.tsv": "\(sources)\n\(far)"]) == ["gazetteer.source-distance"])
    let rejected = far.replacing("cited", with: "rejected")
    #expect(ids(["site_sources.tsv": "\(sources)\n\(rejected)"]) == [])
  }

  @Test func `A site without a source, and one too sure of itself, are found`() {
    let sites = SmallGazetteer.files["site_sources.tsv"] ?? ""
    let without = sites.split(separator: "\n").filter { !$0.contains("site:tanf") }
    #expect(
      ids(["site_sources.tsv": without.joined(separator: "\n")]) == ["gazetteer.unsourced"])
    let small = (SmallGazetteer.files["sites.tsv"] ?? "").replacing("10000\tSY", with: "9000\tSY")
    #expect(ids(["sites.tsv": small]) == ["gazetteer.described-radius"])
  }

  @Test func `A place outside its country and a name in the wrong column are found`() {
    let places = SmallGazetteer.files["places.tsv"] ?? ""
    let astray = "\ngn:99\ttown\tAstray\t\t30.0\t31.2\tSY\t\t\t\t0\n"
    #expect(ids(["places.tsv": places + astray]) == ["gazetteer.outside"])
    let names = SmallGazetteer.files["names.tsv"] ?? ""
    #expect(ids(["names.tsv": names + "\ngn:4\tالحسكه\t\n"]) == ["gazetteer.script"])
  }
}
