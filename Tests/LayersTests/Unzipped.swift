import CZLIB
import Foundation
@testable import Layers

/// The files of a ZIP archive, read by its directory as the format says: what a writer must satisfy.
struct Unzipped {
  struct Problem: Error { let sentence: String }

  /// The files by name.
  let files: [String: [UInt8]]
  /// Their names in the order of the directory.
  let names: [String]
  /// Whether the sizes stand behind a file.
  let streamed: Set<String>

  init(_ bytes: [UInt8]) throws {
    func number(_ at: Int, _ width: Int) throws -> Int {
      guard at >= 0, at + width <= bytes.count else { throw Problem(sentence: "too short") }
      return Int((0..<width).reduce(UInt64(0)) { $0 | UInt64(bytes[at + $1]) << (8 * $1) })
    }
    let end = bytes.count - 22
    guard try number(end, 4) == 0x0605_4B50 else { throw Problem(sentence: "no end") }
    var (count, start) = (try number(end + 10, 2), try number(end + 16, 4))
    if count == 0xFFFF || start == 0xFFFF_FFFF {
      guard try number(end - 20, 4) == 0x0706_4B50 else { throw Problem(sentence: "no locator") }
      let end64 = try number(end - 12, 8)
      guard try number(end64, 4) == 0x0606_4B50 else { throw Problem(sentence: "no 64-bit end") }
      (count, start) = (try number(end64 + 32, 8), try number(end64 + 48, 8))
    }
    var (files, names, streamed) = ([String: [UInt8]](), [String](), Set<String>())
    var here = start
    for _ in 0..<count {
      guard try number(here, 4) == 0x0201_4B50 else { throw Problem(sentence: "no record") }
      let (nameCount, extraCount) = (try number(here + 28, 2), try number(here + 30, 2))
      let name = String(decoding: bytes[(here + 46)..<(here + 46 + nameCount)], as: UTF8.self)
      var extra = here + 46 + nameCount + 4
      func large(_ value: Int) throws -> Int {
        guard value == 0xFFFF_FFFF else { return value }
        defer { extra += 8 }
        return try number(extra, 8)
      }
      let size = try large(try number(here + 24, 4))
      let packedSize = try large(try number(here + 20, 4))
      let offset = try large(try number(here + 42, 4))
      guard try number(here + 12, 4) == 0x0021_0000 else { throw Problem(sentence: "has a time") }
      guard try number(offset, 4) == 0x0403_4B50 else { throw Problem(sentence: "no header") }
      let body = offset + 30 + (try number(offset + 26, 2)) + (try number(offset + 28, 2))
      let packed = Array(bytes[body..<(body + packedSize)])
      let file = try number(here + 10, 2) == 0 ? packed : inflated(packed, size)
      guard file.count == size, Int(checksum(0, file)) == (try number(here + 16, 4)) else {
        throw Problem(sentence: "\(name) is damaged")
      }
      if try number(here + 8, 2) & 8 != 0 { streamed.insert(name) }
      guard files.updateValue(file, forKey: name) == nil else {
        throw Problem(sentence: "\(name) is there twice")
      }
      names.append(name)
      here += 46 + nameCount + extraCount
    }
    (self.files, self.names, self.streamed) = (files, names, streamed)
  }

  /// A file as text.
  func text(_ name: String) -> String { String(decoding: files[name] ?? [], as: UTF8.self) }
}

private func inflated(_ packed: [UInt8], _ size: Int) -> [UInt8] {
  var packed = packed
  var stream = z_stream()
  inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { inflateEnd(&stream) }
  return [UInt8](unsafeUninitializedCapacity: size + 1) { output, count in
    packed.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      inflate(&stream, Z_FINISH)
    }
    count = output.count - Int(stream.avail_out)
  }
}
