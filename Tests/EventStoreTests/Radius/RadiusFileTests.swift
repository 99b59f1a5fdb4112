import EventStore
import Foundation
import Geodesy
import TestSupport
import Testing

@Suite struct RadiusFileTests {
  private func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "radius-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  private func failure(_ bytes: [UInt8], _ folder: String) throws -> RadiusIndexFailure? {
    let path = folder + "/tried"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    do {
      _ = try RadiusIndex(mapping: path)
      return nil
    } catch {
      return error
    }
  }

  private func bytes(of index: RadiusIndex, _ folder: String) throws -> [UInt8] {
    try index.write(to: folder + "/index")
    return try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/index")))
  }

  @Test(arguments: [0, 1, 63, 64, 65, 513, 5_000]) func `a mapped index answers as one in memory`(
    _ count: Int
  ) throws {
    try inFolder { folder in
      let scene = RadiusScene(UInt64(count) + 96, rows: count, questions: count == 0 ? 0 : 20)
      let index = try scene.index
      let written = try bytes(of: index, folder)
      #expect(written.count == index.byteCount)
      let mapped = try RadiusIndex(mapping: folder + "/index")
      #expect(mapped.count == count && mapped.content == 7 && mapped.isWhole())
      for (center, reach) in scene.questions {
        let answer = mapped.rows(within: .meters(reach), of: center)
        #expect(answer == index.rows(within: .meters(reach), of: center))
      }
      #expect(try bytes(of: scene.index, folder) == written, "the same rows, the same bytes")
    }
  }

  @Test func `what is no whole index is refused`() throws {
    try inFolder { folder in
      let good = try bytes(of: RadiusScene(99, rows: 700, questions: 1).index, folder)
      #expect(try failure(good, folder) == nil)
      #expect(try failure([], folder) == .truncated(0, of: 64))
      #expect(try failure(Array("EMRAD".utf8), folder) == .foreign)
      #expect(try failure(Array("SQLite format 3".utf8) + [0], folder) == .foreign)
      for length in [8, 40, 63] {
        #expect(try failure(Array(good.prefix(length)), folder) == .truncated(length, of: 64))
      }
      for length in [64, 1_000, good.count - 1] {
        #expect(
          try failure(Array(good.prefix(length)), folder) == .truncated(length, of: good.count))
      }
      #expect(try failure(good + [0], folder) == .damaged)
      var other = good
      other[8] = 9
      #expect(try failure(other, folder) == .version(9))
      other = good
      other.swapAt(12, 15)
      other.swapAt(13, 14)
      #expect(try failure(other, folder) == .otherByteOrder)
      for position in 0..<64 {
        var other = good
        other[position] ^= 0x40
        #expect(try failure(other, folder) != nil, "byte \(position) of the header")
      }
      #expect(throws: RadiusIndexFailure.notAFile) { try RadiusIndex(mapping: folder) }
      #expect(throws: RadiusIndexFailure.system(ENOENT)) {
        try RadiusIndex(mapping: folder + "/missing")
      }
      #expect(throws: RadiusIndexFailure.system(ENOENT)) {
        try RadiusScene(1, rows: 1, questions: 0).index.write(to: folder + "/no/such")
      }
    }
  }

  @Test(arguments: seeds(20)) func `damage behind the header gives answers but no crash`(
    _ seed: UInt64
  ) throws {
    try inFolder { folder in
      let scene = RadiusScene(seed + 96, rows: 300, questions: 8)
      var damaged = try bytes(of: scene.index, folder)
      var random = Seeded(seed)
      for _ in 0..<(seed % 2 == 0 ? 1 : 2_000) {
        damaged[Int.random(in: 64..<damaged.count, using: &random)] = UInt8.random(
          in: 1...255, using: &random)
      }
      #expect(try failure(damaged, folder) == nil)
      let index = try RadiusIndex(mapping: folder + "/tried")
      for (center, reach) in scene.questions {
        let answer = index.rows(within: .meters(reach), of: center)
        #expect(answer.certain.count + answer.possible.count + answer.unsure.count <= 300)
      }
      _ = index.isWhole()
    }
  }

  @Test func `a changed byte is found when the whole is read`() throws {
    try inFolder { folder in
      let good = try bytes(of: RadiusScene(97, rows: 100, questions: 1).index, folder)
      for position in stride(from: 64, to: good.count, by: 37) {
        var other = good
        other[position] ^= 1
        #expect(try failure(other, folder) == nil)
        #expect(try !RadiusIndex(mapping: folder + "/tried").isWhole(), "byte \(position)")
      }
    }
  }

  @Test func `radii that are none, endless or no number are the whole earth or a point`() throws {
    let origin = RadiusScene.place(10, 10)
    var builder = RadiusIndexBuilder()
    for (row, radius) in [-5, .infinity, .nan, 1e30].enumerated() {
      builder.add(UInt32(row), at: RadiusScene.place(12, 10), radius: .meters(radius))
    }
    let index = try builder.index()
    let near = index.rows(within: .meters(1), of: origin)
    #expect(near.certain.isEmpty && near.possible.sorted() == [1, 2, 3])
    let far = index.rows(within: .kilometers(500), of: origin)
    #expect(far.certain == [0] && far.possible.sorted() == [1, 2, 3])
    for reach in [-1, -Double.infinity, .nan] {
      #expect(index.rows(within: .meters(reach), of: origin) == RadiusAnswer())
    }
    #expect(index.rows(within: .meters(.infinity), of: origin).certain.count == 4)
  }
}
