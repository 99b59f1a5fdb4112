/// Words of our own that a file says once a row, such as the names in front of its cells, as bytes that
/// were made once.
struct PreparedWords {
  /// The words, and behind them room for a copy of ``step`` bytes from any of them.
  private let bytes: [UInt8]
  /// Where each ends; the first begins at 0.
  private let ends: [Int]

  /// As many bytes as most words have: so many are copied at once, and those beyond the word are
  /// written over.
  private static let step = 32

  /// Prepares words that need no escape.
  init(_ words: [String]) {
    bytes = words.flatMap(\.utf8) + [UInt8](repeating: 0, count: Self.step)
    ends = words.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) }
  }

  /// Appends one of them.
  @inline(__always)
  func append(_ place: Int, to out: inout ByteWriter) {
    let (start, end) = (ends[place], ends[place + 1])
    bytes.withUnsafeBytes { bytes in
      guard end - start <= Self.step, let word = bytes.baseAddress.map({ $0 + start }) else {
        return out.append(
          UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[start..<end]))
      }
      out.appending(atMost: Self.step) { here in
        UnsafeMutableRawPointer(here).copyMemory(from: word, byteCount: Self.step)
        return end - start
      }
    }
  }
}
