import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A database that could not be written.
public struct StoreFailure: Error, Hashable, Sendable {
  /// The system's number of the error (`errno`); 0 where it is SQLite's own.
  public let systemError: Int32
  /// What SQLite says.
  public let message: String

  init(_ error: DatabaseError, systemError: Int32) {
    let isOfDisk = [.SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY]
      .contains(error.resultCode.primaryResultCode)
    self.systemError =
      error.resultCode.primaryResultCode == .SQLITE_FULL ? ENOSPC : isOfDisk ? systemError : 0
    message = error.message ?? "\(error.resultCode)"
  }

  init(errno number: Int32) {
    systemError = number
    message = String(cString: strerror(number))
  }
}

/// Replaces the version of SQLite in a database's header by a fixed one, so that it does not show
/// which the machine has.
///
/// Nothing reads it but people (SQLite, *Database File Format*, 1.3.16).
func stampVersion(_ path: String) throws(StoreFailure) {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw StoreFailure(errno: errno) }
  defer { close(descriptor) }
  let version = UInt32(3_040_001).bigEndian
  let written = withUnsafeBytes(of: version) { pwrite(descriptor, $0.baseAddress, $0.count, 96) }
  guard written == 4 else { throw StoreFailure(errno: errno) }
}
