import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run that is killed while it writes leaves every file whole: the old one or the new one.
///
/// Ten random moments; 200 with `EVENTMAP_EXHAUSTIVE`. That a full disk or a closed pipe is no worse,
/// `Tests/Clients/failing_writes.py` shows.
@Suite struct KilledRunTests {
  private static let moments =
    ProcessInfo.processInfo.environment["EVENTMAP_EXHAUSTIVE"] == nil ? 10 : 200

  @Test func `a killed run leaves old files or new ones, and the next run succeeds`() throws {
    let place = try KilledRun()
    defer { place.remove() }
    var dice = SystemRandomNumberGenerator()
    var (disturbed, mixed, leftovers) = (0, 0, 0)
    for moment in 1...Self.moments {
      // Random, but spread over the whole write; every second one soon after a file is begun.
      let part = (Double(moment) - .random(in: 0...1, using: &dice)) / Double(Self.moments)
      let delay = part * place.secondsOfWriting
      let file = moment % 2 == 0 ? place.old.keys.sorted().randomElement(using: &dice) : nil
      guard try place.kill(after: file == nil ? delay : .random(in: 0...0.03), file) else {
        continue
      }
      disturbed += 1
      let (files, partial) = place.files("here")
      #expect(Set(files.keys) == Set(place.old.keys), "\(moment): after \(delay) s")
      for (name, bytes) in files {
        #expect(
          bytes == place.old[name] || bytes == place.new[name],
          "\(name) is neither the old nor the new file, \(delay) s after the first byte")
      }
      // The manifest comes last: it never tells of files that are not there.
      if files["manifest.json"] == place.new["manifest.json"] { #expect(files == place.new) }
      if files != place.old, files != place.new { mixed += 1 }
      if !partial.isEmpty { leftovers += 1 }
      // What is left of files that were not whole is hidden, and nobody takes it for a layer.
      #expect(partial.allSatisfy { $0.hasPrefix(".") && $0.contains(".partial") }, "\(partial)")
      if moment % 10 == 0 {
        #expect(try place.run(over: "here").exit == 0)
        #expect(place.files("here").whole == place.new)
        #expect(place.files("here").partial == [])
      }
    }
    // Otherwise the moments would lie before the first file or after the last one.
    #expect(disturbed * 4 > Self.moments && mixed > 0 && leftovers > 0)
  }
}

/// A folder with an old run's files, over which a new run writes.
private struct KilledRun {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "eventmap-killed-\(UUID().uuidString)")
  let old: [String: Data]
  let new: [String: Data]
  let secondsOfWriting: Double

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, count) in [("old", 20), ("new", 60)] {
      let lines = (0..<count).map(Self.claim)
      try lines.joined(separator: "\n").write(
        to: folder.appending(path: "\(name).claims.jsonl"), atomically: true, encoding: .utf8)
    }
    _ = try Program.run(
      Self.words("old", "here"), in: folder)
    old = Self.read(folder.appending(path: "here")).whole
    try FileManager.default.copyItem(
      at: folder.appending(path: "here"), to: folder.appending(path: "there"))
    var first: Double?
    let (process, start) = try Self.start("there", in: folder)
    while process.isRunning {
      if first == nil, Self.isWriting(folder.appending(path: "there")) {
        first = Self.now - start
      }
      usleep(500)
    }
    secondsOfWriting = max(0.01, Self.now - start - (first ?? 0))
    new = Self.read(folder.appending(path: "there")).whole
    try #require(process.terminationStatus == 0 && old.count > 10 && old.keys == new.keys)
    try #require(old["events.geojson"] != new["events.geojson"])
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func files(_ name: String) -> (whole: [String: Data], partial: [String]) {
    Self.read(folder.appending(path: name))
  }

  func run(over name: String) throws -> Program.Result {
    try Program.run(Self.words("new", name), in: folder)
  }

  /// Puts the old files back, starts the new run, and kills it some time after its first byte.
  ///
  /// - Parameters:
  ///   - seconds: How long after.
  ///   - file: The file whose first byte is meant; nil for that of any.
  /// - Returns: Whether it was still running.
  /// - Throws: What keeps it from being started.
  func kill(after seconds: Double, _ file: String?) throws -> Bool {
    let here = folder.appending(path: "here")
    for (name, bytes) in old { try bytes.write(to: here.appending(path: name)) }
    let (process, _) = try Self.start("here", in: folder)
    let partial = file.map { here.appending(path: ".\($0).partial").path() }
    while process.isRunning {
      if let partial {
        if access(partial, F_OK) == 0 { break }
      } else if Self.isWriting(here) {
        break
      }
      usleep(100)
    }
    usleep(UInt32(seconds * 1e6))
    let isInTime = process.isRunning
    if isInTime { Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return isInTime
  }

  /// All files when there is time; else those that are quick to make.
  private static func words(_ input: String, _ output: String) -> [String] {
    let isLong = ProcessInfo.processInfo.environment["EVENTMAP_EXHAUSTIVE"] != nil
    return ["map", "\(input).claims.jsonl", "--output", output, "--quiet"]
      + (isLong ? [] : ["--formats", "geojson,gpkg,kml,csv,claims"])
  }

  private static func start(_ output: String, in folder: URL) throws -> (Process, Double) {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = words("new", output)
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      Program.environment
    ) { $1 }
    try process.run()
    return (process, now)
  }

  private static var now: Double { Date().timeIntervalSinceReferenceDate }

  private static func isWriting(_ folder: URL) -> Bool {
    !read(folder, bytes: false).partial.isEmpty
  }

  private static func read(
    _ folder: URL, bytes: Bool = true
  ) -> (whole: [String: Data], partial: [String]) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    let whole = names.filter { !$0.hasPrefix(".") }
    return (
      bytes
        ? Dictionary(
          uniqueKeysWithValues: whole.map {
            ($0, Program.bytes(of: folder.appending(path: $0)) ?? Data())
          }) : [:],
      names.filter { $0.hasPrefix(".") }.sorted()
    )
  }

  /// A claim with a place of its own and a launch place, so that every layer has it.
  private static func claim(_ number: Int) -> String {
    let (day, east) = (number % 28 + 1, Double(number % 40) / 4)
    return """
      {"id":"k\(number)","report":"r","another":true,"kind":"rocket",\
      "date_start":"20\(10 + number % 14)-0\(number % 9 + 1)-\(day < 10 ? "0" : "")\(day)",\
      "target":{"words":"here","latitude":\(30 + number / 40),"longitude":\(38 + east),"uncertainty_m":5000},\
      "launch":{"words":"there","latitude":34.5,"longitude":43.5,"uncertainty_m":30000},\
      "weapon_count":\(number),"quote":"\(String(repeating: "صواريخ ", count: 20))"}
      """
  }
}
