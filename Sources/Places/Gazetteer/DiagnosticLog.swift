import Diagnostics

/// Diagnostics in the order in which they were found, of each kind the first twenty and a count: a
/// table of millions of rows may be wrong in each of them.
struct DiagnosticLog {
  private static let most = 20

  private var shown: [Diagnostic] = []
  private var counts: [String: (all: Int, source: String)] = [:]
  /// Whether there is an error among them.
  private(set) var hasErrors = false

  mutating func append(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .error { hasErrors = true }
    let count = counts[diagnostic.id]?.all ?? 0
    counts[diagnostic.id] = (count + 1, diagnostic.position?.source ?? "")
    if count < Self.most { shown.append(diagnostic) }
  }

  mutating func append(_ other: DiagnosticLog) {
    for diagnostic in other.shown { append(diagnostic) }
    for (id, count) in other.counts where count.all > Self.most {
      counts[id] = ((counts[id]?.all ?? 0) + count.all - Self.most, count.source)
    }
    hasErrors = hasErrors || other.hasErrors
  }

  /// All that is shown, and how many more of each kind there were.
  var diagnostics: [Diagnostic] {
    shown
      + counts.sorted { $0.key < $1.key }.filter { $0.value.all > Self.most }.map { id, count in
        Diagnostic(
          id, .note, at: count.source.isEmpty ? nil : Position(source: count.source),
          "\(count.all - Self.most) more of these were found.",
          fix: "mend those above first, then look again")
      }
  }
}
