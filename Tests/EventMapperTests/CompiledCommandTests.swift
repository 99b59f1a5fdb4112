import Foundation
import Testing

/// The verbs `gazetteer build` and `gazetteer check`, and files in place of the built-in gazetteer.
@Suite struct CompiledCommandTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "eventmap-build-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func run(_ words: String...) throws -> (exit: Int32, out: String, err: String) {
    let result = try Program.run(words, in: folder)
    return (
      result.exit, String(decoding: result.out, as: UTF8.self),
      String(decoding: result.err, as: UTF8.self)
    )
  }

  @Test func `The compiled file answers as the text files do, and damage ends the program`() throws
  {
    defer { try? FileManager.default.removeItem(at: folder) }
    let built = try run("gazetteer", "build", "--output", "all.gazetteer")
    #expect(built.exit == 0, "\(built.err)")
    #expect(built.out.hasSuffix(" s: all.gazetteer\n"))
    #expect(try run("gazetteer", "check", "all.gazetteer").exit == 0)

    let names = [
      "الميادين", "Mayadeen", "البوكمال", "Albu Kamal", "التنف", "at-Tanf", "حقل العمر", "Rmelan",
      "Deir ez-Zor", "قصرك", "Zzyzxgrad", "ريف حلب",
    ]
    let text = try Program.run(["place", "--json"] + names, in: folder)
    let compiled = try Program.run(
      ["place", "--json", "--only-gazetteer", "all.gazetteer"] + names, in: folder)
    #expect(compiled.exit == 0 && compiled.out == text.out)
    let named = try Program.run(
      ["place", "--json"] + names, in: folder,
      environment: [
        "EVENTMAP_GAZETTEER": Program.root.appending(path: "Gazetteer").path()
      ])
    #expect(named.out == text.out)

    let file = folder.appending(path: "all.gazetteer")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    for words in [["gazetteer", "check", "all.gazetteer"]]
      + ["place", "distance"].map({
        [$0, "--only-gazetteer", "all.gazetteer", "Raqqa"] + ($0 == "place" ? [] : ["Homs"])
      })
    {
      let damaged = try Program.run(words, in: folder)
      #expect(damaged.exit == 65 && damaged.out.isEmpty)
      #expect(
        String(decoding: damaged.err, as: UTF8.self).contains("error[gazetteer.damaged]"))
    }
  }

  @Test func `A file that is cut or altered anywhere is refused, and nothing is written`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = (1...20_000).map { "x:\($0)\tWyzqub \($0)\t\(34 + Double($0) / 1e5)\t39.2\n" }
    try Data(("id\tname\tlatitude\tlongitude\n" + rows.joined()).utf8)
      .write(to: folder.appending(path: "towns.tsv"))
    let built = try run(
      "gazetteer", "build", "--only-gazetteer", "towns.tsv", "--output", "whole.gazetteer")
    #expect(built.exit == 0, "\(built.err)")
    try Data("A rocket hit Wyzqub 7 on 3 May 2024.\n".utf8)
      .write(to: folder.appending(path: "report.txt"))
    let whole = try Data(contentsOf: folder.appending(path: "whole.gazetteer"))
    #expect(whole.count > 2 << 20)
    let file = folder.appending(path: "bad.gazetteer")
    for place in [0, 9, 17, 40, 100, 5_000, whole.count / 3, whole.count / 2, whole.count - 1] {
      var bytes = whole
      bytes[place] ^= 0x10
      try bytes.write(to: file)
      try expectRefusal("byte \(place) altered")
      // The first bytes tell what kind of file it is; without them it is none.
      try whole.prefix(max(place, 1)).write(to: file)
      try expectRefusal("cut after \(place) bytes")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    #expect(left.sorted() == ["bad.gazetteer", "report.txt", "towns.tsv", "whole.gazetteer"])
  }

  private func expectRefusal(_ what: String) throws {
    for words in [
      ["place", "Wyzqub 7", "--only-gazetteer", "bad.gazetteer"],
      ["map", "report.txt", "--output", ".", "--gazetteer", "bad.gazetteer"],
    ] {
      let ended = try Program.run(words, in: folder)
      let err = String(decoding: ended.err, as: UTF8.self)
      #expect(ended.exit == 65 && ended.out.isEmpty, "\(what): \(words[0]) \(err)")
      #expect(err.hasPrefix("bad.gazetteer: error[gazetteer."), "\(what): \(err)")
      #expect(err.contains("\nfix: "), "\(what): \(err)")
    }
  }

  @Test func `A pipe is not imported, since its first rows would be lost`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try #require(mkfifo(folder.appending(path: "pipe").path(), 0o600) == 0)
    let columns = "name=name,lat=lat,lon=lon"
    let ended = try run(
      "gazetteer", "import", "csv", "pipe", "--columns", columns, "--output", "a.tsv")
    #expect(ended.exit == 65 && ended.err.hasPrefix("pipe: error[import.pipe]: "), "\(ended.err)")
  }

  @Test func `What cannot be built says why, and leaves nothing behind`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try run("gazetteer", "build").exit == 64)
    #expect(try run("gazetteer", "build", "nowhere", "--output", "a").exit == 66)
    #expect(try run("gazetteer", "build", "--output", "no/such/folder/a").exit == 73)
    try Data("id,name,latitude,longitude\nx,Y,1,2\n".utf8)
      .write(to: folder.appending(path: "commas.csv"))
    let commas = try run("gazetteer", "build", "--gazetteer", "commas.csv", "--output", "a")
    #expect(commas.exit == 65 && commas.err.contains("error[gazetteer.separator]"))
    try Data().write(to: folder.appending(path: "nothing.tsv"))
    let nothing = try run("place", "Raqqa", "--only-gazetteer", "nothing.tsv")
    #expect(nothing.exit == 65 && nothing.err.contains("error[gazetteer.empty]"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    #expect(left.sorted() == ["commas.csv", "nothing.tsv"])
  }

  @Test func `A list of towns that stands alone is never answered with a district`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = "id\tname\tlatitude\tlongitude\tcountry\nx:1\tWyzqub\t34.1\t39.2\tSY\n"
    try Data(rows.utf8).write(to: folder.appending(path: "towns.tsv"))
    for name in ["Homs", "حمص", "Syria", "Abu Kamal", "SY04"] {
      let run = try run("place", "--json", name, "--only-gazetteer", "towns.tsv")
      #expect(run.exit == 0 && !run.out.contains(#""id":"SY"#), "\(name): \(run.out)")
    }
    let inside = try run(
      "place", "wyzqub", "--container", "Homs", "--only-gazetteer", "towns.tsv")
    #expect(inside.out.contains("[x:1]") && inside.out.contains("in Homs"))
  }
}
