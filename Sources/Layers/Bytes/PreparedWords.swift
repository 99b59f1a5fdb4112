/// Words of our own that a file says once a row, such as the names in front of its cells, as bytes that
/// were made once.
struct PreparedWords {
  private let bytes: [UInt8]
  /// Where each ends; the first begins at 0.
  private let ends: [Int]

  /// Prepares words that need no escape.
  init(_ words: [String]) {
    bytes = words.flatMap(\.utf8)
    ends = words.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) }
  }

  /// Appends one of them.
  @inline(__always)
  func append(_ place: Int, to out: inout ByteWriter) {
    let (start, end) = (ends[place], ends[place + 1])
    bytes.withUnsafeBufferPointer { out.append(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }
}
