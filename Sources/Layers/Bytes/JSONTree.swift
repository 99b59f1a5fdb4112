/// A small document of JSON, whose objects keep the order of their members.
///
/// What grows with the events is written row by row instead.
package indirect enum JSONTree: Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number with at most so many decimals; null where it is not finite.
  case number(Double, decimals: Int)
  case string(String)
  case array([JSONTree])
  case object([(String, JSONTree)])

  /// The document as bytes, on one line.
  package var utf8: [UInt8] { bytes { $0.append(tree: self) } }
}

extension JSONTree: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByStringInterpolation
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(arrayLiteral elements: JSONTree...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONTree)...) { self = .object(elements) }
}

extension ByteWriter {
  /// Appends a document.
  package mutating func append(tree: JSONTree) {
    switch tree {
    case .null: append("null")
    case .boolean(let flag): if flag { append("true") } else { append("false") }
    case .integer(let number): append(number)
    case .number(let number, let decimals): append(json: number, decimals: decimals)
    case .string(let text): append(json: text)
    case .array(let elements):
      append(UInt8(ascii: "["))
      for (here, element) in elements.enumerated() {
        if here > 0 { append(UInt8(ascii: ",")) }
        append(tree: element)
      }
      append(UInt8(ascii: "]"))
    case .object(let members):
      append(UInt8(ascii: "{"))
      for (here, member) in members.enumerated() {
        if here > 0 { append(UInt8(ascii: ",")) }
        append(json: member.0)
        append(UInt8(ascii: ":"))
        append(tree: member.1)
      }
      append(UInt8(ascii: "}"))
    }
  }
}

extension String {
  /// The text as XML or HTML has it, in an element or an attribute.
  package var escapedForXML: String {
    String(decoding: bytes { $0.append(xml: self) }, as: UTF8.self)
  }
}
