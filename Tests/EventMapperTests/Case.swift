import Foundation
import Testing

/// One folder of `Tests/Cases`.
struct Case {
  let name: String
  let folder: URL

  /// What a run left: `stdout.txt`, `stderr.txt`, `exit.txt` and the files that `expected/` lists.
  struct Run {
    var files: [String: Data?] = [:]
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let home = root.appending(path: "Tests/Cases")

  static func names() -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(atPath: home.path())
    return (found ?? []).sorted().filter {
      FileManager.default.fileExists(atPath: home.appending(path: "\($0)/command.txt").path())
    }
  }

  init(_ name: String) throws {
    self.name = name
    folder = Self.home.appending(path: name)
  }

  /// The bytes that the case expects of a file, or nil when it has none.
  func expected(_ file: String) -> Data? { try? Data(contentsOf: folder.appending(path: file)) }

  /// Runs every line of `command.txt` in a fresh copy of the case's folder.
  func run() throws -> Run {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "eventmap-case-\(name)-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    try FileManager.default.copyItem(at: folder, to: place)
    for left in ["expected", "stdout.txt", "stderr.txt", "exit.txt"] {
      try? FileManager.default.removeItem(at: place.appending(path: left))
    }
    if FileManager.default.fileExists(atPath: place.appending(path: "prepare.sh").path()) {
      let prepared = try start(
        URL(filePath: "/bin/bash"), ["-eu", "prepare.sh"], in: place, log: "prepare")
      try #require(prepared.exit == 0, "\(name)/prepare.sh failed")
    }

    var (out, err, exits) = (Data(), Data(), "")
    for line in try String(contentsOf: folder.appending(path: "command.txt"), encoding: .utf8)
      .split(separator: "\n") where !line.hasPrefix("#")
    {
      let run = try start(Self.program(), Self.words(String(line)), in: place, log: "run")
      out += run.out
      err += run.err
      exits += "\(run.exit)\n"
    }
    var run = Run(files: ["stdout.txt": out, "stderr.txt": err, "exit.txt": Data(exits.utf8)])
    for file in listed() {
      run.files["expected/\(file)"] = try? Data(contentsOf: place.appending(path: file))
    }
    return run
  }

  /// Writes what a run left over what the case expects, and tells which files changed.
  func record(_ run: Run) throws -> [String] {
    var changed: [String] = []
    for (file, made) in run.files.sorted(by: { $0.key < $1.key }) where made != expected(file) {
      changed.append(file)
      let target = folder.appending(path: file)
      if let made {
        try made.write(to: target)
      } else {
        try? FileManager.default.removeItem(at: target)
      }
    }
    return changed
  }

  /// The files below `expected/`, by their paths in the folder that the program ran in.
  private func listed() -> [String] {
    let home = folder.appending(path: "expected").path()
    let found = (try? FileManager.default.subpathsOfDirectory(atPath: home)) ?? []
    return found.sorted().filter {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(home)/\($0)", isDirectory: &isFolder)
      return !isFolder.boolValue
    }
  }

  /// The words of a command line: split at spaces, except between double quotes.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quoted = false
    for character in line {
      switch character {
      case "\"":
        quoted.toggle()
        word = word ?? ""
      case " " where !quoted:
        if let done = word { words.append(done) }
        word = nil
      default:
        word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    return words
  }

  /// The program that was built together with these tests: it lies beside their bundle.
  private static func program() throws -> URL {
    let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "eventmap")
    try #require(
      FileManager.default.isExecutableFile(atPath: built.path()), "no program at \(built.path())")
    return built
  }

  /// Runs a program to its end, its words into files, so that no pipe can fill up.
  private func start(
    _ program: URL, _ arguments: [String], in place: URL, log: String
  ) throws -> (exit: Int32, out: Data, err: Data) {
    let logs = FileManager.default.temporaryDirectory
    let stem = "\(place.lastPathComponent)-\(log)"
    let (out, err) = (
      logs.appending(path: "\(stem).out"), logs.appending(path: "\(stem).err")
    )
    defer { for file in [out, err] { try? FileManager.default.removeItem(at: file) } }
    for file in [out, err] { try Data().write(to: file) }

    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = place
    var environment = ProcessInfo.processInfo.environment
    environment["EVENTMAP_GAZETTEER"] = Self.root.appending(path: "Gazetteer").path()
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try Data(contentsOf: out), try Data(contentsOf: err))
  }
}
