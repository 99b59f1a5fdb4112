// JSON that stands inside a `<script>` of an HTML page. Nothing in it can end the script (`</script>`)
// or begin a comment (`<!--`): `<` is written as an escape of JSON, which means the same. So are the
// two characters that end a line in JavaScript but not in JSON, and two that HTML has no place for.

enum ScriptEscape: TextEscape {
  @inline(__always)
  static func stops(in word: UInt64) -> UInt64 {
    JSONEscape.stops(in: word) | word.bytes(UInt8(ascii: "<")) | word.bytes(0xE2)
      | word.bytes(0xEF)
  }

  static func escape(_ rest: UnsafeBufferPointer<UInt8>, to out: inout ByteWriter) -> Int {
    switch rest[0] {
    case UInt8(ascii: "<"): out.append("\\u003c")
    case 0xE2:
      // U+2028 and U+2029 are E2 80 A8 and E2 80 A9; everything else that begins with E2 stays.
      if rest.count > 2, rest[1] == 0x80, rest[2] == 0xA8 || rest[2] == 0xA9 {
        out.append(rest[2] == 0xA8 ? "\\u2028" : "\\u2029")
        return 3
      }
      out.append(rest[0])
    case 0xEF:
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF; everything else that begins with EF stays.
      if rest.count > 2, rest[1] == 0xBF, rest[2] == 0xBE || rest[2] == 0xBF {
        out.append(rest[2] == 0xBE ? "\\ufffe" : "\\uffff")
        return 3
      }
      out.append(rest[0])
    default: return JSONEscape.escape(rest, to: &out)
    }
    return 1
  }
}

extension ByteWriter {
  /// Appends a JSON string that is safe in a script.
  mutating func append(script text: String) {
    append(UInt8(ascii: "\""))
    append(text, ScriptEscape.self)
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
