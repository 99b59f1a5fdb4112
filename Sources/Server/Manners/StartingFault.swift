import Diagnostics
import EventMapper
import EventStore
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a server cannot begin: its store cannot be read, or it cannot listen where it was told to.
enum StartingFault {
  /// The error as a diagnostic; one that nobody foresaw as it is.
  static func told(_ error: any Error, _ settings: ServerSettings) -> any Error {
    if error is StoreFailure || error is StoreRefusal {
      if (error as? StoreFailure)?.systemError == ENOENT {
        return Diagnostic(
          "store.missing", .error, at: Position(source: settings.store.face),
          "There is no store of events here.",
          fix: "run eventmap map first, or name a store with --store")
      }
      return EventSource.unreadable(settings.store.face, error)
    }
    guard let fault = error as? IOError else {
      guard error is SocketAddressError || error is SocketAddressError.UnknownHost
      else { return error }
      return Diagnostic(
        "serve.host", .error, "No address of this machine is called \(settings.host).",
        fix: "leave --host out, or name one that ip address shows")
    }
    switch fault.errnoCode {
    case EADDRINUSE:
      return Diagnostic(
        "serve.port", .error, "Port \(settings.port) is taken by another program.",
        fix: "take another one with --port, or 0 for any that is free")
    case EACCES, EPERM:
      return Diagnostic(
        "serve.port", .error,
        "The system does not allow this user to listen on port \(settings.port).",
        fix: "take a port above 1023 with --port, and a proxy in front of it")
    case EADDRNOTAVAIL:
      return Diagnostic(
        "serve.host", .error, "No address of this machine is called \(settings.host).",
        fix: "leave --host out, or name one that ip address shows")
    default: return error
    }
  }
}
