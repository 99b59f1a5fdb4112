/// FNV-1a, 64 bits: a hash that is the same on every machine and in every run.
///
/// It tells versions apart; it is no defence against forgery.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The hash of several files: of the last part of each name and of the bytes.
  static func of(_ inputs: [GazetteerInput]) -> String {
    var hash = Fingerprint()
    for input in inputs {
      for byte in input.file.utf8 { hash.add(byte) }
      hash.add(0)
      for byte in input.bytes { hash.add(byte) }
      hash.add(0)
    }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
