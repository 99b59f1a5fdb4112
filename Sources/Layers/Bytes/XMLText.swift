// The one escape of XML 1.0, for text and for attributes. Characters that XML 1.0 forbids (control
// characters, U+FFFE, U+FFFF) are dropped: no reader would take the file with them.

private let xmlStops = byteTable(
  Array(0..<0x20) + Array("&<>\"".utf8) + [0xEF])

extension ByteWriter {
  /// Appends text as XML: also right inside a CDATA section that holds HTML, because `>` is escaped
  /// and so the section cannot be ended.
  mutating func append(xml text: String) {
    append(text, stops: xmlStops) { rest, out in
      let byte = rest[rest.startIndex]
      switch byte {
      case UInt8(ascii: "&"): out.append("&amp;")
      case UInt8(ascii: "<"): out.append("&lt;")
      case UInt8(ascii: ">"): out.append("&gt;")
      case UInt8(ascii: "\""): out.append("&quot;")
      case 0x09, 0x0A: out.append(byte)
      case 0x0D: out.append("&#13;")
      case 0xEF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF; everything else that begins with EF stays.
        let head = rest.prefix(3)
        if head.elementsEqual([0xEF, 0xBF, 0xBE]) || head.elementsEqual([0xEF, 0xBF, 0xBF]) {
          return 3
        }
        out.append(byte)
      default: break
      }
      return 1
    }
  }

  /// Appends a value of a column as XML text; booleans as `1` and `0`, the only form that LIBKML
  /// reads.
  ///
  /// Appends nothing where there is no value.
  mutating func append(xml value: ColumnValue) {
    switch value {
    case .null: break
    case .text(let text): append(xml: text)
    case .integer(let number): append(number)
    case .number(let number, let decimals):
      if number.isFinite { append(cell: number, decimals: decimals) }
    case .boolean(let flag): append(flag ? "1" : "0")
    case .date(let day): append(day)
    case .moment(let day, let last): append(day, last: last)
    }
  }
}
