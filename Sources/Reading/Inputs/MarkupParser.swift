import CXML2

/// HTML and XML as trees, through libxml2: without network, without outer documents, without
/// expanding entities, at most 256 deep.
enum MarkupParser {
  /// What came of a document.
  struct Outcome {
    /// The root; nil when there is none.
    let root: MarkupElement?
    /// The first fault that matters: any in XML, only too deep nesting in HTML.
    let fault: Fault?
  }

  /// What libxml2 finds wrong.
  struct Fault: Equatable {
    let line: Int
    let column: Int
    let sentence: String
    /// Whether elements stand too deep in each other.
    let isTooDeep: Bool
  }

  /// Reads HTML as browsers do: whatever it is, something comes of it.
  static func html(_ text: String) -> Outcome {
    if let fault = crowding(text) { return Outcome(root: nil, fault: fault) }
    guard let context = htmlNewParserCtxt() else { return Outcome(root: nil, fault: nil) }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    let document = read(text) { bytes, count in
      htmlCtxtReadMemory(context, bytes, count, nil, "UTF-8", Int32(options))
    }
    return outcome(document, context, isStrict: false)
  }

  /// Reads XML; after a fault goes on as far as that has a meaning.
  ///
  /// What feeds often have and XML forbids is mended first: blanks in front of the declaration,
  /// control characters, HTML's names of entities.
  static func xml(_ text: String) -> Outcome {
    if let fault = crowding(text) { return Outcome(root: nil, fault: fault) }
    guard let context = xmlNewParserCtxt() else { return Outcome(root: nil, fault: nil) }
    defer { xmlFreeParserCtxt(context) }
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_BIG_LINES.rawValue
    let document = read(mended(text)) { bytes, count in
      xmlCtxtReadMemory(context, bytes, count, nil, "UTF-8", Int32(options))
    }
    return outcome(document, context, isStrict: true)
  }

  /// What is wrong with a text whose tags would keep the parser busy for hours.
  private static func crowding(_ text: String) -> Fault? {
    let bytes = Array(text.utf8)
    return MarkupGuard.crowdedTag(in: bytes).map { offset in
      let place = TextPlace(offset: offset, in: bytes)
      return Fault(
        line: place.line, column: place.column,
        sentence: "an element has more than \(MarkupGuard.mostAttributes) attributes",
        isTooDeep: false)
    }
  }

  /// The text with blanks for control characters and for its declaration, which may then stand
  /// anywhere, and with numbers for the names of HTML's entities (`&nbsp;`); lines and columns in
  /// front of these stay.
  private static func mended(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    let start = bytes.firstIndex { $0 > 0x20 } ?? 0
    if bytes[start...].starts(with: "<?xml".utf8) {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? start
      result += bytes[..<end].map { $0 == UInt8(ascii: "\n") ? $0 : 0x20 } + [0x20]
      index = end + 1
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let entity = entity(after: index, in: bytes) {
        result += Array("&#\(entity.scalar);".utf8)
        index = entity.end
      } else {
        let isForbidden = bytes[index] < 0x20 && ![0x09, 0x0A, 0x0D].contains(bytes[index])
        result.append(isForbidden ? 0x20 : bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func entity(after start: Int, in bytes: [UInt8]) -> (scalar: UInt32, end: Int)? {
    let rest = bytes[(start + 1)...].prefix(12)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    guard !["amp", "lt", "gt", "quot", "apos"].contains(name), let known = htmlEntityLookup(name)
    else { return nil }
    return (known.pointee.value, end + 1)
  }

  private static func read(
    _ text: String, _ parse: (UnsafePointer<CChar>?, Int32) -> xmlDocPtr?
  ) -> xmlDocPtr? {
    var text = text
    return text.withUTF8 { bytes in
      guard let count = Int32(exactly: bytes.count), count > 0 else { return nil }
      return bytes.withMemoryRebound(to: CChar.self) { parse($0.baseAddress, count) }
    }
  }

  private static func outcome(
    _ document: xmlDocPtr?, _ context: xmlParserCtxtPtr, isStrict: Bool
  ) -> Outcome {
    defer { if let document { xmlFreeDoc(document) } }
    // libxml2 reports depth as an internal error, and stops.
    let error = context.pointee.lastError
    let message = error.message.map { String(cString: $0) } ?? ""
    let isTooDeep = message.contains("xcessive depth")
    var fault: Fault?
    if isTooDeep || (isStrict && context.pointee.wellFormed == 0) {
      fault = Fault(
        line: Int(error.line), column: max(1, Int(error.int2)),
        sentence: isTooDeep ? "elements stand more than 256 deep in each other" : first(message),
        isTooDeep: isTooDeep)
    }
    guard let root = xmlDocGetRootElement(document) else { return Outcome(root: nil, fault: fault) }
    return Outcome(root: element(root, depth: 0), fault: fault)
  }

  /// The first line of a message, without its final stop.
  private static func first(_ message: String) -> String {
    let line = message.split(separator: "\n").first.map(String.init) ?? "it is not well formed"
    return line.hasSuffix(".") ? String(line.dropLast()) : line
  }
}

// From libxml2's nodes to values.
extension MarkupParser {
  /// Deeper than libxml2 lets a document be.
  private static let deepest = 300

  private static func element(_ node: xmlNodePtr, depth: Int) -> MarkupElement {
    var children: [MarkupElement.Child] = []
    var next = node.pointee.children
    while let child = next {
      next = child.pointee.next
      switch child.pointee.type {
      case XML_ELEMENT_NODE:
        if depth < deepest { children.append(.element(element(child, depth: depth + 1))) }
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let text = string(child.pointee.content) { children.append(.text(text)) }
      default: break
      }
    }
    return MarkupElement(
      name: name(of: node), line: max(1, Int(xmlGetLineNo(node))),
      attributes: attributes(of: node), children: children)
  }

  private static func attributes(of node: xmlNodePtr) -> [String: String] {
    var attributes: [String: String] = [:]
    var next = node.pointee.properties
    while let attribute = next {
      next = attribute.pointee.next
      guard let name = string(attribute.pointee.name)?.lowercased() else { continue }
      var value = ""
      var part = attribute.pointee.children
      while let text = part {
        if text.pointee.type == XML_TEXT_NODE { value += string(text.pointee.content) ?? "" }
        part = text.pointee.next
      }
      if attributes[name] == nil { attributes[name] = value }
    }
    return attributes
  }

  private static func name(of node: xmlNodePtr) -> String {
    let name = string(node.pointee.name)?.lowercased() ?? ""
    guard let space = node.pointee.ns, let address = string(space.pointee.href) else { return name }
    switch address {
    case "http://www.w3.org/2005/Atom", "http://purl.org/rss/1.0/",
      "http://www.w3.org/1999/xhtml":
      return name
    case "http://purl.org/rss/1.0/modules/content/": return "content:" + name
    case "http://purl.org/dc/elements/1.1/": return "dc:" + name
    case "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main":
      return "w:" + name
    default: return (string(space.pointee.prefix).map { $0 + ":" } ?? "") + name
    }
  }

  private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}
