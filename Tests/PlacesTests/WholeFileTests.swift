import Foundation
import Places
import Testing

@Suite struct WholeFileTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "eventmap-whole-\(UUID().uuidString)").path()

  @Test(arguments: [0, 1, 65_536, 200_001]) func `Every byte comes back`(_ count: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: URL(filePath: path))
    #expect(WholeFile.bytes(at: path) == bytes)
  }

  @Test func `A pipe is read to its end`() throws {
    let bytes = (0..<40_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
    try pipe.fileHandleForWriting.close()
    let end = pipe.fileHandleForReading.fileDescriptor
    #expect(WholeFile.bytes(at: "/dev/fd/\(end)") == bytes)
  }

  @Test func `What cannot be read is told from what is empty`() {
    let folder = FileManager.default.temporaryDirectory.path()
    #expect(WholeFile.bytes(at: path) == nil)
    #expect(WholeFile.bytes(at: folder) == nil)
    #expect(WholeFile.bytes(at: "/dev/null") == [])
  }
}
