import Crypto
import Layers
import Reading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a manifest says of a file's bytes: how many they are, and their SHA-256.
struct FileSum {
  private var hash = SHA256()
  /// How many bytes there are.
  private(set) var count = 0

  /// Begins without bytes.
  init() {}

  /// Takes the bytes of a file.
  ///
  /// - Throws: ``WriteFailure``, as the file is one that was just written.
  init(ofFile path: String) throws(WriteFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let size = read(descriptor, &block, block.count)
      if size == 0 { return }
      if size < 0 {
        if errno == EINTR { continue }
        throw Self.failure(path)
      }
      block.withUnsafeBytes {
        hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<size]))
      }
      count += size
    }
  }

  /// Adds bytes.
  mutating func add(_ block: Span<UInt8>) {
    block.withUnsafeBytes { hash.update(bufferPointer: $0) }
    count += block.count
  }

  /// The SHA-256 of the bytes, in lower-case hexadecimal.
  var sha256: String { hash.finalize().hexadecimal }

  private static func failure(_ path: String) -> WriteFailure {
    WriteFailure(path: path, step: .flush, reason: WriteFailure.Reason(errno: errno))
  }
}

/// A short name that changes with the bytes: 16 hexadecimal digits of their SHA-256.
package func contentTag(_ bytes: [UInt8]) -> String {
  String(SHA256.hash(data: bytes).hexadecimal.prefix(16))
}
