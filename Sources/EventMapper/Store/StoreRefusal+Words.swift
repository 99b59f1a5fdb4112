import Diagnostics
import EventStore

extension Diagnostic {
  /// What is said of a store that a run may not take.
  ///
  /// - Parameters:
  ///   - refusal: Why.
  ///   - path: The file, or the address without passwords.
  ///   - isAsked: Whether it was to be read only, so that one that cannot be reached is a missing
  ///   input, not an output that cannot be written.
  init(_ refusal: StoreRefusal, at path: String, isAsked: Bool = false) {
    let (id, sentence, fix): (String, String, String) =
      switch refusal {
      case .notOurs:
        (
          "not-ours", "It is no event store: nothing was written to it.",
          "name a file that map has written, or one that does not exist yet"
        )
      case .older(let version):
        (
          "old",
          "It is an event store of version \(version), which kept no claims to add to; it is as it was.",
          "map its reports again into a new --store, together with the new ones"
        )
      case .newer(let version):
        (
          "new",
          "It is an event store of version \(version), and this program knows versions up to "
            + "\(StoreSchema.version); it is as it was.",
          "use the newer program that wrote it"
        )
      case .damaged(let words):
        (
          "damaged", "It is an event store, but damaged (\(words)); it is as it was.",
          "take a copy of it from before, or map its reports again into a new --store"
        )
      case .busy:
        (
          "busy", "Another program is writing it; nothing was added.",
          "wait for that program to end, and run this again"
        )
      case .notAnAddress(let words):
        (
          "address", "The address of the database cannot be understood: \(words).",
          "write postgresql://USER@HOST/DATABASE, signs such as @ and / in names and passwords as %40 and %2F"
        )
      case .unreachable(let words):
        (
          isAsked ? "missing" : "unwritable", "The database cannot be reached: \(words).",
          "see that its server runs and takes your user, and that host, port and database are right; "
            + "a password belongs into ~/.pgpass or PGPASSWORD"
        )
      case .absent(let schema):
        (
          "missing", "There is no store of events in the schema \(schema).",
          "run eventmap map --store with this address first, or name the schema with ?schema="
        )
      case .unfit(let words):
        (
          isAsked ? "unreadable" : "unwritable",
          "The database can hold no event store: \(words).",
          "ask its owner for CREATE EXTENSION postgis, in a database whose encoding is UTF8"
        )
      case .forbidden(let words):
        (
          isAsked ? "unreadable" : "unwritable",
          "The user of the database may not do this: \(words)\(isAsked ? "" : "; the store is as it was").",
          isAsked
            ? "ask its owner for GRANT USAGE on the schema and GRANT SELECT on its tables"
            : "ask its owner for GRANT CREATE on the database, and for SELECT, INSERT and DELETE on tables that others own"
        )
      }
    self.init("store.\(id)", .error, at: Position(source: path), sentence, fix: fix)
  }
}
