/// Walks through JSON (RFC 8259) in bytes, making strings and numbers only of what is asked for.
///
/// Faults are returned as nil; ``position`` then stands where the fault is.
struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The next byte.
  private(set) var position = 0
  /// Nesting deeper than this is refused, so that a crafted file cannot use up the stack.
  private static let deepest = 200

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Passes over blanks and gives the byte behind them; 0 at the end.
  mutating func peek() -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position += 1
    }
    return 0
  }

  /// Takes a byte if it is the next one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte, position < bytes.count else { return false }
    position += 1
    return true
  }

  /// Calls `body` with the key of each member, the cursor before its value, which `body` must read.
  ///
  /// - Returns: Whether the object is whole.
  mutating func object(_ body: (String, inout JSONCursor) -> Bool) -> Bool {
    guard take(0x7B) else { return false }
    if take(0x7D) { return true }
    while true {
      guard let key = string(), take(0x3A), body(key, &self) else { return false }
      if take(0x7D) { return true }
      guard take(0x2C) else { return false }
    }
  }

  /// Calls `body` before each element, which it must read.
  mutating func array(_ body: (inout JSONCursor) -> Bool) -> Bool {
    guard take(0x5B) else { return false }
    if take(0x5D) { return true }
    while true {
      guard body(&self) else { return false }
      if take(0x5D) { return true }
      guard take(0x2C) else { return false }
    }
  }

  /// A string.
  mutating func string() -> String? {
    guard take(0x22) else { return nil }
    let start = position
    var hasEscape = false
    while position < bytes.count, bytes[position] != 0x22 {
      if bytes[position] == 0x5C {
        hasEscape = true
        position += 1
      } else if bytes[position] < 0x20 {
        return nil
      }
      position += 1
    }
    guard position < bytes.count else { return nil }
    let raw = UnsafeBufferPointer(rebasing: bytes[start..<position])
    position += 1
    return hasEscape ? Self.unescape(raw) : String(decoding: raw, as: UTF8.self)
  }

  private static func unescape(_ raw: UnsafeBufferPointer<UInt8>) -> String? {
    var units: [UInt16] = []
    var text = ""
    func flush(_ units: inout [UInt16], _ text: inout String) {
      if !units.isEmpty { text += String(decoding: units, as: UTF16.self) }
      units.removeAll()
    }
    var index = 0
    while index < raw.count {
      guard raw[index] == 0x5C else {
        flush(&units, &text)
        let end = raw[index...].firstIndex(of: 0x5C) ?? raw.count
        text += String(decoding: raw[index..<end], as: UTF8.self)
        index = end
        continue
      }
      guard index + 1 < raw.count else { return nil }
      let plain: [UInt8: UInt16] = [
        0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
      ]
      if let unit = plain[raw[index + 1]] {
        units.append(unit)
        index += 2
      } else {
        guard raw[index + 1] == 0x75, index + 6 <= raw.count,
          let unit = UInt16(
            String(decoding: raw[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
        else { return nil }
        units.append(unit)
        index += 6
      }
    }
    flush(&units, &text)
    return text
  }

  /// A number.
  mutating func number() -> Double? {
    _ = peek()
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      guard
        (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2B || byte == 0x2E
          || byte | 0x20 == 0x65
      else { break }
      position += 1
    }
    guard position > start else { return nil }
    return Double(
      String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self))
  }

  /// A string, number or truth value as text; of several strings the first; nil for null and others.
  ///
  /// - Returns: `nil` when the JSON is broken.
  mutating func value() -> String?? {
    switch peek() {
    case 0x22: return string().map { .some($0) }
    case 0x2D, 0x30...0x39:
      let start = position
      guard number() != nil else { return nil }
      return .some(
        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self))
    case 0x5B:
      var first: String?
      let isWhole = array { cursor in
        guard let value = cursor.value() else { return false }
        first = first ?? value
        return true
      }
      return isWhole ? .some(first) : nil
    default: return skip() ? .some(nil) : nil
    }
  }

  /// Passes over a value; false where it is no JSON.
  mutating func skip(depth: Int = 0) -> Bool {
    guard depth < Self.deepest else { return false }
    switch peek() {
    case 0x7B: return object { _, cursor in cursor.skip(depth: depth + 1) }
    case 0x5B: return array { cursor in cursor.skip(depth: depth + 1) }
    case 0x22: return string() != nil
    case 0x74: return word("true")
    case 0x66: return word("false")
    case 0x6E: return word("null")
    default: return number() != nil
    }
  }

  private mutating func word(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    for index in 0..<length where bytes[position + index] != text.utf8Start[index] { return false }
    position += length
    return true
  }
}
