/// The checksum of a block of an image: 64 bits, several gigabytes a second.
///
/// The bytes are read as little-endian words of 64 bits, the last one filled up with zeros. Word
/// *n* goes into lane *n* mod 4, which starts as the first 64 bits of the fraction of the golden
/// ratio, times *n* mod 4 plus 1:
///
///     lane = rotateLeft((lane xor word) * 0x9E3779B185EBCA87, 31)
///
/// At last the number of bytes and then the four lanes go, in the same way, into a lane that
/// starts as 0, of which the upper half is laid over the lower by exclusive or.
///
/// Every step can be undone, so that no change within one word stays unseen. It finds damage; it is
/// no defence against forgery.
package struct BlockChecksum {
  private static let factor: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let start: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The checksum of some bytes.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var (a, b, c, d) = (start, start &* 2, start &* 3, start &* 4)
    var position = 0
    while position &+ 32 <= bytes.count {
      a = step(a, word(bytes, position))
      b = step(b, word(bytes, position &+ 8))
      c = step(c, word(bytes, position &+ 16))
      d = step(d, word(bytes, position &+ 24))
      position &+= 32
    }
    var lane = 0
    while position < bytes.count {
      var last: UInt64 = 0
      for offset in 0..<min(8, bytes.count - position) {
        last |= UInt64(bytes[position + offset]) << UInt64(8 * offset)
      }
      switch lane {
      case 0: a = step(a, last)
      case 1: b = step(b, last)
      case 2: c = step(c, last)
      default: d = step(d, last)
      }
      lane += 1
      position += 8
    }
    var sum = step(0, UInt64(bytes.count))
    for value in [a, b, c, d] { sum = step(sum, value) }
    return sum ^ (sum >> 32)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  @inline(__always)
  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (lane ^ word) &* factor
    return (mixed << 31) | (mixed >> 33)
  }
}
