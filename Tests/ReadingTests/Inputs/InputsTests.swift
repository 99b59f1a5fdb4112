import Diagnostics
import Events
import Foundation
import Reading
import TestSupport
import Testing

@Suite struct InputsTests {
  static let drones = "طائرات مسيرة فوق الحقل\n\nقالت مصادر إن طائرتين أصابتا الحقل أمس.\n"
  static let rockets = "Rockets at dawn\nThree rockets fell near the old bridge on Sunday.\n"

  @Test func `a text file is a report with its first line as title and its words untouched`() throws
  {
    let scratch = try Scratch()
    let text = "\r\n  Two  loud blasts \r\nHeard in the north.\r\n\r\n"
    try scratch.write("b.txt", text)
    let inputs = Inputs.read([scratch.path])
    let report = try #require(inputs.reports.first)
    #expect(report.id == "b")
    #expect(report.title == "Two loud blasts")
    #expect(report.text.unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(report.origin == Position(source: "b.txt"))
    #expect(report.published == nil)
    #expect(inputs.diagnostics.isEmpty)
    #expect(inputs.files.map(\.name) == ["b.txt"])
    #expect(inputs.files.map(\.byteCount) == [text.utf8.count])
  }

  @Test func `the content hash is the SHA-256 of the words`() throws {
    let scratch = try Scratch()
    try scratch.write("a.txt", [0xEF, 0xBB, 0xBF] + Array("abc".utf8))
    try scratch.write("b.txt", "abc")
    let inputs = Inputs.read([scratch.path])
    // FIPS 180-2, the one-block message "abc".
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(inputs.reports.map(\.contentHash) == [known, known])
    #expect(inputs.files.map { $0.sha256 == known } == [false, true])
  }

  @Test func `a folder is read with the folders in it, by name and without hidden files`() throws {
    let scratch = try Scratch()
    try scratch.write("z.txt", Self.rockets)
    try scratch.write("sub/deep/a.txt", Self.drones)
    try scratch.write(".hidden.txt", "x")
    try scratch.write("sub/.git/x.txt", "x")
    let inputs = Inputs.read([scratch.path + "/"])
    #expect(inputs.reports.map(\.id) == ["a", "z"])
    #expect(inputs.files.map(\.name) == ["sub/deep/a.txt", "z.txt"])
    #expect(inputs.diagnostics.isEmpty)
  }

  @Test func `the order of the arguments and the folder's place change nothing`() throws {
    let (first, second) = (try Scratch(), try Scratch())
    for scratch in [first, second] {
      try scratch.write("a.txt", Self.rockets)
      try scratch.write("sub/a.txt", Self.drones)
      try scratch.write("c.txt", "")
      try scratch.write("reports.csv", "file,published\nsub/a.txt,2024-01-02\nnone.txt,\n")
      try scratch.write("d.jsonl", "{\"id\":\"k\",\"text\":\"Shots.\"}\n{\"id\"}\n")
    }
    let whole = Inputs.read([first.path])
    let elsewhere = Inputs.read([second.path])
    #expect(whole.reports == elsewhere.reports)
    #expect(whole.diagnostics == elsewhere.diagnostics)
    #expect(whole.files.map(\.name) == elsewhere.files.map(\.name))
    #expect(whole.files.map(\.sha256) == elsewhere.files.map(\.sha256))
    let names = ["a.txt", "c.txt", "d.jsonl", "sub", "reports.csv"].map { first.path + "/" + $0 }
    let forwards = Inputs.read(names)
    for seed in seeds(10) {
      var random = Seeded(seed)
      let shuffled = Inputs.read(names.shuffled(using: &random) + [names[0]])
      #expect(shuffled.reports == forwards.reports)
      #expect(shuffled.diagnostics == forwards.diagnostics)
      #expect(shuffled.files == forwards.files)
    }
    #expect(forwards.reports.count == 3)
  }

  @Test func `a report given twice appears once`() throws {
    let scratch = try Scratch()
    let one = try scratch.write("one/a.txt", Self.rockets)
    try scratch.write("two/a.txt", Self.rockets)
    try scratch.write("two/reports.csv", "file,published,source,url,title\na.txt,2024-02-03,S,,\n")
    for arguments in [[scratch.path, one, one], [one, scratch.path]] {
      let inputs = Inputs.read(arguments)
      #expect(inputs.reports.count == 1)
      #expect(inputs.reports.first?.published == Day(iso: "2024-02-03"))
      #expect(inputs.reports.first?.source == "S")
      #expect(inputs.diagnostics.isEmpty)
      #expect(inputs.files.count == 3)
    }
  }

  @Test func `two reports with one id get ids of their own`() throws {
    let scratch = try Scratch()
    try scratch.write("one/a.txt", Self.rockets)
    try scratch.write("two/a.txt", Self.drones)
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.reports.count == 2)
    for report in inputs.reports {
      #expect(report.id == "a~" + report.contentHash.prefix(8))
    }
    #expect(inputs.diagnostics.map(\.id) == ["report.id", "report.id"])
    #expect(Set(inputs.diagnostics.compactMap(\.position?.source)) == ["one/a.txt", "two/a.txt"])
  }

  @Test func `tables are handed on and other files passed over with a note`() throws {
    let scratch = try Scratch()
    try scratch.write("events.csv", "date,place\n")
    try scratch.write("note.odt", "x")
    try scratch.write("README", "x")
    let inputs = Inputs.read([scratch.path])
    #expect(inputs.tables.map(\.name) == ["events.csv"])
    #expect(inputs.diagnostics.map(\.id) == ["input.unknown", "input.unknown"])
    #expect(inputs.diagnostics.allSatisfy { $0.severity == .note })
    #expect(!inputs.areEmpty)
  }

  @Test func `the default day of publication fills in and does not overrule`() throws {
    let scratch = try Scratch()
    try scratch.write("a.txt", Self.rockets)
    try scratch.write("b.txt", Self.drones)
    try scratch.write("reports.csv", "file,published,source,url,title\nb.txt,2023-05-06,,,\n")
    let inputs = Inputs.read([scratch.path], published: Day(iso: "2020-01-01"))
    #expect(inputs.reports.map { $0.published?.description } == ["2020-01-01", "2023-05-06"])
  }

  @Test func `standard input is told by how it begins`() {
    let kinds: [(String, String)] = [
      (Self.rockets, "stdin"), ("{\"id\":\"k\",\"text\":\"Shots.\"}\n", "k"),
      ("[{\"id\":\"m\",\"text\":\"Shots.\"}]", "m"), ("{\"text\":\"Shots.\"}", "stdin-1"),
      ("{\n\"id\":\"n\",\n\"text\":\"Shots.\"\n}", "n"),
      ("<p>Shots.</p>", "stdin"),
      (
        "<?xml version=\"1.0\"?><rss><channel><item><title>Shots</title></item></channel></rss>",
        "stdin-1"
      ),
    ]
    for (text, id) in kinds {
      let inputs = Inputs.read(["-"], standardInput: Array(text.utf8))
      #expect(inputs.reports.map(\.id) == [id])
      #expect(inputs.files.map(\.name) == ["-"])
    }
  }
}
