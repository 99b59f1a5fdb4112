/// ``FoldingTable`` in the form that a loop over bytes wants: 32 bits for each scalar.
///
/// Bits 0 to 15 are the folded letter, bits 16 to 23 the role; bit 24 tells that there are several
/// letters, which ``Folding/step(_:)`` has.
enum FoldingBytes {
  /// The steps of U+0000 to U+06FF.
  static let low: [UInt32] = FoldingTable.low.map(packed)

  /// The bit that tells of several letters.
  static let several: UInt32 = 1 << 24

  private static func packed(_ step: Folding.Step) -> UInt32 {
    UInt32(step.first) | UInt32(step.role.rawValue) << 16 | (step.second != 0 ? several : 0)
  }

  /// The scalar that begins at a byte, and how many bytes it takes.
  ///
  /// What is no UTF-8 is U+FFFD, each time the longest piece that might have become a scalar, as
  /// Swift's own decoding has it.
  static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (value: UInt32, width: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    func next(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> UInt32? {
      guard index + offset < bytes.count, range.contains(bytes[index + offset]) else { return nil }
      return UInt32(bytes[index + offset] & 0x3F)
    }
    switch first {
    case 0xC2...0xDF:
      guard let second = next(1) else { return (0xFFFD, 1) }
      return ((first & 0x1F) << 6 | second, 2)
    case 0xE0...0xEF:
      let allowed: ClosedRange<UInt8> =
        first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      guard let second = next(1, allowed) else { return (0xFFFD, 1) }
      guard let third = next(2) else { return (0xFFFD, 2) }
      return ((first & 0x0F) << 12 | second << 6 | third, 3)
    case 0xF0...0xF4:
      let allowed: ClosedRange<UInt8> =
        first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      guard let second = next(1, allowed) else { return (0xFFFD, 1) }
      guard let third = next(2) else { return (0xFFFD, 2) }
      guard let fourth = next(3) else { return (0xFFFD, 3) }
      return ((first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
    default: return (0xFFFD, 1)
    }
  }
}
