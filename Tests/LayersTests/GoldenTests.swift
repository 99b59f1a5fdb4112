import Layers
import TestSupport
import Testing

@Suite("The bytes of every file")
struct GoldenTests {
  /// Archives are looked into by tests of their own.
  private static let texts = OutputFile.all.filter { !$0.name.hasSuffix("z") }

  @Test(arguments: texts.map(\.name))
  func `A file is what it was when a person last read it`(name: String) throws {
    let file = try #require(OutputFile.all.first { $0.name == name })
    try golden(text { try file.write(SampleMap.content, &$0) }, name)
  }

  @Test func `The manifest names files, versions and counts in one order`() throws {
    func file(_ name: String) -> Manifest.File {
      Manifest.File(name: name, sha256: String(repeating: "0f", count: 32), bytes: 7)
    }
    var row = Manifest.Correction(
      file: "corrections.csv", line: 2, changed: ["place", "date"], claims: 3, events: 1,
      note: "seen on \"site\"")
    row.event = "e-1"
    var words = Manifest.Correction(
      file: "corrections.csv", line: 3, changed: [], claims: 0, events: 0, note: nil)
    words.report = "*"
    words.words = "القرية"
    let manifest = Manifest(
      program: "0.1.0", contract: 1, gazetteer: "0123456789abcdef",
      inputs: [file("تقرير.txt"), file("b.txt")], outputs: [file("events.geojson")],
      counts: ["reports": 2, "events": 8], attribution: SampleMap.attribution,
      corrections: [row, words])
    try golden(text { try manifest.write(to: &$0) }, "manifest.json")
  }

  @Test func `The root of a KMZ in parts is what it was when a person last read it`() throws {
    let archive = try bytes { try SampleMap.content.writeKMZ(limit: 6, to: &$0) }
    try golden(try Unzipped(archive).text("doc.kml"), "parted.kml")
  }

  @Test func `Without events every file is still whole`() throws {
    let empty = try SampleMap.content(of: [])
    for file in Self.texts {
      let written = try text { try file.write(empty, &$0) }
      // Lines of JSON have no frame: none are no bytes.
      #expect(
        written.hasSuffix("\n") || ["claims", "geojsonseq"].contains(file.format)
      )
      if file.name.hasSuffix(".geojson") { #expect(try JSON(written)["features"]?.count == 0) }
    }
  }
}

func text(_ write: (inout ByteWriter) throws -> Void) throws -> String {
  String(decoding: try bytes(write), as: UTF8.self)
}

func sample(_ name: String) throws -> String {
  let file = try #require(OutputFile.all.first { $0.name == name })
  return try text { try file.write(SampleMap.content, &$0) }
}
