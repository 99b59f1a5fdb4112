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
  static func of(_ inputs: [GazetteerInput]) -> UInt64 {
    var hash = Fingerprint()
    for input in inputs {
      for byte in input.file.utf8 { hash.add(byte) }
      hash.add(0)
      for byte in input.bytes { hash.add(byte) }
      hash.add(input.isContext ? 1 : 0)
    }
    return hash.value
  }

  /// The hashes of several volumes as one, in 16 hexadecimal digits.
  static func digits(of hashes: [UInt64]) -> String {
    var value = hashes.first ?? 0
    if hashes.count > 1 {
      var hash = Fingerprint()
      for part in hashes {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
          hash.add(UInt8(truncatingIfNeeded: part >> shift))
        }
      }
      value = hash.value
    }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
