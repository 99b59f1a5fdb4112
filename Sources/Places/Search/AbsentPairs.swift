/// Remembers which two words do not begin a name together, so that the tables of names, which are
/// too large to stay near the processor, are not asked again.
struct AbsentPairs {
  private let hashes: UnsafeMutablePointer<UInt64>
  private let shift: UInt64

  /// Lends an empty memory, of a size for a text of so many bytes.
  static func lend<Result>(
    length: Int, _ body: (AbsentPairs) throws -> Result
  ) rethrows -> Result {
    var bits: UInt64 = 4
    while bits < 15, length >> Int(bits) > 64 { bits += 1 }
    return try LargeMemory.lend(1 << Int(bits), of: 0) {
      try body(AbsentPairs(hashes: $0, shift: 64 - bits))
    }
  }

  @inline(__always)
  private func place(_ pair: NameHash) -> UnsafeMutablePointer<UInt64> {
    hashes + Int(truncatingIfNeeded: (pair.value &* 0xD6E8_FEB8_6659_FD93) >> shift)
  }

  /// Whether it is known that no name begins with a pair.
  @inline(__always)
  func contains(_ pair: NameHash) -> Bool { pair.value != 0 && place(pair).pointee == pair.value }

  /// Notes that no name begins with a pair.
  @inline(__always)
  func insert(_ pair: NameHash) { place(pair).pointee = pair.value }
}
