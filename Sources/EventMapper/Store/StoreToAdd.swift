public import Diagnostics
import EventStore
import Layers
import Reading
import Spooling

/// A store that a run adds to: taken before anything is read, given back with the new state or as it
/// was.
public final class StoreToAdd: Sendable {
  /// The file, or the address of the database without passwords, as the user named it.
  public let path: String
  let stored: StoredRun
  private let file: any WritableStore

  /// For how many seconds another run that writes the store is waited for.
  public static let patience = 60

  /// Opens a store; one that is missing is made, without rows.
  ///
  /// - Parameters:
  ///   - path: The file, or the address of a database.
  ///   - settings: Where what does not fit into memory is kept.
  ///   - patience: For how many seconds another run is waited for.
  ///   - waiting: Is called once when another run is writing the store.
  /// - Throws: `store.not-ours`, `store.old`, `store.new`, `store.damaged`, `store.busy` or
  ///   `store.unwritable`; the file is as it was.
  public init(
    path: String, settings: MapSettings, patience: Int = StoreToAdd.patience,
    waiting: @escaping @Sendable () -> Void
  ) throws(Diagnostic) {
    let address = StoreAddress(path)
    self.path = address.face
    do {
      switch address {
      case .file(let path):
        try Self.makeIfMissing(path, scratch: settings.space.folder)
        file = try EventStoreFile(path: path, patience: patience, waiting: waiting)
      case .database(let database):
        file = try PostGISStore(database, patience: patience, waiting: waiting)
      }
      stored = try StoredRun(file, settings.space)
    } catch {
      throw StoreFault.diagnostic(of: error, at: address.face)
    }
  }

  /// Whether a file is the store's, by whatever name.
  func isSame(as other: String) -> Bool { file.isSame(as: other) }

  /// Puts the new state in the place of the old one.
  func replace(_ source: MapFile.Source) throws(Diagnostic) {
    do {
      try file.replace(
        source.tables, relations: MapFile.Source.relations, scratch: source.scratch,
        memory: 12 << 20)
    } catch {
      throw StoreFault.diagnostic(of: error, at: path)
    }
  }

  /// A store without rows, as a run without reports would make it.
  private static func makeIfMissing(_ path: String, scratch: String) throws {
    guard !EventStoreFile.exists(path) else { return }
    let content = try MapContent(
      events: Rows([]), claims: Rows([]), districts: [], aggregates: Rows([]),
      unresolved: Rows([]), diagnostics: Rows([]), attribution: MapRun.attribution)
    let empty = MapFile.Source(content: content, gazetteer: "", scratch: scratch)
    try EventStoreFile.make(
      path, empty.tables, relations: MapFile.Source.relations, scratch: scratch)
  }
}

/// What is said of a store that cannot be added to.
enum StoreFault {
  static func diagnostic(of error: any Error, at path: String) -> Diagnostic {
    switch error {
    case let diagnostic as Diagnostic: diagnostic
    case let failure as WriteFailure: failure.diagnostic
    case let refusal as StoreRefusal: Diagnostic(refusal, at: path)
    case let failure as StoreFailure:
      Diagnostic(
        "store.unwritable", .error, at: Position(source: path),
        "The store could not be written: \(failure.message); it is as it was.",
        fix: failure.isOfSpace
          ? "free some space on its disk"
          : "see that its folder is there, or its server runs, and that you may write there, or name another --store"
      )
    default:
      Diagnostic(
        "store.unwritable", .error, at: Position(source: path),
        "The store could not be written: \(error); it is as it was.",
        fix: "please report this sentence, with the command that led to it")
    }
  }
}
