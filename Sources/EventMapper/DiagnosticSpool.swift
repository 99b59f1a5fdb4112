public import Diagnostics
import Layers
import Spooling

/// Gathers what is wrong or doubtful, however much it is.
final class DiagnosticSpool {
  private let spool: Spool<Told>
  /// The files that an error was found in.
  private(set) var faulty: Set<String> = []

  /// A diagnostic, and whether it is about an input rather than about what a report says.
  struct Told: Spoolable, Equatable {
    let diagnostic: Diagnostic
    let isOfInput: Bool

    init(_ diagnostic: Diagnostic, isOfInput: Bool) {
      self.diagnostic = diagnostic
      self.isOfInput = isOfInput
    }

    func encode(to record: inout RecordEncoder) {
      diagnostic.encode(to: &record)
      record.put(isOfInput)
    }

    init(from record: inout RecordDecoder) throws(Diagnostic) {
      diagnostic = try Diagnostic(from: &record)
      isOfInput = try record.bool()
    }
  }

  init(_ space: SpoolSpace) { spool = Spool(space) }

  /// Adds a diagnostic; about inputs each is told once.
  func add(_ diagnostic: Diagnostic, isOfInput: Bool) throws(Diagnostic) {
    if diagnostic.severity == .error, let source = diagnostic.position?.source {
      faulty.insert(source)
    }
    // What is about the whole run comes first.
    var key = SpoolKey(diagnostic.position == nil ? 0 : 1)
    if let position = diagnostic.position {
      key = key.then(position.source).then(position.line).then(position.column)
    }
    try spool.add(
      Told(diagnostic, isOfInput: isOfInput),
      at: key.then(diagnostic.id).then(diagnostic.sentence))
  }

  /// Ends the adding.
  func finish() throws(Diagnostic) -> Spooled<Told> { try spool.finish() }
}

/// What is wrong or doubtful in the inputs of a run, by place.
public struct RunDiagnostics: Sendable {
  let rows: Rows<Diagnostic>

  init(_ spooled: Spooled<DiagnosticSpool.Told>) {
    rows = Rows { body in
      var last: DiagnosticSpool.Told?
      try spooled.forEach { told in
        defer { last = told }
        // An input that was named twice is told of once.
        if told.isOfInput, told == last { return }
        try body(told.diagnostic)
      }
    }
  }

  /// Hands on one after the other.
  public func forEach(_ body: (Diagnostic) throws -> Void) throws { try rows.forEach(body) }
}
