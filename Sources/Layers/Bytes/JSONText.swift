// The one escape of JSON (RFC 8259), and the few shapes of it that the files need.

import Events

enum JSONEscape: TextEscape {
  @inline(__always)
  static func stops(in word: UInt64) -> UInt64 {
    word.controls | word.bytes(UInt8(ascii: "\"")) | word.bytes(UInt8(ascii: "\\"))
  }

  static func escape(_ rest: UnsafeBufferPointer<UInt8>, to out: inout ByteWriter) -> Int {
    switch rest[0] {
    case UInt8(ascii: "\""): out.append("\\\"")
    case UInt8(ascii: "\\"): out.append("\\\\")
    case 0x0A: out.append("\\n")
    case 0x0D: out.append("\\r")
    case 0x09: out.append("\\t")
    default:
      out.append("\\u00")
      out.append(hexadecimal: rest[0])
    }
    return 1
  }
}

extension ByteWriter {
  /// Appends a JSON string.
  @inline(__always)
  public mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    append(text, JSONEscape.self)
    append(UInt8(ascii: "\""))
  }

  /// Appends a JSON string, or `null`.
  public mutating func append(json text: String?) {
    if let text { append(json: text) } else { append("null") }
  }

  /// Appends an array.
  mutating func append<Element>(
    list: [Element], _ element: (inout ByteWriter, Element) -> Void
  ) {
    append(UInt8(ascii: "["))
    for (here, item) in list.enumerated() {
      if here > 0 { append(UInt8(ascii: ",")) }
      element(&self, item)
    }
    append(UInt8(ascii: "]"))
  }

  /// Appends a number, or `null` where it is missing or not finite.
  mutating func append(json value: Double?, decimals: Int) {
    if let value, value.isFinite { append(value, decimals: decimals) } else { append("null") }
  }

  /// Appends a whole number, or `null`.
  mutating func append(json value: Int?) {
    if let value { append(value) } else { append("null") }
  }

  /// Appends `"YYYY-MM-DD"`, or `null`.
  mutating func append(json day: Day?) {
    guard let day else { return append("null") }
    append(UInt8(ascii: "\""))
    append(day)
    append(UInt8(ascii: "\""))
  }

  /// Appends a value of a column.
  @inline(__always)
  package mutating func append(json value: ColumnValue) {
    switch value {
    case .null: append("null")
    case .text(let text): append(json: text)
    case .integer(let number): append(number)
    case .number(let number, let decimals):
      if number.isFinite { append(cell: number, decimals: decimals) } else { append("null") }
    case .boolean(let flag): append(flag ? "true" : "false")
    case .date(let day): append(json: day)
    case .moment(let day, let last):
      append(UInt8(ascii: "\""))
      append(day, last: last)
      append(UInt8(ascii: "\""))
    }
  }
}
