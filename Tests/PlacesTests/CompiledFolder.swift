import Diagnostics
import Foundation
import Places

/// Compiled gazetteers in a folder for one test, removed with it.
final class CompiledFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "eventmap-compiled-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  /// Opens bytes as a compiled gazetteer.
  func open(_ bytes: [UInt8], _ name: String = "test.gazetteer") throws -> CompiledGazetteer {
    try CompiledGazetteer(path: try write(name, bytes))
  }

  /// What opening and checking the bytes says; nothing when all is well.
  func faults(_ bytes: [UInt8]) throws -> [Diagnostic] {
    let file = try write("faulty.gazetteer", bytes)
    do throws(GazetteerFault) {
      try CompiledGazetteer(path: file).check()
      return []
    } catch {
      return error.diagnostics
    }
  }
}

extension Gazetteer {
  /// The bytes of its compiled file.
  func compiled() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try compile { bytes += $0 }
    return bytes
  }
}

/// The numbers of a compiled file, read by its description alone (ImageLayout.swift).
struct RawImage {
  var bytes: [UInt8]

  struct Section {
    let number: Int
    let elementSize: Int
    let offset: Int
    let count: Int
    /// Where its entry stands in the directory.
    let entry: Int
  }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func number(_ offset: Int, _ size: Int) -> Int {
    (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  mutating func set(_ offset: Int, _ value: UInt64) {
    for byte in 0..<8 {
      bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt64(8 * byte))
    }
  }

  var blocksStart: Int { number(24, 8) }
  var sections: [Section] {
    (0..<number(12, 4)).map {
      let entry = 64 + 32 * $0
      return Section(
        number: number(entry, 4), elementSize: number(entry + 4, 4), offset: number(entry + 8, 8),
        count: number(entry + 16, 8), entry: entry)
    }
  }

  /// Writes right checksums over whatever was changed.
  mutating func seal() {
    let table = 64 + 32 * number(12, 4)
    for block in 0..<number(32, 8) {
      let start = blocksStart + block << 16
      set(table + 8 * block, Self.checksum(bytes[start..<min(bytes.count, start + 65_536)]))
    }
    set(56, Self.checksum((bytes[..<56] + bytes[64..<blocksStart])[...]))
  }

  /// The checksum as its description says.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
      let mixed = (lane ^ word) &* 0x9E37_79B1_85EB_CA87
      return mixed << 31 | mixed >> 33
    }
    let golden: UInt64 = 0x9E37_79B9_7F4A_7C15
    var lanes = (1...4).map { golden &* UInt64($0) }
    var position = bytes.startIndex
    var lane = 0
    while position < bytes.endIndex {
      let word = (0..<min(8, bytes.endIndex - position)).reduce(UInt64(0)) {
        $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1)
      }
      lanes[lane % 4] = step(lanes[lane % 4], word)
      lane += 1
      position += 8
    }
    let sum = lanes.reduce(step(0, UInt64(bytes.count)), step)
    return sum ^ sum >> 32
  }
}
