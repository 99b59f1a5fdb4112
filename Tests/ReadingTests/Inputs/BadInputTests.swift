import CZLIB
import Diagnostics
import Events
import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite struct BadInputTests {
  static let good = "A good report\nShells fell on the road.\n"

  /// Bytes as gzip, through zlib.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    deflateInit2_(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    defer { deflateEnd(&stream) }
    var input = bytes
    let room = Int(deflateBound(&stream, UInt(bytes.count))) + 64
    return [UInt8](unsafeUninitializedCapacity: room) { output, count in
      input.withUnsafeMutableBufferPointer {
        stream.next_in = $0.baseAddress
        stream.avail_in = UInt32($0.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        deflate(&stream, Z_FINISH)
      }
      count = room - Int(stream.avail_out)
    }
  }

  @Test func `each bad input is told and the good reports still come through`() throws {
    let scratch = try Scratch()
    try scratch.write("good.txt", Self.good)
    try scratch.write("empty.txt", "")
    try scratch.write("blank.txt", " \n\t\u{A0}\n")
    try scratch.write("binary.txt", (0..<64).map { UInt8($0) })
    try scratch.write("broken.txt", Array("One line.\nالجسر".utf8) + [0xD8])
    try scratch.write("long.txt", [UInt8](repeating: UInt8(ascii: "x"), count: 20_000_000))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/loop.txt", withDestinationPath: "loop.txt")
    let inputs = Inputs.read([scratch.path, scratch.path + "/none", scratch.path + "/none.txt"])
    #expect(inputs.reports.map(\.id) == ["good"])
    let found = inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" }
      .map { $0.replacing(scratch.path, with: "") }.sorted()
    #expect(
      found == [
        "/none input.missing", "/none.txt input.missing", "binary.txt input.binary",
        "blank.txt input.empty", "broken.txt:2:6 input.encoding", "empty.txt input.empty",
        "long.txt input.too-large", "loop.txt input.link",
      ])
    #expect(inputs.files.first { $0.name == "long.txt" }?.byteCount == 20_000_000)
    #expect(inputs.diagnostics.filter { $0.severity == .error }.count == 7)
  }

  @Test func `a folder without reports and a folder of outputs are told`() throws {
    let scratch = try Scratch()
    try scratch.write("empty/.keep", "")
    try scratch.write("out/events.geojson", "{}")
    try scratch.write("out/manifest.json", "{}")
    let empty = Inputs.read([scratch.path + "/empty"])
    #expect(empty.diagnostics.map(\.id) == ["input.none"])
    #expect(empty.areEmpty)
    #expect(Inputs.read([scratch.path]).diagnostics.map(\.id) == ["input.none", "input.outputs"])
    try scratch.write("tables/reports.csv", "file,published,source,url,title\n")
    #expect(Inputs.read([scratch.path + "/tables"]).diagnostics.map(\.id) == ["input.none"])
    #expect(Inputs.read(["/dev/null"]).diagnostics.map(\.id) == ["input.special"])
  }

  @Test func `what cannot be read says why`() throws {
    let scratch = try Scratch()
    // A folder opens like a file and refuses to be read, for the superuser too.
    let input = try InputBytes(path: scratch.path, name: "a.txt")
    do throws(Diagnostic) {
      _ = try input.next()
      Issue.record("a folder was read")
    } catch {
      #expect(error.id == "input.unreadable")
      #expect(error.sentence == "It cannot be read: is a directory.")
    }
    #expect(Inputs.read(["-"]).diagnostics.map(\.id) == ["input.empty"])
  }

  @Test func `links are followed to files of the folder only`() throws {
    let (scratch, outside) = (try Scratch(), try Scratch())
    let secret = try outside.write("secret.txt", "Secret\n")
    try scratch.write("a.txt", Self.good)
    let links = [("in.txt", "a.txt"), ("out.txt", secret), ("loop", ".")]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path + "/" + name, withDestinationPath: target)
    }
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.reports.map(\.id) == ["a"])
    #expect(inputs.diagnostics.map { $0.position?.source } == ["loop", "out.txt"])
    #expect(inputs.diagnostics.allSatisfy { $0.id == "input.link" })
  }

  @Test func `a bad line of JSON Lines costs only itself`() throws {
    let scratch = try Scratch()
    let deep = String(repeating: "[", count: 100_000)
    try scratch.write(
      "r.jsonl",
      """
      \u{FEFF}{"id":"one","title":"العنوان","text":"الخبر","published":"2024-05-06"}
      {"id":"two","text":"x"

      {"id":3,"text":"Three","published":"6/5/2024","source":7}
      ["no object"]
      {"title":"Only a title","text":""}
      {"title":"A label","events":[]}
      {"id":"x","text":"  "}
      \(deep)
      """)
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.reports.map(\.id) == ["3", "one", "r-6"])
    #expect(inputs.reports[1].text == "العنوان\nالخبر")
    #expect(inputs.reports[1].published == Day(iso: "2024-05-06"))
    #expect(inputs.reports[1].origin == Position(source: "r.jsonl", line: 1))
    #expect(
      inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" } == [
        "r.jsonl:2:23 json.malformed", "r.jsonl:4:36 report.published",
        "r.jsonl:4:56 record.type", "r.jsonl:5:1 record.object", "r.jsonl:7:1 record.text",
        "r.jsonl:8:18 record.text",
        "r.jsonl:9:129 json.malformed",
      ])
  }

  @Test func `a JSON file is an object, an array, or objects in a row`() throws {
    let scratch = try Scratch()
    try scratch.write("one.json", "{\"text\": \"One\"}")
    try scratch.write(
      "array.json", "[\n{\"text\": \"Two\"},\n{\"text\": 5}, {\"text\": \"Three\"}\n]")
    try scratch.write("row.json", "{\"id\": \"f\", \"text\": \"Four\"}\n{\"id\": \"g\", \"text\"")
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.reports.map(\.id) == ["array-1", "array-3", "f", "one"])
    #expect(inputs.reports.map(\.origin.line) == [2, 3, 1, 1])
    #expect(
      inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" } == [
        "array.json:3:10 record.text", "array.json:3:10 record.type",
        "row.json:2:19 json.malformed",
      ])
  }

  @Test func `lines and reports beyond the limits are told`() throws {
    let scratch = try Scratch()
    var limits = InputLimits()
    limits.lineBytes = 100
    limits.reportBytes = 50
    limits.documentBytes = 200
    let long = String(repeating: "x", count: 60)
    try scratch.write(
      "a.jsonl", "{\"text\":\"\(long)\(long)\"}\n{\"text\":\"\(long)\"}\n{\"text\":\"short\"}\n")
    try scratch.write("b.html", String(repeating: "<p>words</p>", count: 30))
    let inputs = Inputs.read([scratch.path], limits: limits)
    #expect(inputs.reports.map(\.text) == ["short"])
    #expect(
      inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" }
        == ["a.jsonl:1 input.too-large", "a.jsonl:2 input.too-large", "b.html input.too-large"])
  }

  @Test func `gzip of anything is read, in members too`() throws {
    let scratch = try Scratch()
    try scratch.write("a.txt.gz", Self.gzip(Array(Self.good.utf8)))
    let records = (0..<5_000).map { "{\"id\":\"k\($0)\",\"text\":\"Report \($0)\"}\n" }
    let halves = [records[..<2_500], records[2_500...]].map { Self.gzip(Array($0.joined().utf8)) }
    try scratch.write("b.jsonl.gz", halves[0] + halves[1] + [0, 0, 0])
    try scratch.write("c.html.GZ", Self.gzip(Array("<p>Words of a page.</p>".utf8)))
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.reports.count == 5_002)
    #expect(inputs.reports.contains { $0.id == "a" && $0.text == Self.good })
    #expect(inputs.diagnostics.isEmpty)
    let piped = Inputs.read(["-"], standardInput: Self.gzip(Array(Self.good.utf8)))
    #expect(piped.reports.map(\.text) == [Self.good])
  }

  @Test func `damaged, cut and exploding gzip is told`() throws {
    let scratch = try Scratch()
    let records = (0..<20_000).map { "{\"id\":\"k\($0)\",\"text\":\"Report \($0 &* 7_919)\"}\n" }
    let whole = Self.gzip(Array(records.joined().utf8))
    try scratch.write("cut.jsonl.gz", Array(whole.prefix(whole.count / 2)))
    try scratch.write("no.txt.gz", Self.good)
    try scratch.write("empty.txt.gz", "")
    try scratch.write("bomb.jsonl.gz", Self.gzip([UInt8](repeating: 0x20, count: 30_000_000)))
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.reports.count > 1_000)
    #expect(
      inputs.diagnostics.filter { $0.severity == .error && $0.id != "json.malformed" }
        .map { "\($0.position?.source ?? "") \($0.id)" } == [
          "bomb.jsonl.gz input.expands", "cut.jsonl.gz input.gzip", "empty.txt.gz input.gzip",
          "no.txt.gz input.gzip",
        ])
  }

  @Test func `reports csv is checked against its folder, by line and column`() throws {
    let scratch = try Scratch()
    try scratch.write("a.txt", Self.good)
    try scratch.write("b.html", "<meta name=date content=2024-01-01><p>Words.</p>")
    try scratch.write("c.txt", "No row\nWords.\n")
    try scratch.write(
      "reports.csv",
      #"""
      \#u{FEFF}file,published,source,url,title,mood
      a.txt,2024-02-30,"Post, The",https://example.org/a,"A ""title"""
      b.html,2024-01-02,,,
      gone.txt,2024-01-02,,,
      b.html,2024-01-03,,,
      c.txt,"2024
      """#)
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.reports.map(\.id) == ["a", "b", "c"])
    #expect(inputs.reports[0].source == "Post, The")
    #expect(inputs.reports[0].title == "A \"title\"")
    #expect(inputs.reports[0].text == Self.good)
    #expect(inputs.reports[0].published == nil)
    #expect(inputs.reports[1].published == Day(iso: "2024-01-02"))
    #expect(inputs.reports[2].published == nil)
    #expect(
      inputs.diagnostics.map { "\($0.position?.description ?? "") \($0.id)" } == [
        "reports.csv:1:33 reports.column", "reports.csv:2:7 report.published",
        "reports.csv:3:1 reports.other-date", "reports.csv:4:1 reports.no-file",
        "reports.csv:5:1 reports.twice", "reports.csv:6:1 reports.quote",
      ])
    let alone = Inputs.read([scratch.path + "/b.html"])
    #expect(alone.reports.first?.published == Day(iso: "2024-01-02"))
    #expect(alone.files.map(\.name) == ["b.html", "reports.csv"])
    #expect(!alone.diagnostics.contains { $0.id == "reports.no-file" })
  }

  @Test func `missing columns of reports csv are told`() throws {
    for (header, id, severity) in [
      ("name,published", "reports.columns", Diagnostic.Severity.error),
      ("file,source", "reports.columns", .warning), ("file,published", "reports.columns", .note),
    ] {
      let scratch = try Scratch()
      try scratch.write("a.txt", Self.good)
      try scratch.write("reports.csv", header + "\na.txt,2024-01-02\n")
      let inputs = Inputs.read([scratch.path])
      let found = inputs.diagnostics.filter { $0.id == id }
      #expect(found.map(\.severity) == [severity])
      #expect(found.first?.position == Position(source: "reports.csv", line: 1, column: 1))
      #expect(inputs.reports.count == 1)
    }
  }

  @Test func `a row speaks of files below its folder, the nearest table first`() throws {
    let scratch = try Scratch()
    try scratch.write("x/a.txt", Self.good)
    try scratch.write("x/b.txt", Self.good)
    let header = "file,published,source,url,title\n"
    try scratch.write("reports.csv", header + "x/a.txt,2024-01-01,,,\nx/b.txt,2024-01-02,,,\n")
    try scratch.write("x/reports.csv", header + "b.txt,2024-01-03,,,\n")
    let folder = scratch.path
    for arguments in [[folder], [folder, folder + "/x"], [folder + "/x/a.txt", folder]] {
      let inputs = Inputs.read(arguments)
      #expect(inputs.reports.map { $0.published?.description } == ["2024-01-01", "2024-01-03"])
      #expect(inputs.diagnostics.isEmpty)
    }
  }
}
