/// Why a file or a database is not taken for a store; it is left as it is.
public enum StoreRefusal: Error, Hashable, Sendable {
  /// It is no database, or one of something else.
  case notOurs
  /// It is of a version that cannot be brought to this one.
  case older(Int)
  /// It is of a version that this program does not know.
  case newer(Int)
  /// It is a store, but damaged, in SQLite's words.
  case damaged(String)
  /// Another program is writing it, and did not end in time.
  case busy
  /// The address of a database cannot be understood, in libpq's words.
  case notAnAddress(String)
  /// The database does not answer, in libpq's words.
  case unreachable(String)
  /// The database has no store in this schema.
  case absent(schema: String)
  /// The database has no PostGIS, or keeps texts in another encoding than UTF-8: what it lacks.
  case unfit(String)
  /// The user may not do it, in the server's words.
  case forbidden(String)
}
