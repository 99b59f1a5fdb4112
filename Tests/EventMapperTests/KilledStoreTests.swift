import Foundation
import GRDB
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A run that is killed while it adds to a store leaves the old state or the new one.
///
/// Eight random moments; 200 with `EVENTMAP_EXHAUSTIVE`.
@Suite struct KilledStoreTests {
  private static let moments =
    ProcessInfo.processInfo.environment["EVENTMAP_EXHAUSTIVE"] == nil ? 8 : 200

  @Test func `a killed run leaves a store that opens, in its old state or its new one`() throws {
    let place = try KilledStore()
    defer { place.remove() }
    var dice = SystemRandomNumberGenerator()
    var (killed, old, new, logs) = (0, 0, 0, 0)
    for moment in 1...Self.moments {
      let part = (Double(moment) - .random(in: 0...1, using: &dice)) / Double(Self.moments)
      // Half of the moments while the store itself is written, which its log shows.
      let isWhileWriting = moment % 2 == 0
      guard
        try place.kill(
          after: isWhileWriting ? part * place.secondsOfWriting : part * place.seconds,
          ofLog: isWhileWriting)
      else { continue }
      killed += 1
      if place.hasLog { logs += 1 }
      if moment % 10 == 0 { try place.validate() }
      let state = try place.state()
      #expect(state == place.old || state == place.new, "\(moment): neither old nor new")
      if state == place.old { old += 1 }
      if state == place.new { new += 1 }
      if moment % 10 == 0 {
        #expect(try place.add().exit == 0)
        #expect(try place.state() == place.new)
      }
    }
    // Otherwise the moments would lie before the first byte or after the last one.
    #expect(killed * 4 > Self.moments && old > 0 && logs > 0, "\(killed) \(old) \(new) \(logs)")
  }

  @Test func `two runs that add at once both find their place`() throws {
    let place = try KilledStore()
    defer { place.remove() }
    try place.restore()
    let runs = try ["new", "third"].map { try place.start($0, output: $0) }
    for run in runs {
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
    }
    #expect(try place.count("sources") == 3)
    #expect(try place.count("claims") == 260)
  }

  @Test func `two runs that make a store at once both find their place`() throws {
    let place = try KilledStore()
    defer { place.remove() }
    try place.removeStore()
    let runs = try ["new", "third"].map { try place.start($0, output: $0) }
    for run in runs {
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
    }
    #expect(try place.count("sources") == 2)
  }
}

/// A folder with a store, to which a run adds.
private struct KilledStore {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "eventmap-killed-store-\(UUID().uuidString)")
  private var store: URL { folder.appending(path: "s.gpkg") }
  private let before: Data
  let old: [String]
  let new: [String]
  let seconds, secondsOfWriting: Double

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (report, count) in [("old", 20), ("new", 120), ("third", 120)] {
      let lines = (0..<count).map { Self.claim($0, of: report) }
      try lines.joined(separator: "\n").write(
        to: folder.appending(path: "\(report).claims.jsonl"), atomically: true, encoding: .utf8)
    }
    let store = folder.appending(path: "s.gpkg")
    let made = try Program.run(Self.words("old", "o"), in: folder)
    try #require(made.exit == 0)
    before = try Data(contentsOf: store)
    old = try Self.state(of: store)
    let start = Date()
    let process = try Self.start("new", "o", in: folder)
    var writing: Date?
    while process.isRunning {
      if writing == nil, access(store.path() + "-wal", F_OK) == 0, Self.logSize(store) > 0 {
        writing = Date()
      }
      usleep(500)
    }
    try #require(process.terminationStatus == 0)
    seconds = Date().timeIntervalSince(start)
    secondsOfWriting = max(0.01, Date().timeIntervalSince(writing ?? start))
    new = try Self.state(of: store)
    try #require(new != old)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  var hasLog: Bool { access(store.path() + "-wal", F_OK) == 0 }

  func restore() throws {
    try removeStore()
    try before.write(to: store)
  }

  func removeStore() throws {
    for ending in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: store.path() + ending)
    }
  }

  func add() throws -> Program.Result { try Program.run(Self.words("new", "o"), in: folder) }

  func start(_ report: String, output: String) throws -> Process {
    try Self.start(report, output, in: folder)
  }

  func state() throws -> [String] { try Self.state(of: store) }

  func count(_ table: String) throws -> Int? {
    let queue = try DatabaseQueue(path: store.path())
    return try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") }
  }

  /// Puts the old store back, starts a run that adds, and kills it.
  ///
  /// - Parameters:
  ///   - delay: How many seconds after its start, or after the first byte of the log.
  ///   - ofLog: Whether it is reckoned from the log.
  /// - Returns: Whether it was still running.
  /// - Throws: What keeps it from being started.
  func kill(after delay: Double, ofLog: Bool) throws -> Bool {
    try restore()
    let process = try start("new", output: "o")
    while ofLog, process.isRunning, Self.logSize(store) == 0 { usleep(200) }
    usleep(UInt32(delay * 1e6))
    let isInTime = process.isRunning
    if isInTime { Glibc.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return isInTime
  }

  /// Asks GDAL's validator, where there is one; it prints what it finds.
  func validate() throws {
    let python = URL(filePath: "/usr/bin/python3")
    let words = ["-m", "osgeo_utils.samples.validate_gpkg", "-k", "--extra", "s.gpkg"]
    let found = try Program.start(
      python, ["-c", "import osgeo_utils.samples.validate_gpkg"], in: folder)
    guard found.exit == 0 else { return }
    let result = try Program.start(python, words, in: folder)
    #expect(
      result.out.isEmpty && result.err.isEmpty, "\(String(decoding: result.out, as: UTF8.self))")
  }

  private static func logSize(_ store: URL) -> Int {
    var status = stat()
    return stat(store.path() + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  /// What the store says of itself, once SQLite finds it sound.
  private static func state(of store: URL) throws -> [String] {
    let queue = try DatabaseQueue(path: store.path())
    return try queue.read { database in
      try #require(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      var state: [String] = []
      for table in ["events", "areas", "claims", "sources", "provenance", "rtree_events_geom"] {
        state += try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map(\.description)
      }
      return state
    }
  }

  private static func words(_ report: String, _ output: String) -> [String] {
    [
      "map", "\(report).claims.jsonl", "--store", "s.gpkg", "--output", output, "--quiet",
      "--formats", "csv",
    ]
  }

  private static func start(_ report: String, _ output: String, in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = words(report, output)
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      Program.environment
    ) { $1 }
    try process.run()
    return process
  }

  private static func claim(_ number: Int, of report: String) -> String {
    let (day, east) = (number % 28 + 1, Double(number % 40) / 4)
    return """
      {"id":"\(report)\(number)","report":"\(report)","another":true,"kind":"rocket",\
      "date_start":"20\(10 + number % 14)-0\(number % 9 + 1)-\(day < 10 ? "0" : "")\(day)",\
      "target":{"words":"here","latitude":\(30 + number / 40),"longitude":\(38 + east),"uncertainty_m":5000},\
      "quote":"\(String(repeating: "صواريخ ", count: 20))"}
      """
  }
}
