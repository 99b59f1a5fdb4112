public import Diagnostics
public import EventStore
import FoundationEssentials

extension EventSource {
  /// Opens the store of a run, `Outputs/events.gpkg` or another.
  ///
  /// - Throws: A ``Diagnostic`` `store.missing` when there is none, `store.unreadable` when it is no store.
  public static func open(_ path: String) throws(Diagnostic) -> EventSource {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Diagnostic(
        "store.missing", .error, at: Position(source: path), "There is no store of events here.",
        fix: "run eventmap map first, or name a store with --store")
    }
    do { return try EventSource(geoPackage: path) } catch {
      throw unreadable(path, error)
    }
  }

  /// What to say of a store that could not be read.
  public static func unreadable(_ path: String, _ error: any Error) -> Diagnostic {
    if let diagnostic = error as? Diagnostic { return diagnostic }
    let why = (error as? StoreFailure)?.message ?? "\(error)"
    return Diagnostic(
      "store.unreadable", .error, at: Position(source: path),
      "This store of events cannot be read: \(why).",
      fix: "name an events.gpkg that eventmap map has written, or run eventmap map again")
  }
}
