package import Diagnostics
import Places

/// A value of a JSON file that says at which line and column it stands, for readers above this room.
package struct JSONItem: Sendable {
  private let node: JSONNode
  private let bytes: [UInt8]
  /// The file that diagnostics name.
  private let source: String
  /// The line of the file on which the bytes begin.
  private let firstLine: Int

  private init(_ node: JSONNode, bytes: [UInt8], source: String, firstLine: Int) {
    self.node = node
    self.bytes = bytes
    self.source = source
    self.firstLine = firstLine
  }

  /// Reads a file that holds one value.
  ///
  /// - Throws: `input.missing`, `input.unreadable` or `json.malformed`.
  package init(path: String) throws(Diagnostic) {
    guard let bytes = WholeFile.bytes(at: path) else {
      if case .missing = FileKind(path) { throw .missing(path) }
      throw Diagnostic(
        "input.unreadable", .error, at: Position(source: path), "It cannot be read as a file.",
        fix: "name a JSON file that this user may read")
    }
    try self.init(bytes, source: path)
  }

  /// Reads bytes that are there already: a whole file, or what begins on a line of it.
  package init(_ all: [UInt8], source: String, firstLine: Int = 1) throws(Diagnostic) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = all.starts(with: mark) ? Array(all.dropFirst(mark.count)) : all
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Diagnostic(
        "json.malformed", .error,
        at: Position(source: source, line: firstLine == 1 ? 0 : firstLine), "It is no UTF-8.",
        fix: "save it as UTF-8")
    }
    do throws(JSONFault) {
      self.init(
        try JSONReader.single(bytes), bytes: bytes, source: source, firstLine: firstLine)
    } catch {
      let place = TextPlace(offset: error.offset, in: bytes)
      throw Diagnostic(
        "json.malformed", .error,
        at: Position(source: source, line: firstLine + place.line - 1, column: place.column),
        "It is no JSON: \(error.sentence).", fix: "mend it here")
    }
  }

  /// Where it stands.
  package var position: Position {
    let place = TextPlace(offset: node.offset, in: bytes)
    return Position(source: source, line: firstLine + place.line - 1, column: place.column)
  }

  /// Whether it has members.
  package var isObject: Bool { node.isObject }

  /// Whether it has a member of a name, were it null.
  package func has(_ name: String) -> Bool { node[name] != nil }

  /// What it is, with its article: `a text`, `an array`.
  package var kind: String { node.kind }

  /// The member of a name; nil where there is none, or where it is null.
  package subscript(name: String) -> JSONItem? {
    guard let member = node[name] else { return nil }
    if case .null = member.value { return nil }
    return JSONItem(member, bytes: bytes, source: source, firstLine: firstLine)
  }

  /// The names of its members, in the order of the file.
  package var names: [String] {
    guard case .object(let members) = node.value else { return [] }
    return members.map(\.key)
  }

  /// The members that a cell of a table can say, by their names; of two with one name the first counts.
  ///
  /// For objects with very many members, each of which the subscript would look for from the start.
  package var cells: [String: String] {
    guard case .object(let members) = node.value else { return [:] }
    return Dictionary(
      members.map { ($0.key, $0.node.cell) }, uniquingKeysWith: { first, _ in first }
    )
    .compactMapValues(\.self)
  }

  /// The text of a string.
  package var string: String? { node.string }

  /// The value of a number, if it is finite.
  package var number: Double? {
    guard case .number(let digits) = node.value, let number = Double(digits), number.isFinite
    else { return nil }
    return number
  }

  /// A single value as the cell of a table would say it; nil for null, arrays and objects.
  package var cell: String? { node.cell }

  /// True or false.
  package var bool: Bool? {
    if case .bool(let flag) = node.value { flag } else { nil }
  }

  /// The elements of an array.
  package var elements: [JSONItem]? {
    guard case .array(let nodes) = node.value else { return nil }
    return nodes.map { JSONItem($0, bytes: bytes, source: source, firstLine: firstLine) }
  }
}
