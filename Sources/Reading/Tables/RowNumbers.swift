import Diagnostics

/// Which rows of a table are the first of their kind, and which come again.
struct RowNumbers {
  /// What identifies the rows so far.
  private var seen = RowKeys()
  private var ordinals: [UInt64: Int] = [:]

  /// Counts a row.
  ///
  /// - Returns: 1, and more for a row that came before.
  mutating func add(_ key: RowKey) -> Int {
    guard !seen.insert(key.value) else { return 1 }
    let ordinal = ordinals[key.value, default: 1] + 1
    ordinals[key.value] = ordinal
    return ordinal
  }
}

/// Bytes as a number that others have only by the rarest chance (FNV-1a, 64 bits).
struct RowKey {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ cells: [UnsafeBufferPointer<UInt8>]) {
    for cell in cells {
      for byte in cell { add(byte) }
      // No byte of UTF-8, so that the borders of cells count.
      add(0xFF)
    }
    value ^= value >> 32
  }

  /// Takes cells as texts.
  init(_ cells: [String]) {
    for cell in cells {
      for byte in cell.utf8 { add(byte) }
      add(0xFF)
    }
    value ^= value >> 32
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}

extension Diagnostic {
  /// A row that came before, by its identifier or, without one, by all its cells.
  static func duplicate(_ identifier: String?, at position: Position) -> Diagnostic {
    Diagnostic(
      "table.duplicate", .warning, at: position,
      identifier.map { "The identifier \($0.isolated) came before; both rows count." }
        ?? "The row is the same as an earlier one; both count.",
      fix: identifier == nil
        ? "remove one of the two, if they are one event"
        : "give each row an identifier of its own")
  }
}
