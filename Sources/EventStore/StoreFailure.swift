import GRDB

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A database that could not be written.
public struct StoreFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system's number of the error (`errno`); 0 where it is the database's own.
  public let systemError: Int32
  /// What SQLite or PostgreSQL says.
  public let message: String
  /// Whether a question asks for values that the database cannot count with (class 22 of SQLSTATE).
  public private(set) var isOutOfRange = false
  /// Whether the connection to a database is gone.
  public private(set) var isOfConnection = false

  /// What happened, in the words of the system or the database.
  public var description: String { message }

  /// Whether a disk is full.
  public var isOfSpace: Bool { systemError == ENOSPC }

  /// Whether it was ended from outside, because it took too long.
  public var isInterruption: Bool { self == Self.interruption }

  /// Whether another program has locked the file.
  public var isBusy: Bool { message == Self.lock }

  /// As SQLite words it (`SQLITE_INTERRUPT`); PostgreSQL has a code for it.
  static let interruption = StoreFailure(message: "interrupted")
  /// What SQLite says of `SQLITE_BUSY`.
  private static let lock = "database is locked"

  init(_ error: DatabaseError, systemError: Int32) {
    let isOfDisk = [.SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY]
      .contains(error.resultCode.primaryResultCode)
    // SQLite forgets the system's number when it fails once more while it gives up.
    let fault = systemError == 0 ? EIO : systemError
    self.systemError =
      error.resultCode.primaryResultCode == .SQLITE_FULL ? ENOSPC : isOfDisk ? fault : 0
    message = error.message ?? "\(error.resultCode)"
  }

  init(errno number: Int32) {
    systemError = number
    message = String(cString: strerror(number))
  }

  init(message: String, isOfSpace: Bool = false) {
    systemError = isOfSpace ? ENOSPC : 0
    self.message = message
  }

  /// A failure of PostgreSQL.
  init(message: String, isOutOfRange: Bool, isOfConnection: Bool) {
    self.init(message: message)
    self.isOutOfRange = isOutOfRange
    self.isOfConnection = isOfConnection
  }

  /// Runs what asks a database, and tells its errors as failures of the store.
  static func told<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as DatabaseError {
      throw StoreFailure(message: error.message ?? "\(error.resultCode)")
    }
  }
}
