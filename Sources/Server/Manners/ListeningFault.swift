import Diagnostics
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a server cannot listen where it was told to.
enum ListeningFault {
  /// The system's error as a diagnostic; any other error as it is.
  static func told(_ error: any Error, _ settings: ServerSettings) -> any Error {
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
