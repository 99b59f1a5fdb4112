// The one escape of XML 1.0, for text and for attributes. Characters that XML 1.0 forbids (control
// characters, U+FFFE, U+FFFF) are dropped: no reader would take the file with them.

enum XMLEscape: TextEscape {
  @inline(__always)
  static func stops(in word: UInt64) -> UInt64 {
    // `"` and `&` differ in one bit, and so do `<` and `>`.
    word.controls | (word | .all(0x04)).bytes(UInt8(ascii: "&"))
      | (word | .all(0x02)).bytes(UInt8(ascii: ">")) | word.bytes(0xEF)
  }

  static func escape(_ rest: UnsafeBufferPointer<UInt8>, to out: inout ByteWriter) -> Int {
    switch rest[0] {
    case UInt8(ascii: "&"): out.append("&amp;")
    case UInt8(ascii: "<"): out.append("&lt;")
    case UInt8(ascii: ">"): out.append("&gt;")
    case UInt8(ascii: "\""): out.append("&quot;")
    case 0x09, 0x0A: out.append(rest[0])
    case 0x0D: out.append("&#13;")
    case 0xEF:
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF; everything else that begins with EF stays.
      if rest.count > 2, rest[1] == 0xBF, rest[2] >= 0xBE { return 3 }
      out.append(rest[0])
    default: break
    }
    return 1
  }
}

extension ByteWriter {
  /// Appends text as XML: also right inside a CDATA section that holds HTML, because `>` is escaped
  /// and so the section cannot be ended.
  package mutating func append(xml text: String) { append(text, XMLEscape.self) }

  /// Appends a value of a column as XML text; booleans as `1` and `0`, the only form that LIBKML
  /// reads.
  ///
  /// - Returns: False, with nothing appended, where there is no value.
  @inline(__always)
  @discardableResult
  mutating func append(xml value: ColumnValue) -> Bool {
    switch value {
    case .null: return false
    case .text(let text): append(xml: text)
    case .integer(let number): append(number)
    case .number(let number, let decimals):
      if number.isFinite { append(cell: number, decimals: decimals) }
    case .boolean(let flag): append(flag ? "1" : "0")
    case .date(let day): append(day)
    case .moment(let day, let last): append(day, last: last)
    }
    return true
  }
}
