import Foundation
import Places
import Testing

/// The built program, run as a user runs it.
enum Program {
  /// What a run left.
  struct Result {
    let exit: Int32
    let out: Data
    let err: Data
  }

  /// The root of the checkout.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program: it lies beside the tests' bundle, since both are built together.
  static let url = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "eventmap")

  /// What it needs to be told of the checkout.
  static let environment = ["EVENTMAP_GAZETTEER": root.appending(path: "Gazetteer").path()]

  /// The bytes of a file, or nil when it cannot be read.
  static func bytes(of file: URL) -> Data? { WholeFile.bytes(at: file.path()).map { Data($0) } }

  /// Runs `eventmap` with words, in a folder.
  static func run(
    _ words: [String], in folder: URL, environment: [String: String] = [:], input: URL? = nil
  ) throws -> Result {
    try #require(
      FileManager.default.isExecutableFile(atPath: url.path()), "no program at \(url.path())")
    return try start(url, words, in: folder, environment: environment, input: input)
  }

  /// Runs any program to its end, its words into files, so that no pipe can fill up.
  ///
  /// It reads `input` on standard input, or nothing where there is no such file.
  static func start(
    _ program: URL, _ words: [String], in folder: URL, environment added: [String: String] = [:],
    input: URL? = nil
  ) throws -> Result {
    let stem = FileManager.default.temporaryDirectory
      .appending(path: "eventmap-run-\(UUID().uuidString)")
    let (out, err) = (stem.appendingPathExtension("out"), stem.appendingPathExtension("err"))
    defer { for file in [out, err] { try? FileManager.default.removeItem(at: file) } }
    for file in [out, err] { try Data().write(to: file) }

    let process = Process()
    process.executableURL = program
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(Self.environment) { $1 }.merging(added) { $1 }
    process.standardInput =
      input.flatMap { try? FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    return Result(
      exit: process.terminationStatus, out: try #require(bytes(of: out)),
      err: try #require(bytes(of: err)))
  }
}
