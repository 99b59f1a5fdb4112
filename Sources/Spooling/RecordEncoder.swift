/// Writes values into the bytes of a record, one behind the other, without names or types: what reads
/// them knows their order.
///
/// Whole numbers take as many bytes as they need (seven bits each, the sign lowest), so that the many
/// small ones cost one.
package struct RecordEncoder {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// What records of a run have in common, and name instead of writing it each time; nil where nothing is.
  package let shared: (any SharedByRecords)?

  /// Makes an empty record.
  package init(shared: (any SharedByRecords)? = nil) { self.shared = shared }

  /// Writes a whole number.
  package mutating func put(_ value: Int) {
    var rest = UInt(bitPattern: (value << 1) ^ (value >> (Int.bitWidth - 1)))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a number, bit for bit.
  package mutating func put(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes yes or no.
  package mutating func put(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes a text.
  package mutating func put(_ value: String) {
    put(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// Writes a text that may be missing.
  package mutating func put(_ value: String?) { put(value) { $0.put($1) } }

  /// Writes a whole number that may be missing.
  package mutating func put(_ value: Int?) { put(value) { $0.put($1) } }

  /// Writes a value that may be missing.
  package mutating func put<Value>(
    _ value: Value?, _ some: (inout RecordEncoder, Value) -> Void
  ) {
    put(value != nil)
    if let value { some(&self, value) }
  }

  /// Writes values with their number.
  package mutating func put<Value>(
    _ values: [Value], _ each: (inout RecordEncoder, Value) -> Void
  ) {
    put(values.count)
    for value in values { each(&self, value) }
  }
}
