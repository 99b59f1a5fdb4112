extension Unicode.Scalar {
  /// Whether it is white space: the Unicode property White_Space.
  ///
  /// Written out, because asking Unicode's tables for every letter of a text costs more than all
  /// other reading of it.
  var isBlank: Bool {
    switch value {
    case 0x20, 0x09...0x0D: true
    case 0...0x84: false
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

extension String {
  /// Whether it holds nothing but white space.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }

  /// Itself without white space around it; nil when nothing is left.
  var nonBlank: String? {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return nil }
    return String(scalars[first...last])
  }

  /// Itself with every run of white space made one blank, and none around it.
  var withSingleBlanks: String {
    unicodeScalars.split(whereSeparator: \.isBlank).map { String($0) }.joined(separator: " ")
  }
}
