package import Diagnostics

extension RecordEncoder {
  /// Writes a place in an input.
  package mutating func put(_ position: Position) {
    put(position.source)
    put(position.line)
    put(position.column)
  }
}

extension RecordDecoder {
  /// Reads a place in an input.
  package mutating func position() throws(Diagnostic) -> Position {
    Position(source: try string(), line: try int(), column: try int())
  }
}

extension Diagnostic: Spoolable {
  package func encode(to record: inout RecordEncoder) {
    record.put(id)
    record.put(severity.rawValue)
    record.put(position) { $0.put($1) }
    record.put(sentence)
    record.put(fix)
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    let id = try record.string()
    let severity = try record.raw(Severity.self)
    let position = try record.optional { (record) throws(Diagnostic) in try record.position() }
    let (sentence, fix) = (try record.string(), try record.string())
    // A diagnostic without a fix cannot be made.
    guard !fix.isEmpty else { throw RecordDecoder.damage }
    self.init(id, severity, at: position, sentence, fix: fix)
  }
}
