/// Where a value stands among the others of a spool: by a number first, then by what is added.
///
/// Texts are compared by their UTF-8 bytes: in any language, on any machine, the same order.
package struct SpoolKey: Comparable {
  let number: UInt64
  private(set) var tie: [UInt8] = []

  /// Begins with a whole number.
  package init(_ number: Int = 0) { self.number = Self.ordered(number) }

  /// Goes on with a text.
  ///
  /// The byte behind it is less than any of a text, so that a text stands before what begins with it.
  package func then(_ text: String) -> SpoolKey {
    var key = self
    key.tie.append(contentsOf: text.utf8)
    key.tie.append(0)
    return key
  }

  /// Goes on with a whole number.
  package func then(_ number: Int) -> SpoolKey {
    var key = self
    withUnsafeBytes(of: Self.ordered(number).bigEndian) { key.tie.append(contentsOf: $0) }
    return key
  }

  /// Tells whether one stands before another.
  package static func < (one: SpoolKey, other: SpoolKey) -> Bool {
    one.number == other.number
      ? one.tie.lexicographicallyPrecedes(other.tie) : one.number < other.number
  }

  /// A number whose bits are in the order of the whole numbers, the negative ones too.
  private static func ordered(_ number: Int) -> UInt64 {
    UInt64(bitPattern: Int64(number)) ^ (1 << 63)
  }
}
