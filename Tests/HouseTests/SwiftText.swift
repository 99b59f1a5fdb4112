/// Swift source with its comments and the insides of its string literals blanked.
///
/// A search in it finds code only, and lines keep their numbers. It knows line comments, block comments, one-line, multi-line and raw strings. What is
/// interpolated into a string is blanked with it.
func codeOnly(_ source: String) -> String {
  var rest = Substring(source)
  var code = ""

  func blank(_ text: Substring) { code += text.filter { $0 == "\n" } }

  /// Takes from the rest up to and with the closing words, or all of it.
  func take(past close: String, from start: Int, escapes: Bool) -> Substring {
    var index = rest.index(rest.startIndex, offsetBy: start)
    while index < rest.endIndex {
      if escapes, rest[index] == "\\" {
        index = rest.index(index, offsetBy: 2, limitedBy: rest.endIndex) ?? rest.endIndex
      } else if rest[index...].hasPrefix(close) {
        index = rest.index(index, offsetBy: close.count)
        break
      } else {
        index = rest.index(after: index)
      }
    }
    defer { rest = rest[index...] }
    return rest[..<index]
  }

  while let first = rest.first {
    let hashes = rest.prefix { $0 == "#" }
    let afterHashes = rest.dropFirst(hashes.count)
    if rest.hasPrefix("//") {
      let comment = rest.prefix { $0 != "\n" }
      rest = rest.dropFirst(comment.count)
    } else if rest.hasPrefix("/*") {
      blank(take(past: "*/", from: 2, escapes: false))
    } else if afterHashes.hasPrefix("\"\"\"") {
      let close = "\"\"\"" + hashes
      blank(take(past: close, from: hashes.count + 3, escapes: hashes.isEmpty))
      code += "\"\""
    } else if afterHashes.hasPrefix("\"") {
      blank(take(past: "\"" + hashes, from: hashes.count + 1, escapes: hashes.isEmpty))
      code += "\"\""
    } else {
      code.append(first)
      rest = rest.dropFirst()
    }
  }
  return code
}
