import Diagnostics
import Places
import Testing

@Suite struct TableImportTests {
  private func columns(_ settings: inout GazetteerImport.Settings) {
    settings.columns = ["id": "code", "name": "title", "lat": "y", "lon": "x", "country": "land"]
  }

  @Test func `rows of one identifier are names of one place, wherever they stand`() throws {
    let bench = try ImportBench()
    let text = """
      code\ttitle\tland\ty\tx
      b\tBeta\tSY\t35.1\t40.2
      a\tAlpha\tSY\t35\t40
      b\tبيتا\tSY\t35.1\t40.2
      10\tTen\tSY\t36\t41
      9\tNine\tSY\t36\t41
      a\tAlfa\tSY\t35\t40
      """
    for memory in [1 << 12, 1 << 20] {
      let outcome = try bench.run(.csv, [text]) {
        columns(&$0)
        $0.memory = memory
      }
      #expect(
        outcome.text.split(separator: "\n").dropFirst().map(String.init) == [
          "9\tvillage\tNine\t\t\t\t36\t41\t\tSY\t\t\t\t0",
          "10\tvillage\tTen\t\t\t\t36\t41\t\tSY\t\t\t\t0",
          "a\tvillage\tAlpha\t\tAlfa\t\t35\t40\t\tSY\t\t\t\t0",
          "b\tvillage\tBeta\tبيتا\t\t\t35.1\t40.2\t\tSY\t\t\t\t0",
        ])
      #expect(outcome.report.names == 6)
    }
  }

  @Test(arguments: [",", ";", "\t"]) func `the header tells the separator`(_ separator: String)
    throws
  {
    let bench = try ImportBench()
    let lines = [["code", "title", "y", "x", "land"], ["1", "One", "35", "40", "SY"]]
    let text = lines.map { $0.joined(separator: separator) }.joined(separator: "\r\n") + "\r\n"
    let outcome = try bench.run(.csv, [[0xEF, 0xBB, 0xBF] + Array(text.utf8)], columns)
    #expect(outcome.rows["1"]?["name"] == "One")
    #expect(outcome.rows["1"]?["country"] == "SY")
  }

  @Test func `quotes enclose separators, quotes and line ends, but not in tables with tabs`() throws
  {
    let bench = try ImportBench()
    let text =
      "code,title,y,x,land\n1,\"A, \"\"B\"\"\nC\",35,40,SY\n2,\"\",35,40,SY\n3,D \"E\"\"F,35,40,SY\n"
    let outcome = try bench.run(.csv, [text], columns)
    #expect(outcome.rows["1"]?["name"] == "A, \"B\" C")
    #expect(outcome.rows["3"]?["name"] == "D \"E\"\"F")
    #expect(outcome.report.dropped == [.noName: 1])
    #expect(outcome.report.diagnostics.first?.position?.line == 4)
    let tabs = try bench.run(.csv, ["code\ttitle\ty\tx\tland\n1\t\"A\t35\t40\tSY\n"], columns)
    #expect(tabs.rows["1"]?["name"] == "\"A")
  }

  @Test func `lists, classes, units and radii are read`() throws {
    let bench = try ImportBench()
    let text = """
      code;title;ar;more;y;x;kind;gov;dis;r;pop
      1;Town;بلدة;Ton|Toun;35,0;40;town;Deir ez-Zor;Al Mayadin;;
      2;Base;;;35.0;40;military=base;SY-DY;;2500;7
      """
    let outcome = try bench.run(.csv, [text]) {
      $0.columns = [
        "id": "code", "name": "title", "name_ar": "ar", "names": "more", "lat": "y", "lon": "x",
        "class": "kind", "admin1": "gov", "admin2": "dis", "radius": "r", "population": "pop",
      ]
      $0.country = "SY"
      $0.prefix = "our:"
    }
    // A decimal comma is no degree.
    #expect(outcome.report.dropped == [.badCoordinate: 1])
    let base = try #require(outcome.rows["our:2"])
    #expect(base["class"] == "base")
    #expect(base["admin1"] == "SY09")
    #expect(base["radius_m"] == "2500")
    #expect(base["population"] == "7")
    let mended = try bench.run(.csv, [text.replacing("35,0", with: "35.0")]) {
      $0.columns = [
        "id": "code", "name": "title", "name_ar": "ar", "names": "more", "lat": "y", "lon": "x",
        "class": "kind", "admin1": "gov", "admin2": "dis",
      ]
      $0.country = "SY"
    }
    let town = try #require(mended.rows["1"])
    #expect(town["name_ar"] == "بلدة")
    #expect(town["names"] == "Ton|Toun")
    #expect(town["admin2"] == "SY0903")
  }

  @Test func `a table of one's own is trusted, unless it is to be cleaned`() throws {
    let bench = try ImportBench()
    let text =
      "code\ttitle\ty\tx\tland\n1\tQRT\t35\t40\tSY\n1\tCamp 7\t35\t40\tSY\n2\tCamp 7\t35\t40\tSY\n"
    #expect(try bench.run(.csv, [text], columns).report.dropped == [:])
    let cleaned = try bench.run(.csv, [text + "3\tCamp\t35\t40\tSY\n"]) {
      columns(&$0)
      $0.isCleaning = true
    }
    #expect(cleaned.report.dropped == [.code: 1, .digits: 2, .noName: 2])
  }

  @Test func `a name of ten thousand characters and a place that moved are left out`() throws {
    let bench = try ImportBench()
    let long = String(repeating: "ن", count: 10_000)
    let text =
      "code\ttitle\ty\tx\tland\n1\t\(long)\t35\t40\tSY\n1\tA\t35\t40\tSY\n1\tFar\t20\t40\tSY\n"
    let outcome = try bench.run(.csv, [text], columns)
    #expect(outcome.rows["1"]?["name"] == "A")
    #expect(outcome.report.dropped == [.tooLong: 1, .moved: 1])
    let diagnostic = try #require(outcome.report.diagnostics.first { $0.id == "import.too-long" })
    #expect(diagnostic.position?.line == 2)
    #expect(diagnostic.sentence.contains("10000"))
  }

  @Test func `what cannot be such a table ends the import with where, why and a fix`() throws {
    let bench = try ImportBench()
    func fault(_ text: String, _ separator: UInt8? = nil) throws -> String? {
      try bench.fault(.csv, [Array(text.utf8)]) {
        columns(&$0)
        $0.separator = separator
      }?.face
    }
    #expect(try fault("")?.contains("import.empty") == true)
    #expect(try fault("code,title,y,x,land\n")?.contains("no row below its header") == true)
    #expect(
      try fault("code\ttitle\ty\tx\tland\n1\tA\t35\t40\tSY\n", 0x3B)?.contains("import.separator")
        == true)
    #expect(try fault("code,title,y,x\n1,A,35,40\n")?.contains("has no column") == true)
    let open = try #require(try fault("code,title,y,x,land\n1,\"A,35,40,SY\n2,B,35,40,SY\n"))
    #expect(open.contains("input0:2:3: error[import.quote]"))
    let bytes = Array("code,title,y,x,land\n1,A,35,40,SY\n2,B".utf8) + [0xFF, 0x0A]
    let broken = try #require(try bench.fault(.csv, [bytes], columns))
    #expect(broken.face.contains("input0:3:4: error[import.encoding]"))
    let zip = try bench.fault(.geonames, [[0x50, 0x4B, 3, 4, 0, 0]])
    #expect(zip?.fix.contains("unpack") == true)
    let commas = try bench.fault(.geonames, [Array("1,Damascus,33.5,36.3\n".utf8)])
    #expect(commas?.id == "import.columns")
    #expect(commas?.position?.line == 1)
    #expect(try bench.fault(.geonames, [[]])?.id == "import.empty")
    #expect(try bench.fault(.csv, [Array("code,title\n".utf8)])?.id == "import.columns")
  }
}
