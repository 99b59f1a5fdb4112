#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is done to a database's file past SQLite.
enum DatabaseFile {
  /// Makes an empty file, which SQLite takes for an empty database: if that fails, the system says
  /// why, and SQLite would not.
  static func make(_ path: String) throws(StoreFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno) }
    close(descriptor)
  }

  /// Whether a file begins as a database of SQLite does, and can be written.
  ///
  /// An empty file would pass for an empty database: it is none.
  static func isDatabase(_ path: String) throws(StoreFailure) -> Bool {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno) }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: 16)
    return read(descriptor, &head, 16) == 16 && head == Array("SQLite format 3\u{0}".utf8)
  }

  /// Replaces the version of SQLite in the header by a fixed one, so that it does not show which the
  /// machine has.
  ///
  /// Nothing reads it but people (SQLite, *Database File Format*, 1.3.16).
  static func stampVersion(_ path: String) throws(StoreFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StoreFailure(errno: errno) }
    defer { close(descriptor) }
    let version = UInt32(3_040_001).bigEndian
    let written = withUnsafeBytes(of: version) { pwrite(descriptor, $0.baseAddress, $0.count, 96) }
    guard written == 4 else { throw StoreFailure(errno: errno) }
  }
}
