package import Diagnostics

/// Reads what a ``RecordEncoder`` wrote.
///
/// The bytes come from a file that no other program can open; still every length is checked, so that a
/// faulty disk ends a run with a sentence, not with a crash.
package struct RecordDecoder {
  private let bytes: [UInt8]
  private var next = 0
  /// What records of a run have in common; see ``RecordEncoder/shared``.
  package let shared: (any SharedByRecords)?

  /// Begins with the first value.
  package init(_ bytes: [UInt8], shared: (any SharedByRecords)? = nil) {
    self.bytes = bytes
    self.shared = shared
  }

  /// What is told when bytes are not what was written.
  package static var damage: Diagnostic {
    Diagnostic(
      "output.scratch", .error, "A temporary file does not hold what was written into it.",
      fix: "check the disk of the --output, or name one on another disk")
  }

  /// Reads a whole number.
  package mutating func int() throws(Diagnostic) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      guard next < bytes.count, shift < 64 else { throw Self.damage }
      let byte = bytes[next]
      next += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  /// Reads a number.
  package mutating func double() throws(Diagnostic) -> Double {
    guard bytes.count - next >= 8 else { throw Self.damage }
    let pattern = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: next, as: UInt64.self) }
    next += 8
    return Double(bitPattern: UInt64(littleEndian: pattern))
  }

  /// Reads yes or no.
  package mutating func bool() throws(Diagnostic) -> Bool {
    guard next < bytes.count, bytes[next] <= 1 else { throw Self.damage }
    defer { next += 1 }
    return bytes[next] == 1
  }

  /// Reads a text.
  package mutating func string() throws(Diagnostic) -> String {
    let count = try self.count()
    defer { next += count }
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[next..<(next + count)]), as: UTF8.self)
    }
  }

  /// Reads a value that may be missing.
  package mutating func optional<Value>(
    _ some: (inout RecordDecoder) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value? {
    try bool() ? try some(&self) : nil
  }

  /// Reads a text that may be missing.
  package mutating func optionalString() throws(Diagnostic) -> String? {
    try bool() ? try string() : nil
  }

  /// Reads a whole number that may be missing.
  package mutating func optionalInt() throws(Diagnostic) -> Int? { try bool() ? try int() : nil }

  /// Reads values with their number.
  package mutating func array<Value>(
    _ each: (inout RecordDecoder) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> [Value] {
    let count = try self.count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try each(&self)) }
    return values
  }

  /// Reads one of the values that a raw value names.
  package mutating func raw<Value: RawRepresentable<String>>(
    _: Value.Type
  ) throws(Diagnostic) -> Value {
    guard let value = Value(rawValue: try string()) else { throw Self.damage }
    return value
  }

  /// How many bytes or values follow; each takes a byte at least.
  private mutating func count() throws(Diagnostic) -> Int {
    let count = try int()
    guard (0...(bytes.count - next)).contains(count) else { throw Self.damage }
    return count
  }
}
