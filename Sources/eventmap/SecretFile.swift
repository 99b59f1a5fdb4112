import Diagnostics
import FoundationEssentials
import Server

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that holds a token, and nothing else.
enum SecretFile {
  /// Reads the token; says so when others on the machine could do that too.
  ///
  /// - Throws: ``Diagnostic`` `serve.token-file.missing` or `serve.token`.
  static func token(_ path: String) throws(Diagnostic) -> AccessToken {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostic(
        "serve.token-file.missing", .error, at: Position(source: path),
        "The file with the token cannot be read: \(String(cString: strerror(errno))).",
        fix: "make one with: openssl rand -hex 32 > token; chmod 600 token")
    }
    defer { close(descriptor) }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    let mode = attributes?[.posixPermissions].flatMap { $0 as? UInt ?? ($0 as? Int).map(UInt.init) }
    if let mode, attributes?[.type] as? FileAttributeType == .typeRegular, mode & 0o077 != 0 {
      Console.warn(
        Diagnostic(
          "serve.token-file", .warning, at: Position(source: path),
          "Other users of this machine may read the token.", fix: "chmod 600 \(path)"
        ).face)
    }
    var block = [UInt8](repeating: 0, count: 4_096)
    let count = max(0, read(descriptor, &block, block.count))
    return try AccessToken(String(decoding: block[..<count], as: UTF8.self), from: path)
  }
}
