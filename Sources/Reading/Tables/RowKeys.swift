/// The rows of a table that came, as 64-bit hashes: about 12 bytes a row, whatever the rows hold.
///
/// It is parted into many small tables that grow one after the other: one great table would for a moment
/// take thrice as much, when it grows.
struct RowKeys {
  /// Open tables with linear probing; 0 is a free slot.
  private var parts: [[UInt64]]
  private var counts: [Int]

  private static let partCount = 256
  private static let firstSize = 16

  init() {
    parts = Array(repeating: Array(repeating: 0, count: Self.firstSize), count: Self.partCount)
    counts = Array(repeating: 0, count: Self.partCount)
  }

  /// Adds a hash; false where it was there already.
  mutating func insert(_ hash: UInt64) -> Bool {
    // One hash of all has to give its place to the mark of free slots.
    let key = hash == 0 ? 1 : hash
    let part = Int(truncatingIfNeeded: key >> 56) % Self.partCount
    // Nine tenths full at most.
    if counts[part] * 10 >= parts[part].count * 9 { grow(part) }
    guard Self.insert(key, into: &parts[part]) else { return false }
    counts[part] += 1
    return true
  }

  private mutating func grow(_ part: Int) {
    var larger = [UInt64](repeating: 0, count: parts[part].count * 3 / 2)
    for key in parts[part] where key != 0 { _ = Self.insert(key, into: &larger) }
    parts[part] = larger
  }

  private static func insert(_ key: UInt64, into slots: inout [UInt64]) -> Bool {
    let scattered = key &* 0x9E37_79B9_7F4A_7C15
    var slot = Int(truncatingIfNeeded: scattered.multipliedFullWidth(by: UInt64(slots.count)).high)
    while slots[slot] != 0 {
      if slots[slot] == key { return false }
      slot += 1
      if slot == slots.count { slot = 0 }
    }
    slots[slot] = key
    return true
  }
}
