import Diagnostics
import Foundation
@testable import Layers
import Testing

@Suite("Files appear whole or not at all")
struct AtomicFileTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func write(_ text: String, to path: String) throws {
    try AtomicFile.write(to: path) { out in out.append(verbatim: text) }
  }

  @Test func `A file replaces the old one, and nothing else is left`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("old", to: "\(folder)/a.txt")
    try write("new", to: "\(folder)/a.txt")
    #expect(try String(contentsOfFile: "\(folder)/a.txt", encoding: .utf8) == "new")
    #expect(names == ["a.txt"])
  }

  @Test func `An error inside leaves the old file`() throws {
    struct Stop: Error {}
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("old", to: "\(folder)/a.txt")
    #expect(throws: Stop.self) {
      try AtomicFile.write(to: "\(folder)/a.txt") { out in
        out.append(verbatim: "half")
        throw Stop()
      }
    }
    #expect(try String(contentsOfFile: "\(folder)/a.txt", encoding: .utf8) == "old")
    #expect(names == ["a.txt"])
  }

  @Test func `What a killed run left behind is taken over`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "a long rest of the killed run".write(
      toFile: "\(folder)/.a.txt.partial", atomically: false, encoding: .utf8)
    try write("new", to: "\(folder)/a.txt")
    #expect(try String(contentsOfFile: "\(folder)/a.txt", encoding: .utf8) == "new")
    #expect(names == ["a.txt"])
  }

  @Test func `Two runs cannot write one file at once`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/a.txt"
    let first = try AtomicFile(path: path)
    #expect(throws: WriteFailure(path: path, step: .open, reason: .busy)) {
      try AtomicFile(path: path)
    }
    try first.write(Array("first".utf8))
    try first.commit()
    #expect(names == ["a.txt"])
  }

  @Test func `A missing folder and a folder in the way are told apart`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(
      throws: WriteFailure(path: "\(folder)/no/a.txt", step: .open, reason: .noSuchFolder)
    ) { try write("x", to: "\(folder)/no/a.txt") }
    #expect(throws: WriteFailure(path: folder, step: .open, reason: .isAFolder)) {
      try write("x", to: folder)
    }
    // Renaming over a device, as root may, would take it away from the machine.
    try #require(mkfifo("\(folder)/pipe", 0o600) == 0)
    #expect(throws: WriteFailure(path: "\(folder)/pipe", step: .open, reason: .isNoFile)) {
      try write("x", to: "\(folder)/pipe")
    }
    #expect(names == ["pipe"])
    let failure = WriteFailure(path: "Outputs/a.txt", step: .open, reason: .noSuchFolder)
    #expect(failure.diagnostic.face.hasPrefix("Outputs/a.txt: error[output.unwritable]: "))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func `A full disk is named as such`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // The partial file is a link to the device that is always full.
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/.a.txt.partial", withDestinationPath: "/dev/full")
    #expect(throws: WriteFailure(path: "\(folder)/a.txt", step: .write, reason: .full)) {
      try write("x", to: "\(folder)/a.txt")
    }
    #expect(!names.contains("a.txt"))
  }

  @Test func `The copy sees every byte in order`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var seen: [UInt8] = []
    try AtomicFile.write(to: "\(folder)/a.txt", copy: { $0.withUnsafeBufferPointer { seen += $0 } })
    { out in
      for line in 0..<20_000 {
        out.append(line)
        try out.drain()
      }
    }
    #expect(seen == Array(try Data(contentsOf: URL(filePath: "\(folder)/a.txt"))))
    #expect(seen.count > 1 << 16)
  }

  @Test func `A file that a library builds by name replaces the old one`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/a.db"
    try write("old", to: path)
    try AtomicFile.build(path) { building in
      #expect(!FileManager.default.fileExists(atPath: building))
      try "new".write(toFile: building, atomically: false, encoding: .utf8)
      // Nothing shows before it is whole, and no second run can begin.
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(throws: WriteFailure(path: path, step: .open, reason: .busy)) {
        try AtomicFile.build(path) { _ in }
      }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(names == ["a.db"])
  }

  @Test func `A library that fails, or leaves a rest, leaves the old file`() throws {
    struct Stop: Error {}
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/a.db"
    try write("old", to: path)
    for rest in ["a rest of a killed run", nil] {
      try rest?.write(
        toFile: "\(folder)/.a.db.partial-building", atomically: false, encoding: .utf8)
      #expect(throws: Stop.self) {
        try AtomicFile.build(path) { building in
          #expect(!FileManager.default.fileExists(atPath: building))
          try "half".write(toFile: building, atomically: false, encoding: .utf8)
          throw Stop()
        }
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      #expect(names == ["a.db"])
    }
    #expect(throws: WriteFailure(path: path, step: .flush, reason: .noSuchFolder)) {
      try AtomicFile.build(path) { _ in }
    }
  }
}
