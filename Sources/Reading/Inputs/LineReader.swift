import Diagnostics

/// The lines of an input, one after the other, holding one at a time.
struct LineReader {
  /// A line without its end.
  struct Line {
    /// Its number, from 1.
    let number: Int
    /// Its bytes; empty when it is too long.
    let bytes: [UInt8]
    /// Whether it was longer than the limit, and therefore passed over.
    let isTooLong: Bool
  }

  private let input: InputBytes
  private let limit: Int
  private var piece: ArraySlice<UInt8> = []
  private var number = 0

  /// Whether a whole line has come already, so that the next one need not be waited for.
  var hasLine: Bool { piece.contains(UInt8(ascii: "\n")) }

  /// Reads lines of at most `limit` bytes.
  init(_ input: InputBytes, limit: Int) {
    self.input = input
    self.limit = limit
  }

  /// The next line; nil at the end.
  mutating func next() throws(Diagnostic) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    var isAny = false
    while true {
      if piece.isEmpty {
        guard let more = try input.next() else { break }
        piece = more[...]
      }
      isAny = true
      let end = piece.firstIndex(of: UInt8(ascii: "\n"))
      let part = piece[..<(end ?? piece.endIndex)]
      if line.count + part.count > limit {
        isTooLong = true
        line = []
      } else if !isTooLong {
        line += part
      }
      piece = end.map { piece[($0 + 1)...] } ?? []
      if end != nil { break }
    }
    guard isAny else { return nil }
    number += 1
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return Line(number: number, bytes: line, isTooLong: isTooLong)
  }
}
