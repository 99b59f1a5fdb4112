import Diagnostics
import Places
import Testing

@Suite struct GeoNamesImportTests {
  /// A row of the dump.
  private func row(
    _ id: Int, _ name: String, _ alternates: String = "", _ at: (String, String),
    _ code: (String, String) = ("P", "PPL"), country: String = "SY", admin1: String = "07",
    population: Int = 0
  ) -> String {
    [
      String(id), name, name, alternates, at.0, at.1, code.0, code.1, country, "", admin1, "", "",
      "", String(population), "", "200", "Asia/Damascus", "2020-01-01",
    ].joined(separator: "\t") + "\n"
  }

  @Test func `rows become places with keys, classes and names by script`() throws {
    let bench = try ImportBench()
    let text =
      row(
        170794, "Dayr az Zawr", "Deir ez-Zor,دير الزور,DEZ", ("35.33588", "40.14084"),
        ("P", "PPLA"),
        population: 242565)
      + row(5, "Sadd al Furāt", "", ("35.8", "38.5"), ("S", "DAM"))
      + row(6, "Corner Shop", "", ("35.8", "38.5"), ("S", "RET"))
    let outcome = try bench.run(.geonames, [text])
    let city = try #require(outcome.rows["gn:170794"])
    #expect(city["class"] == "city")
    #expect(city["name"] == "Dayr az Zawr")
    #expect(city["name_ar"] == "دير الزور")
    #expect(city["names"] == "Deir ez-Zor")
    #expect(city["latitude"] == "35.33588")
    #expect(city["admin1"] == "SY09")
    #expect(city["population"] == "242565")
    #expect(outcome.rows["gn:5"]?["class"] == "dam")
    #expect(outcome.rows["gn:6"] == nil)
    #expect(outcome.report.dropped == [.code: 1, .notAPlace: 1])
    // By number, not by the digits' bytes.
    #expect(
      outcome.text.split(separator: "\n").dropFirst().map { $0.prefix(5) } == ["gn:5\t", "gn:17"])
  }

  @Test func `what is no name is left out, with its reason`() throws {
    let bench = try ImportBench()
    let names = [
      "tlbyst", "Talbisah", "qamshlۆ", "TLB", "Talbisa 2", "Talbisa (old)", "Талбиса",
      "al-Talbisa", "Talbisah District", "قضاء تلبيسة", "تلبيسة", "Tlbyst", "x", "Bldg",
      "https://example.org", String(repeating: "a", count: 70),
    ]
    let outcome = try bench.run(
      .geonames, [row(1, "Talbīsah", names.joined(separator: ","), ("34.84", "36.73"))])
    let place = try #require(outcome.rows["gn:1"])
    #expect(place["name"] == "Talbīsah")
    #expect(place["name_ar"] == "تلبيسة")
    #expect(place["names"] == "Talbisah|al-Talbisa")
    #expect(place["names_ar"] == "")
    #expect(
      outcome.report.dropped == [
        .machineMade: 3, .mixedScript: 1, .code: 1, .digits: 1, .symbols: 2, .otherScript: 1,
        .areaName: 2, .tooShort: 1, .tooLong: 1,
      ])
  }

  @Test func `alternate names join their places in whatever order, also through runs on disk`()
    throws
  {
    let bench = try ImportBench()
    let count = 3000
    let places = (1...count).reversed().map {
      row($0, "Place\(letters($0))", "", ("35", degrees($0)))
    }
    let alternates = (1...count).map { index in
      let id = (index * 7919) % count + 1
      return "\(index)\t\(id)\ten\tName\(letters(id))\t1\t\t\t\t\t\n"
        + "\(index)\t\(id)\tar\tقرية\t\t\t\t\t\t\n"
        + "\(index)\t\(id)\tlink\thttps://a.org\t\t\t\t\t\t\n"
    }
    let files = [places.joined(), alternates.joined()]
    let small = try bench.run(.geonames, files) { $0.memory = 1 << 14 }
    #expect(small.report.places == count)
    #expect(small.report.dropped == [.notAName: count])
    for id in [1, 2, 1234, count] {
      let place = try #require(small.rows["gn:\(id)"])
      #expect(place["name"] == "Name\(letters(id))")
      #expect(place["names"] == "Place\(letters(id))")
      #expect(place["name_ar"] == "قرية")
    }
    let large = try bench.run(.geonames, files)
    #expect(large.text == small.text)
    // The alternate names may be named first.
    #expect(try bench.run(.geonames, files.reversed()).rows == large.rows)
  }

  @Test func `of names of one language the preferred one is shown, a historic one never`() throws {
    let bench = try ImportBench()
    let alternates = """
      1\t9\ten\tOldtown\t1\t\t\t1\t\t
      2\t9\ten\tPlaintown\t\t\t\t\t\t
      3\t9\ten\tBesttown\t1\t\t\t\t\t
      4\t9\tfa\tپرشین\t\t\t\t\t\t
      5\t9\tar\tعربي\t\t\t\t\t\t
      6\t9\tiata\tBTN\t\t\t\t\t\t
      """
    let outcome = try bench.run(
      .geonames, [row(9, "Ownname", "ignored", ("35", "40")), alternates])
    let place = try #require(outcome.rows["gn:9"])
    #expect(place["name"] == "Besttown")
    #expect(place["names"] == "Ownname|Plaintown|Oldtown")
    #expect(place["name_ar"] == "عربي")
    #expect(place["names_ar"] == "پرشین")
  }

  @Test func `one place that stands there twice becomes one, neighbours stay two`() throws {
    let bench = try ImportBench()
    let text =
      row(1, "Qabbāsīn", "قباسين", ("36.4310", "37.5590"))
      + row(2, "Qabbasin", "Qabassin", ("36.4330", "37.5640"), population: 11382)
      + row(3, "Qabbasin", "", ("36.4700", "37.5640"))
      + row(4, "Jabal Qabbasin", "", ("36.4311", "37.5591"), ("T", "MT"))
      + row(5, "Al Qabbasin", "", ("36.4331", "37.5641"), ("T", "MT"))
      // One Arabic name: two neighbours by their Latin names, and one place by two spellings.
      + row(6, "Tall Fawqani", "التل", ("36.8", "40.1"))
      + row(7, "Qameshly", "قامشلي", ("37", "41"))
      + row(8, "Kamil", "التل", ("36.801", "40.1"))
      + row(9, "Qamishli", "قامشلي", ("37.005", "41.005"), population: 5)
    let outcome = try bench.run(.geonames, [text])
    #expect(outcome.rows.keys.sorted() == ["gn:2", "gn:3", "gn:4", "gn:5", "gn:6", "gn:8", "gn:9"])
    #expect(outcome.report.dropped == [.duplicate: 2])
    let place = try #require(outcome.rows["gn:2"])
    #expect(place["name_ar"] == "قباسين")
    #expect(place["names"] == "Qabassin|Qabbāsīn")
  }

  @Test func `bad rows are counted and stop no good one`() throws {
    let bench = try ImportBench()
    let text =
      row(1, "Good", "", ("35", "40")) + row(2, "North", "", ("95", "40"))
      + row(3, "Nowhere", "", ("", "40")) + row(4, "Word", "", ("north", "40"))
      + row(5, "Also good", "", ("-35.5", "40.25")) + "6\tTruncated\tTru"
    let outcome = try bench.run(.geonames, [text])
    #expect(outcome.rows.keys.sorted() == ["gn:1", "gn:5"])
    #expect(outcome.rows["gn:5"]?["latitude"] == "-35.5")
    #expect(outcome.report.dropped == [.badCoordinate: 2, .noCoordinate: 1, .columns: 1])
    let north = try #require(outcome.report.diagnostics.first)
    #expect(north.face.contains("input0:2:"))
    #expect(north.sentence.contains("95"))
    #expect(outcome.report.diagnostics.contains { $0.position?.line == 6 })
  }

  private func letters(_ number: Int) -> String {
    String(String(number).unicodeScalars.map { Character(UnicodeScalar(UInt8(49 + $0.value))) })
  }

  /// Degrees that lie more than 1.5 km apart for any two numbers.
  private func degrees(_ number: Int) -> String {
    "\(number / 25 - 60).\(100 + number % 25 * 20)"
  }
}
