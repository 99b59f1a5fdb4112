/// Why a file is not taken for a store that can be added to; the file is left as it is.
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
}
