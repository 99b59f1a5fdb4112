/// What is wrong or doubtful in an input: where, in one sentence, and how to mend it.
///
/// A diagnostic goes along with a result; it never replaces it. A row that cannot be read gives a
/// diagnostic and the other rows go on.
///
///     notes.txt:3:14: warning[date.no-year]: "15 November" has no year and the report has no date.
///     fix: name the publication date in reports.csv, or pass --published 2023-11-18
///
/// - Note: Sentence and fix are plain English. Quoted words of another script stand between the
///   Unicode isolates U+2068 and U+2069, so that the English around them keeps its order.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How much a diagnostic weighs.
  public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Worth knowing; nothing is lost.
    case note
    /// Something is doubtful or was left out.
    case warning
    /// The input, or this part of it, could not be used.
    case error

    /// Orders severities from note to error.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A stable name that scripts may match on, such as `place.unresolved`.
  public let id: String
  /// How much it weighs.
  public let severity: Severity
  /// Where it was found; nil when it is about the whole run.
  public let position: Position?
  /// What was found and what was expected.
  public let sentence: String
  /// What to do about it; never empty.
  public let fix: String

  /// Makes a diagnostic.
  ///
  /// - Precondition: `fix` is not empty.
  public init(
    _ id: String, _ severity: Severity, at position: Position? = nil, _ sentence: String,
    fix: String
  ) {
    precondition(!fix.isEmpty, "a diagnostic without a fix")
    self.id = id
    self.severity = severity
    self.position = position
    self.sentence = sentence
    self.fix = fix
  }

  /// The two lines that a person reads: `file:line:column: error[id]: sentence` and `fix: …`.
  public var face: String {
    let place = position.map { "\($0): " } ?? ""
    return "\(place)\(severity.rawValue)[\(id)]: \(sentence)\nfix: \(fix)"
  }
}

/// A place in an input file.
public struct Position: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file as the user named it, or the report's id.
  public let source: String
  /// The line, from 1; 0 when it is about the whole file.
  public let line: Int
  /// The column in Unicode scalars, from 1; 0 when it is about the whole line.
  public let column: Int

  /// Makes a position.
  public init(source: String, line: Int = 0, column: Int = 0) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// `file:line:column`, leaving out what is 0.
  public var description: String {
    if line == 0 { return source }
    return column == 0 ? "\(source):\(line)" : "\(source):\(line):\(column)"
  }

  /// Orders positions by file, then line, then column.
  public static func < (lhs: Position, rhs: Position) -> Bool {
    (lhs.source, lhs.line, lhs.column) < (rhs.source, rhs.line, rhs.column)
  }
}

extension String {
  /// The words between Unicode isolates, so that text of another direction keeps its place.
  public var isolated: String { "\u{2068}\(self)\u{2069}" }
}
