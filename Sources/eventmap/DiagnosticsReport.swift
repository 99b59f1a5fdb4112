import Diagnostics
import EventMapper

/// What was wrong or doubtful, as a person reads it on standard error.
struct DiagnosticsReport {
  /// Of one kind of diagnostic so many are shown; a long run would bury the others.
  private static let most = 20

  let quiet: Bool
  let fate: InputFate

  /// Shows diagnostics, and says that all of them are in the file `all`, if it is named.
  func show(_ diagnostics: [Diagnostic], all: String) {
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics { show(diagnostic, &counts) }
    showRest(counts, all: all)
  }

  /// Shows the diagnostics of a run, however many there are.
  func show(_ diagnostics: RunDiagnostics, all: String) throws {
    var counts: [String: Int] = [:]
    try diagnostics.forEach { show($0, &counts) }
    showRest(counts, all: all)
  }

  private func show(_ diagnostic: Diagnostic, _ counts: inout [String: Int]) {
    guard !quiet || diagnostic.severity == .error else { return }
    counts[diagnostic.id, default: 0] += 1
    if counts[diagnostic.id, default: 0] <= Self.most {
      Console.warn(fate.clickable(diagnostic).face)
    }
  }

  private func showRest(_ counts: [String: Int], all: String) {
    for (id, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.most {
      let place = all.isEmpty ? "" : "; all of them are in \(all)"
      Console.warn("note[\(id)]: \(count - Self.most) more of these were found\(place).")
    }
  }
}
