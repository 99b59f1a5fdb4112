import Diagnostics

/// JSON Lines: one report as a JSON object a line; a line that cannot be read costs only itself.
///
/// It holds one line at a time, so that a file may be larger than the memory.
struct JSONLines {
  private let name: String
  private let limits: InputLimits
  private var lines: LineReader
  private var isEmpty = true
  private var isBinary = false

  /// Begins with the first line.
  init(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    contents.isCollection = true
    var source = input
    let start = try input.peek()
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      // Line ends can only be seen after decoding.
      let all = try input.all(limit: limits.documentBytes)
      let text = try TextDecoding.text(all, of: input.name, into: &contents)
      source = InputBytes(Array(text.utf8), name: input.name)
    }
    name = input.name
    self.limits = limits
    lines = LineReader(source, limit: limits.lineBytes)
  }

  /// Reads the next line.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: What is wrong with the file as a whole.
  mutating func next(into contents: inout FileContents) throws(Diagnostic) -> Bool {
    // A binary file is one fault, not one a line.
    guard !isBinary, let line = try lines.next() else {
      if isEmpty { throw .empty(name) }
      return false
    }
    let position = Position(source: name, line: line.number)
    if line.isTooLong {
      isEmpty = false
      contents.diagnostics.append(.tooLarge(at: position, "The line", limit: limits.lineBytes))
      return true
    }
    do throws(Diagnostic) {
      let text = try TextDecoding.text(line.bytes, of: name, line: line.number, into: &contents)
      guard !text.isBlank else { return true }
      isEmpty = false
      try read(Array(text.utf8), at: position, into: &contents)
    } catch {
      isEmpty = false
      isBinary = error.id == "input.binary"
      contents.diagnostics.append(error)
    }
    return true
  }

  private func read(
    _ bytes: [UInt8], at position: Position, into contents: inout FileContents
  ) throws(Diagnostic) {
    do throws(JSONFault) {
      let node = try JSONReader.single(bytes)
      var ordinal = position.line
      var places = PlaceCursor(bytes)
      JSONReports.take(
        node, &ordinal, &places, firstLine: position.line, of: name, into: &contents)
    } catch {
      throw JSONReports.malformed(error, bytes: bytes, name: name, firstLine: position.line)
    }
  }
}
