// The one escape of JSON (RFC 8259), and the few shapes of it that the files need.

import Events

private let jsonStops = byteTable(Array(0..<0x20) + [UInt8(ascii: "\""), UInt8(ascii: "\\")])
private let hexDigits = Array("0123456789abcdef".utf8)

extension ByteWriter {
  /// Appends a JSON string.
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    append(text, stops: jsonStops) { rest, out in
      out.append(jsonEscape: rest[rest.startIndex])
      return 1
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a JSON string, or `null`.
  mutating func append(json text: String?) {
    if let text { append(json: text) } else { append("null") }
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
  mutating func append(json value: ColumnValue) {
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

extension [UInt8] {
  /// Appends the escape of a byte that cannot stand in a JSON string.
  mutating func append(jsonEscape byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append("\\u00")
      append(hexDigits[Int(byte >> 4)])
      append(hexDigits[Int(byte & 15)])
    }
  }
}
