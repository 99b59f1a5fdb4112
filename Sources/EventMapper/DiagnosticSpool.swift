public import Diagnostics
import Layers
import Spooling

/// Gathers what is wrong or doubtful, however much it is.
final class DiagnosticSpool {
  private let spool: Spool<Told>
  /// The files that an error was found in.
  private(set) var faulty: Set<String> = []

  /// A diagnostic, and whether it is about an input rather than about what a report says.
  struct Told: Spoolable {
    let diagnostic: Diagnostic
    let isOfInput: Bool
    /// The report that it is about; nil where it is about an input.
    var report: String?
    /// Whether an earlier run told it: a store has it.
    var isStored = false

    init(_ diagnostic: Diagnostic, isOfInput: Bool) {
      self.diagnostic = diagnostic
      self.isOfInput = isOfInput
    }

    init(_ diagnostic: Diagnostic, report: String?, isStored: Bool) {
      self.diagnostic = diagnostic
      isOfInput = report == nil
      self.report = report
      self.isStored = isStored
    }

    /// Whether both say the same of an input, which is to be told once.
    func repeats(_ other: Told?) -> Bool { isOfInput && diagnostic == other?.diagnostic }

    func encode(to record: inout RecordEncoder) {
      diagnostic.encode(to: &record)
      record.put(isOfInput)
      record.put(report)
      record.put(isStored)
    }

    init(from record: inout RecordDecoder) throws(Diagnostic) {
      diagnostic = try Diagnostic(from: &record)
      isOfInput = try record.bool()
      report = try record.optionalString()
      isStored = try record.bool()
    }
  }

  init(_ space: SpoolSpace) { spool = Spool(space) }

  /// Adds a diagnostic; about inputs each is told once.
  func add(_ diagnostic: Diagnostic, isOfInput: Bool) throws(Diagnostic) {
    try add(Told(diagnostic, isOfInput: isOfInput))
  }

  /// Adds what was told of an input or of a report, now or in an earlier run.
  func add(_ told: Told) throws(Diagnostic) {
    let diagnostic = told.diagnostic
    if !told.isStored, diagnostic.severity == .error, let source = diagnostic.position?.source {
      faulty.insert(source)
    }
    // What is about the whole run comes first.
    var key = SpoolKey(diagnostic.position == nil ? 0 : 1)
    if let position = diagnostic.position {
      key = key.then(position.source).then(position.line).then(position.column)
    }
    try spool.add(
      told,
      at: key.then(diagnostic.id).then(diagnostic.sentence).then(told.report ?? "")
        .then(told.isStored ? 1 : 0))
  }

  /// Ends the adding.
  func finish() throws(Diagnostic) -> Spooled<Told> { try spool.finish() }
}

/// What is wrong or doubtful in the inputs of a run, by place.
public struct RunDiagnostics: Sendable {
  /// Those of earlier runs too, which a store has.
  let all: Rows<DiagnosticSpool.Told>

  init(_ spooled: Spooled<DiagnosticSpool.Told>) {
    all = Rows { body in
      var last: DiagnosticSpool.Told?
      try spooled.forEach { told in
        defer { last = told }
        // An input that was named twice is told of once.
        if told.repeats(last) { return }
        try body(told)
      }
    }
  }

  /// The same without what they are about.
  var rows: Rows<Diagnostic> {
    let all = all
    return Rows { body in try all.forEach { try body($0.diagnostic) } }
  }

  /// Hands on those of this run, one after the other.
  public func forEach(_ body: (Diagnostic) throws -> Void) throws {
    try all.forEach { if !$0.isStored { try body($0.diagnostic) } }
  }
}
