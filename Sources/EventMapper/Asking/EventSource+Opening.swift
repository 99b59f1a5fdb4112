public import Diagnostics
public import EventStore
import FoundationEssentials

extension EventSource {
  /// Opens the store of a run, `Outputs/events.gpkg` or another, or a PostGIS database by its address
  /// (`postgresql://…`).
  ///
  /// - Throws: A ``Diagnostic`` `store.missing` when there is none, `store.unreadable` when it is no store,
  ///   `store.address` for an address that nobody understands.
  public static func open(_ store: String) throws(Diagnostic) -> EventSource {
    do {
      switch StoreAddress(store) {
      case .database(let address): return try EventSource(postGIS: address)
      case .file(let path):
        guard FileManager.default.fileExists(atPath: path) else {
          throw Diagnostic(
            "store.missing", .error, at: Position(source: path),
            "There is no store of events here.",
            fix: "run eventmap map first, or name a store with --store")
        }
        return try EventSource(geoPackage: path)
      }
    } catch {
      throw unreadable(store, error)
    }
  }

  /// What to say of a store that could not be read.
  public static func unreadable(_ store: String, _ error: any Error) -> Diagnostic {
    if let diagnostic = error as? Diagnostic { return diagnostic }
    let address = StoreAddress(store)
    if let refusal = error as? StoreRefusal {
      return Diagnostic(refusal, at: address.face, isAsked: true)
    }
    let why = (error as? StoreFailure)?.message ?? "\(error)"
    let fix =
      if case .database = address {
        "name a database that eventmap map --store has written, or run eventmap map again"
      } else { "name an events.gpkg that eventmap map has written, or run eventmap map again" }
    return Diagnostic(
      "store.unreadable", .error, at: Position(source: address.face),
      "This store of events cannot be read: \(why).", fix: fix)
  }
}
