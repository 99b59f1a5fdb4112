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

  static let home = Program.root.appending(path: "Tests/Cases")

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
  func expected(_ file: String) -> Data? { Program.bytes(of: folder.appending(path: file)) }

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
      let bash = URL(filePath: "/bin/bash")
      let prepared = try Program.start(bash, ["-eu", "prepare.sh"], in: place)
      try #require(prepared.exit == 0, "\(name)/prepare.sh failed")
    }

    var (out, err, exits) = (Data(), Data(), "")
    for line in try String(contentsOf: folder.appending(path: "command.txt"), encoding: .utf8)
      .split(separator: "\n") where !line.hasPrefix("#")
    {
      let run = try Program.run(
        Self.words(String(line)), in: place, input: place.appending(path: "stdin.txt"))
      out += run.out
      err += run.err
      exits += "\(run.exit)\n"
    }
    var run = Run(files: ["stdout.txt": out, "stderr.txt": err, "exit.txt": Data(exits.utf8)])
    for file in listed() {
      // A file that was not written must stay in the list, or its absence would pass unseen.
      run.files.updateValue(
        Program.bytes(of: place.appending(path: file)), forKey: "expected/\(file)")
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
}
