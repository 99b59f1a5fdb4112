import Diagnostics

/// The bytes of a table as UTF-8, whatever encoding it is written in.
///
/// Spreadsheets save UTF-8 with or without its mark, "Unicode text" as UTF-16, and on Arabic systems
/// Windows-1256. The first piece decides.
final class TableBytes {
  private enum Encoding { case utf8, windows1256, utf16(isLittle: Bool) }

  private let input: InputBytes
  /// Whether they come bit by bit, and none is to wait for others.
  let isArriving: Bool
  private var encoding = Encoding.utf8
  private var waiting: ArraySlice<UInt8> = []
  /// A byte of UTF-16 whose other half is in the next piece, or the first half of a pair.
  private var rest: [UInt8] = []

  /// Opens a table.
  ///
  /// - Throws: ``Diagnostic`` where it cannot be read, is empty, or is no text.
  init(
    _ input: InputBytes, isCompressed: Bool, isArriving: Bool = false, limits: InputLimits
  ) throws(Diagnostic) {
    self.input = input
    self.isArriving = isArriving
    if isCompressed { try input.decompress(limits: limits) }
    let start = try input.peek()
    guard !start.isEmpty else {
      throw Diagnostic(
        "table.empty", .error, at: Position(source: input.name), "The table is empty.",
        fix: "begin with a line that names the columns")
    }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16(isLittle: start[0] == 0xFF)
    } else {
      if let kind = BinaryKind.find(start) { throw notText(kind) }
      if start.contains(0) { throw notText("a binary file (it holds zero bytes)") }
      // A sign may be cut at the end of the piece: whole lines are looked at.
      let end = start.lastIndex(of: 0x0A) ?? start.endIndex
      if String(validating: start[..<end], as: UTF8.self) == nil,
        Windows1256.looksRight(Array(start))
      {
        encoding = .windows1256
      }
    }
    waiting = try next()[...]
    if waiting.starts(with: [0xEF, 0xBB, 0xBF]) { waiting = waiting.dropFirst(3) }
  }

  private func notText(_ kind: String) -> Diagnostic {
    Diagnostic(
      "table.not-text", .error, at: Position(source: input.name),
      "It is \(kind), no table in text.", fix: "save the table as CSV (UTF-8)")
  }

  /// The first bytes, which reading will give again.
  var start: ArraySlice<UInt8> { waiting }

  /// Fills a buffer, wholly but at the end; with what there is, where bytes come bit by bit.
  func read(into room: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int {
    var filled = 0
    while filled < room.count, !isArriving || filled == 0 {
      if waiting.isEmpty {
        waiting = try next()[...]
        if waiting.isEmpty { break }
      }
      let part = waiting.prefix(room.count - filled)
      part.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: room[filled...]).copyMemory(from: bytes)
      }
      filled += part.count
      waiting = waiting.dropFirst(part.count)
    }
    return filled
  }

  /// The next bytes; none at the end.
  private func next() throws(Diagnostic) -> [UInt8] {
    while let piece = try input.next() {
      let bytes: [UInt8] =
        switch encoding {
        case .utf8: piece
        case .windows1256: Array(Windows1256.decode(piece).utf8)
        case .utf16(let isLittle): utf8(rest + piece, isLittle)
        }
      if !bytes.isEmpty { return bytes }
    }
    return []
  }

  private func utf8(_ bytes: [UInt8], _ isLittle: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (one, other) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittle ? other << 8 | one : one << 8 | other)
    }
    var end = units.count
    if let last = units.last, UTF16.isLeadSurrogate(last) { end -= 1 }
    rest = Array(bytes[(end * 2)...])
    return Array(String(decoding: units[..<end], as: UTF16.self).utf8)
  }
}
