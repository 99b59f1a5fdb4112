import Diagnostics
import Places
import Testing

@Suite struct WhosOnFirstImportTests {
  private let header =
    "wof_id,placetype,name,names_ar,names_en,names_other,lat,lon,region_id,county_id,population,gn_fcode,deprecated,superseded_by,country\n"

  @Test func `regions and counties become the project's keys, withdrawn rows go`() throws {
    let bench = try ImportBench()
    let text =
      header + """
        100,locality,Mayadin,الميادين|ميادين,Mayadeen,"Al Mayādīn|Маядин, город",35.0198,40.4515,20,30,54534,,,,SY
        101,locality,Meyadin,,,Myadin,35.02,40.452,20,30,,,2024-01-19,100,SY
        102,locality,Gone,,,,35.5,40.5,20,30,,,uuuu,,SY
        103,locality,Far Away,,,,33,36,20,30,,,,100,SY
        20,region,Days Az Zawr,محافظة دير الزور,,,35.14,40.31,20,,,,,,SY
        30,county,Al Mayadin,,,,34.91,40.43,20,30,,,,,SY
        104,venue,A Cafe,,,,35,40,20,30,,,,,SY
        105,locality,Old Seat,,,,35.9,40.1,20,,,PPLA2,,,SY

        """
    let outcome = try bench.run(.whosonfirst, [text])
    #expect(outcome.rows.keys.sorted() == ["wof:100", "wof:105", "wof:20", "wof:30"])
    let place = try #require(outcome.rows["wof:100"])
    #expect(place["class"] == "town")
    #expect(place["name"] == "Mayadin")
    #expect(place["name_ar"] == "الميادين")
    #expect(place["names"] == "Mayadeen|Al Mayādīn|Meyadin|Myadin")
    #expect(place["names_ar"] == "ميادين")
    #expect(place["admin1"] == "SY09")
    #expect(place["admin2"] == "SY0903")
    #expect(outcome.rows["wof:20"]?["class"] == "governorate")
    #expect(outcome.rows["wof:30"]?["admin2"] == "SY0903")
    #expect(outcome.rows["wof:105"]?["class"] == "town")
    #expect(
      outcome.report.dropped == [.superseded: 2, .deprecated: 1, .notAPlace: 1, .otherScript: 1])
  }

  @Test func `the same files give the same bytes, in whatever runs they are sorted`() throws {
    let bench = try ImportBench()
    let rows = (1...2000).map { index in
      "\((index * 7919) % 2000 + 1),locality,Tall \(index % 26 == 0 ? "Ahmar" : "Abyad"),تل,,,"
        + "35.\(1000 + index % 50),40.\(1000 + index / 50),,,,,,,SY\n"
    }
    let text = header + rows.joined()
    let one = try bench.run(.whosonfirst, [text])
    let two = try bench.run(.whosonfirst, [text]) { $0.memory = 1 << 14 }
    #expect(one.text == two.text)
    #expect(one.report.dropped[.duplicate, default: 0] > 0)
    #expect(one.report.places + one.report.dropped[.duplicate, default: 0] == 2000)
  }

  @Test func `a table without the columns of Who's On First is refused`() throws {
    let bench = try ImportBench()
    let fault = try bench.fault(.whosonfirst, [Array("wof_id,name,lat,lon\n1,A,35,40\n".utf8)])
    #expect(fault?.id == "import.column")
    #expect(fault?.sentence.contains("placetype") == true)
  }
}
