import EventMapper
import Events
import Foundation
import Reading
import Testing

/// Records that are answered one by one, and claims that are merged apart from their reports.
@Suite struct StreamTests {
  private func record(_ id: String, _ text: String, published: String? = nil) throws -> String {
    var object = ["id": id, "text": text]
    object["published"] = published
    return String(
      decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys),
      as: UTF8.self)
  }

  /// The lines that a run of the program writes.
  private func lines(_ words: [String], _ input: String, in folder: Folder) throws -> [String] {
    let run = try Program.run(
      words, in: URL(filePath: folder.path("")), input: URL(filePath: folder.path(input)))
    #expect(run.exit == 0, "\(String(decoding: run.err, as: UTF8.self))")
    return String(decoding: run.out, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The features of `events.geojson`, a line each.
  private func features(_ folder: Folder, _ output: String = "out") throws -> [String] {
    try folder.read("\(output)/events.geojson").split(separator: "\n").dropFirst().dropLast()
      .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
  }

  private func samples() throws -> [String] {
    // Few enough for an unoptimised build.
    try (RealMapper.samples("Reports") + RealMapper.samples("Tests/Corpus").prefix(12)).map {
      try record($0.id, $0.text, published: $0.published?.description)
    }
  }

  @Test func `Reports that are streamed and then merged give the events of one run`() async throws {
    let folder = try Folder()
    let reports = try samples()
    try folder.write(reports.joined(separator: "\n"), "reports.jsonl")
    _ = try await folder.map([folder.path("reports.jsonl")])
    let whole = try features(folder)
    #expect(whole.count > 25)

    let streamed = try lines(["map", "--stream"], "reports.jsonl", in: folder)
    try folder.write(streamed.joined(separator: "\n"), "streamed.claims.jsonl")
    #expect(try lines(["merge"], "streamed.claims.jsonl", in: folder) == whole)
    // The order of claims, and how many are worked on at a time, do not show.
    try folder.write(streamed.shuffled().joined(separator: "\n"), "mixed.jsonl")
    #expect(try lines(["merge", "--jobs", "3"], "mixed.jsonl", in: folder) == whole)
    #expect(try lines(["map", "--stream", "--jobs", "3"], "reports.jsonl", in: folder) == streamed)
    // What a stream writes is a file of claims too.
    _ = try await folder.map([folder.path("streamed.claims.jsonl")], to: "again")
    #expect(try features(folder, "again") == whole)
  }

  @Test func `What was wrong with a record is told at the end of a pipe, and no event is lost`()
    throws
  {
    let folder = try Folder()
    let good = try record("a", "Six rockets struck al-Mayadin.", published: "2023-11-16")
    try folder.write("\(good)\n[1, 2\n\(good)\n", "reports.jsonl")
    let streamed = try lines(["map", "--stream"], "reports.jsonl", in: folder)
    try folder.write(streamed.joined(separator: "\n"), "streamed.jsonl")
    let run = try Program.run(
      ["merge"], in: URL(filePath: folder.path("")),
      input: URL(filePath: folder.path("streamed.jsonl")))
    #expect(run.exit == 65)
    #expect(String(decoding: run.err, as: UTF8.self).contains("-:2:6: error[json.malformed]"))
    #expect(String(decoding: run.out, as: UTF8.self).split(separator: "\n").count == 1)
  }

  @Test func `Each record is answered in its order by a line that counts those behind it`() throws {
    let folder = try Folder()
    let reports = try samples()
    try folder.write(reports.joined(separator: "\n"), "reports.jsonl")
    var lines = try lines(["map", "--stream", "--links"], "reports.jsonl", in: folder)[...]
    for number in 1...reports.count {
      let object = try JSONSerialization.jsonObject(with: Data((lines.popFirst() ?? "").utf8))
      let remark = try #require(object as? [String: Any])
      #expect(remark["record"] as? Int == number)
      let count = try #require(remark["lines"] as? Int)
      let attacks = try #require(remark["attacks"] as? [[String: Any]])
      #expect(attacks.flatMap { $0["claims"] as? [String] ?? [] }.count == count)
      for _ in 0..<count { #expect(lines.popFirst()?.hasPrefix("{\"id\":") == true) }
    }
    #expect(lines.isEmpty)
  }

  @Test func `Rows of a stream are the events of their table, as text and as objects`() async throws
  {
    let folder = try Folder()
    let table = try String(
      contentsOf: RealMapper.root.appending(path: "Reports/13_incidents.csv"), encoding: .utf8)
    try folder.write(table, "incidents.csv")
    _ = try await folder.map([folder.path("incidents.csv")])
    let whole = try features(folder)
    #expect(whole.count == 5)
    let words = ["map", "--stream", "--table", "incidents"]
    let text = try lines(words, "incidents.csv", in: folder)
    #expect(text.filter { !$0.hasPrefix("{\"record\":") }.sorted() == whole.sorted())

    let rows = table.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let objects = rows.dropFirst().filter { $0.count == rows[0].count }.map { cells in
      let members = zip(rows[0], cells).map { key, cell in "\"\(key)\":\"\(cell)\"" }
      return "{\(members.joined(separator: ","))}"
    }
    try #require(objects.count > 2)
    try folder.write(objects.joined(separator: "\n"), "rows.jsonl")
    let answered = try lines(words, "rows.jsonl", in: folder)
      .filter { !$0.hasPrefix("{\"record\":") }
    #expect(answered.count == objects.count && Set(answered).isSubset(of: Set(whole)))

    // As claims they come to the same.
    let claims = try lines(words + ["--formats", "claims"], "incidents.csv", in: folder)
    try folder.write(claims.joined(separator: "\n"), "claims.jsonl")
    #expect(try lines(["merge"], "claims.jsonl", in: folder) == whole)
  }

  @Test func `A record that comes alone is answered before the next one`() throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = Program.url
    process.arguments = ["map", "--stream", "--jobs", "4"]
    process.environment = Program.environment
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer { process.terminate() }
    for number in 1...3 {
      let report = try record("r\(number)", "On 15 November 2023 six rockets struck al-Mayadin.")
      try input.fileHandleForWriting.write(contentsOf: Data("\(report)\n".utf8))
      // The test's own time limit ends a program that waits for more.
      let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
      #expect(answer.hasPrefix("{\"record\":\(number),"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `A reader that goes away ends the stream quietly`() throws {
    let folder = try Folder()
    let report = try record("r", "On 15 November 2023 six rockets struck al-Mayadin.")
    try folder.write(String(repeating: report + "\n", count: 1_000), "many.jsonl")
    let run = try Program.start(
      URL(filePath: "/bin/bash"),
      [
        "-c",
        "'\(Program.url.path())' map --stream < many.jsonl | head -n 1; echo ${PIPESTATUS[0]}",
      ],
      in: URL(filePath: folder.path("")))
    #expect(String(decoding: run.out, as: UTF8.self).hasSuffix("\n0\n"))
    #expect(run.err.isEmpty)
  }

  @Test func `A line without end is passed over, not held`() throws {
    let folder = try Folder()
    let report = try record("r", "On 15 November 2023 six rockets struck al-Mayadin.")
    let endless = "{\"text\":\"" + String(repeating: "x", count: 33_000_000)
    try folder.write("\(endless)\n\(report)\n", "long.jsonl")
    let lines = try lines(["map", "--stream"], "long.jsonl", in: folder)
    #expect(lines.count == 3)
    #expect(lines[0].contains("input.too-large") && lines[1].hasPrefix("{\"record\":2,"))
  }

  /// Looking for each key from the start would take many minutes.
  @Test(.timeLimit(.minutes(3)))
  func `A row of very many keys is read in proportion to its length`() throws {
    let folder = try Folder()
    let row = #"{"date":"2024-01-13","kind":"rocket","place":"al-Mayadin","date":"2023-01-01""#
    let others = (0..<100_000).map { ",\"key \($0)\":\"\"" }.joined()
    try folder.write("\(row)}\n\(row)\(others)}\n", "rows.jsonl")
    let lines = try lines(["map", "--stream"], "rows.jsonl", in: folder)
      .filter { !$0.hasPrefix("{\"record\":") }
    // Of two members with one name the first counts.
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("2024-01-13") })
  }
}
