@testable import Layers
import TestSupport
import Testing

@Suite("ZIP archives")
struct ZipTests {
  /// Bytes that hardly compress, or compress well.
  private static func content(_ count: Int, isDense: Bool) -> [UInt8] {
    var random = Seeded(UInt64(count))
    return (0..<count).map { isDense ? UInt8.random(in: 0...255, using: &random) : UInt8($0 % 7) }
  }

  /// Sizes around those at which writers go wrong: nothing, blocks, what is held back.
  private static let sizes = [0, 1, 2, 999, 65_535, 65_536, 65_537, 131_072, 300_001]

  @Test(arguments: [
    (1 << 30, 0xFFFF_FFFF as UInt64), (5_000, 0xFFFF_FFFF), (1 << 30, 1_000), (0, 0),
  ])
  func `Files come back as they were, whatever their size`(held: Int, limit: UInt64) throws {
    var written: [(String, [UInt8])] = []
    let archive = try bytes { out in
      var zip = ZipWriter(held: held, limit: limit)
      for size in Self.sizes {
        for (method, isDense) in [
          (ZipWriter.Method.stored, false), (.deflated, false), (.deflated, true),
        ] {
          let name = "خريطة/\(size)-\(method)-\(isDense)"
          let content = Self.content(size, isDense: isDense)
          written.append((name, content))
          try zip.add(name, method, to: &out) { out in
            for start in stride(from: 0, to: content.count, by: 1_000) {
              out.append(Array(content[start..<min(start + 1_000, content.count)]))
              try out.drain()
            }
          }
        }
      }
      try zip.finish(to: &out)
    }
    let read = try Unzipped(archive)
    #expect(read.names == written.map(\.0))
    for (name, content) in written { #expect(read.files[name] == content, "\(name)") }
    #expect(read.streamed.isEmpty == (held == 1 << 30))
  }

  @Test func `An archive of nothing is an archive`() throws {
    let archive = try bytes { try ZipWriter().finish(to: &$0) }
    #expect(try Unzipped(archive).names.isEmpty)
  }

  @Test func `More files than 16 bits count`() throws {
    let archive = try bytes { out in
      var zip = ZipWriter()
      for number in 0..<70_000 { try zip.add("\(number)", .stored, to: &out) { _ in } }
      try zip.finish(to: &out)
    }
    let read = try Unzipped(archive)
    #expect(read.names.count == 70_000 && read.names.last == "69999")
  }

  @Test func `A failure inside a file goes through, and the writer stays usable`() throws {
    struct Failure: Error {}
    let rest = bytes { out in
      var zip = ZipWriter()
      #expect(throws: Failure.self) {
        try zip.add("a", to: &out) { _ in throw Failure() }
      }
      out.append("plain")
    }
    #expect(rest == Array("plain".utf8))
  }
}
