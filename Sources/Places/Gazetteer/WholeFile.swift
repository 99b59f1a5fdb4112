#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is read into memory at once.
///
/// It stands in for Foundation's `Data(contentsOf:)`, which on Linux keeps 4 KB for good of each file
/// that is empty.
package enum WholeFile {
  private static let pieceBytes = 65_536

  /// The bytes of a file, or of what a pipe gives up to its end.
  ///
  /// - Returns: The bytes; nil when there is no such file, it is a folder, or it cannot be read.
  package static func bytes(at path: String) -> [UInt8]? {
    let file = systemOpen(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return nil }
    // What has no size, such as a pipe, is read in pieces; what grows meanwhile, to its end.
    var room = status.st_size > 0 ? Int(status.st_size) : pieceBytes
    var bytes: [UInt8] = []
    while true {
      guard let piece = piece(of: file, upTo: room) else { return nil }
      guard !piece.isEmpty else { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      room = pieceBytes
    }
  }

  /// The next bytes of a file: none at its end, nil when they cannot be read.
  private static func piece(of file: Int32, upTo room: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var got: Int
      repeat { got = read(file, buffer.baseAddress, room) } while got < 0 && errno == EINTR
      failed = got < 0
      count = max(0, got)
    }
    return failed ? nil : bytes
  }
}

private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
