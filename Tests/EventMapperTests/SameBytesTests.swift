import Foundation
import Testing

/// Same inputs, same bytes: whatever the order, the folder, the threads, the locale or the zone.
@Suite struct SameBytesTests {
  @Test func `nothing but the words shows in what is written`() throws {
    let here = try made(
      from: ["first", "second"], jobs: 1, environment: ["LC_ALL": "C", "TZ": "UTC"])
    let there = try made(
      from: ["second", "first"], jobs: 2,
      environment: ["LC_ALL": "ar_IQ.UTF-8", "LANG": "ar_IQ.UTF-8", "TZ": "Asia/Baghdad"])
    #expect(here.keys.sorted() == there.keys.sorted())
    #expect(here.count >= 10, "only \(here.keys.sorted())")
    for (name, bytes) in here.sorted(by: { $0.key < $1.key }) {
      #expect(bytes == there[name], "\(name) differs")
    }
  }

  /// The files that the program makes of two folders of reports, in a place of their own.
  private func made(
    from folders: [String], jobs: Int, environment: [String: String]
  ) throws -> [String: Data] {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "eventmap-same-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    for (folder, source) in ["first": "Reports", "second": "Tests/Corpus"] {
      let copy = place.appending(path: folder)
      try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
      let home = Program.root.appending(path: source)
      // The order in which files are made is that in which some file systems list them.
      let names = try FileManager.default.contentsOfDirectory(atPath: home.path()).sorted()
        .filter { $0.hasSuffix(".txt") || $0 == "reports.csv" }
      for name in jobs == 1 ? names : names.reversed() {
        try FileManager.default.copyItem(
          at: home.appending(path: name), to: copy.appending(path: name))
      }
    }
    let run = try Program.run(
      ["map"] + folders + ["--output", "out", "--jobs", "\(jobs)", "--quiet"], in: place,
      environment: environment)
    #expect(run.exit == 0, "\(String(decoding: run.err, as: UTF8.self))")
    let out = place.appending(path: "out")
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: out.path()) {
      files[name] = try Data(contentsOf: out.appending(path: name))
    }
    return files
  }
}
