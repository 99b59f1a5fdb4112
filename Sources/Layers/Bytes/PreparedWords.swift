/// Words of our own that a file says once a row, such as the names in front of its cells, as bytes that
/// were made once.
final class PreparedWords {
  /// As many bytes as most words have: so many are copied at once, and those beyond the word are
  /// written over.
  private static let step = 32

  /// Where each word stands; behind the last is room for a copy of ``step`` bytes.
  private let words: [UnsafeBufferPointer<UInt8>]
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Prepares words that need no escape.
  init(_ words: [String]) {
    let all = words.flatMap(\.utf8)
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: all.count + Self.step)
    _ = bytes.initialize(from: all + [UInt8](repeating: 0, count: Self.step))
    self.bytes = bytes
    var start = 0
    self.words = words.map { word in
      defer { start += word.utf8.count }
      return UnsafeBufferPointer(rebasing: bytes[start..<(start + word.utf8.count)])
    }
  }

  deinit { bytes.deallocate() }

  /// Appends one of them.
  @inline(__always)
  func append(_ place: Int, to out: inout ByteWriter) {
    let word = words[place]
    guard word.count <= Self.step, let start = word.baseAddress else { return out.append(word) }
    out.appending(atMost: Self.step) { here in
      UnsafeMutableRawPointer(here).copyMemory(from: start, byteCount: Self.step)
      return word.count
    }
  }
}
