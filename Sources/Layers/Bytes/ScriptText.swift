// JSON that stands inside a `<script>` of an HTML page. Nothing in it can end the script (`</script>`)
// or begin a comment (`<!--`): `<` is written as an escape of JSON, which means the same. So are the
// two characters that end a line in JavaScript but not in JSON, and two that HTML has no place for.

private let scriptStops = byteTable(
  Array(0..<0x20) + [UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), 0xE2, 0xEF])

extension ByteWriter {
  /// Appends a JSON string that is safe in a script.
  mutating func append(script text: String) {
    append(UInt8(ascii: "\""))
    append(text, stops: scriptStops) { rest, out in
      let byte = rest[rest.startIndex]
      switch byte {
      case UInt8(ascii: "<"): out.append("\\u003c")
      case 0xE2:
        // U+2028 and U+2029 are E2 80 A8 and E2 80 A9; everything else that begins with E2 stays.
        let head = rest.prefix(3)
        if head.elementsEqual([0xE2, 0x80, 0xA8]) {
          out.append("\\u2028")
          return 3
        }
        if head.elementsEqual([0xE2, 0x80, 0xA9]) {
          out.append("\\u2029")
          return 3
        }
        out.append(byte)
      case 0xEF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF; everything else that begins with EF stays.
        let head = rest.prefix(3)
        if head.elementsEqual([0xEF, 0xBF, 0xBE]) {
          out.append("\\ufffe")
          return 3
        }
        if head.elementsEqual([0xEF, 0xBF, 0xBF]) {
          out.append("\\uffff")
          return 3
        }
        out.append(byte)
      default: out.append(jsonEscape: byte)
      }
      return 1
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a JSON string that is safe in a script, or `null`.
  mutating func append(script text: String?) {
    if let text { append(script: text) } else { append("null") }
  }

  /// Appends a value of a column as JSON that is safe in a script.
  mutating func append(script value: ColumnValue) {
    if case .text(let text) = value { append(script: text) } else { append(json: value) }
  }
}
