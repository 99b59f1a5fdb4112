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
    for diagnostic in diagnostics where !quiet || diagnostic.severity == .error {
      let count = counts[diagnostic.id, default: 0]
      counts[diagnostic.id] = count + 1
      if count < Self.most { Console.warn(fate.clickable(diagnostic).face) }
    }
    for (id, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.most {
      let place = all.isEmpty ? "" : "; all of them are in \(all)"
      Console.warn("note[\(id)]: \(count - Self.most) more of these were found\(place).")
    }
  }
}
