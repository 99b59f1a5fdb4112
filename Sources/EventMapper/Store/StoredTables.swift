import Diagnostics
import EventStore
import Layers
import Spooling

// Tables of a store that no layer shows. They are read back by their columns' places.

extension Table where Row == UnresolvedMention {
  /// A row each time that a name stands in a report and has no place.
  static let unresolved = Table(
    name: "unresolved", title: "Names without a place",
    columns: [
      Column("name", .string, "Name") { .text($0.name) },
      Column("report", .string, "Report") { .text($0.report) },
      Column("reason", .string, "Why") { .text(maybe: $0.reason) },
      Column("quote", .string, "The sentence") { .text(maybe: $0.quote) },
      Column("claim", .string, "Claim, where it came from outside") { .text(maybe: $0.claim) },
    ])
}

extension UnresolvedMention {
  init?(_ row: StoredCells) {
    guard let name = row.text(0), let report = row.text(1) else { return nil }
    self.init(
      name: name, report: report, reason: row.text(2) ?? "", quote: row.text(3) ?? "",
      claim: row.text(4))
  }

  /// The same mention in a report that is called otherwise now.
  func renamed(_ report: String) -> UnresolvedMention {
    UnresolvedMention(name: name, report: report, reason: reason, quote: quote, claim: claim)
  }
}

extension Table where Row == DiagnosticSpool.Told {
  /// A row for each thing that was wrong or doubtful in what the store was made from.
  static let diagnostics = Table(
    name: "diagnostics", title: "What was wrong or doubtful in the reports",
    columns: [
      Column("id", .string, "Kind") { .text($0.diagnostic.id) },
      Column("severity", .string, "How bad") { .text($0.diagnostic.severity.rawValue) },
      Column("file", .string, "File") { .text(maybe: $0.diagnostic.position?.source) },
      Column("line", .integer, "Line") { .integer(maybe: $0.diagnostic.position?.line) },
      Column("column", .integer, "Column") { .integer(maybe: $0.diagnostic.position?.column) },
      Column("sentence", .string, "What") { .text($0.diagnostic.sentence) },
      Column("fix", .string, "How to mend it") { .text($0.diagnostic.fix) },
      Column("report", .string, "Report") { .text(maybe: $0.report) },
    ])
}

extension DiagnosticSpool.Told {
  init?(_ row: StoredCells) {
    guard let id = row.text(0), let sentence = row.text(5), let fix = row.text(6), !fix.isEmpty,
      let severity = row.text(1).flatMap(Diagnostic.Severity.init(rawValue:))
    else { return nil }
    let position = row.text(2).map {
      Position(source: $0, line: row.integer(3) ?? 0, column: row.integer(4) ?? 0)
    }
    self.init(
      Diagnostic(id, severity, at: position, sentence, fix: fix), report: row.text(7),
      isStored: true)
  }
}

/// What a store was made from, and by what.
struct Provenance: Hashable, Sendable {
  /// `attribution`, `boundaries`, `contract`, `gazetteer`, `input` or `program`.
  let kind: String
  /// The name of a file, or a version.
  let name: String
  /// SHA-256 of a file.
  var sha256: String?
  /// The length of a file.
  var bytes: Int?

  /// The order of the table.
  static func precedes(_ one: Provenance, _ other: Provenance) -> Bool {
    (one.kind, one.name, one.sha256 ?? "") < (other.kind, other.name, other.sha256 ?? "")
  }
}

extension Provenance {
  init?(_ row: StoredCells) {
    guard let kind = row.text(0), let name = row.text(1) else { return nil }
    self.init(kind: kind, name: name, sha256: row.text(2), bytes: row.integer(3))
  }
}

extension Table where Row == Provenance {
  /// A row for each input and for each version that took part.
  static let provenance = Table(
    name: "provenance", title: "What the tables were made from",
    columns: [
      Column("kind", .string, "What") { .text($0.kind) },
      Column("name", .string, "Name or version") { .text($0.name) },
      Column("sha256", .string, "SHA-256") { .text(maybe: $0.sha256) },
      Column("bytes", .integer, "Bytes") { .integer(maybe: $0.bytes) },
    ])
}
