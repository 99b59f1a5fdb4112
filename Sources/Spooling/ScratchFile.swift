package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A nameless file for what does not fit into memory.
///
/// It loses its name as soon as it is open, so that the system takes it away with the process,
/// however that ends.
package final class ScratchFile {
  private let descriptor: Int32
  private let folder: String
  private var pending: [UInt8] = []
  /// How many bytes were written.
  package private(set) var count = 0

  /// Makes a file in a folder, which should lie on the disk of the output.
  ///
  /// - Throws: ``Diagnostic`` with an id that starts with `output.`.
  package init(folder: String) throws(Diagnostic) {
    self.folder = folder
    var path = Array("\(folder)/.eventmap-scratch-XXXXXX".utf8CString)
    descriptor = path.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return -1 }
      let opened = mkstemp(start)
      if opened >= 0 { unlink(start) }
      return opened
    }
    guard descriptor >= 0 else { throw Self.fault(folder, errno) }
    pending.reserveCapacity(1 << 20)
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(Diagnostic) {
    pending.append(contentsOf: bytes)
    count += bytes.count
    if pending.count >= 1 << 20 { try flush() }
  }

  /// Writes out what was gathered; to be called before the first reading.
  package func flush() throws(Diagnostic) {
    var done = 0
    while done < pending.count {
      let written = pending.withUnsafeBytes { bytes in
        systemWrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw Self.fault(folder, errno)
      }
      done += written
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Reads bytes from a place in the file.
  ///
  /// - Returns: How many there were.
  package func read(
    at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Diagnostic) -> Int {
    var filled = 0
    while filled < buffer.count {
      let got = pread(
        descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled,
        off_t(offset + filled))
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw Self.fault(folder, errno)
      }
      filled += got
    }
    return filled
  }

  private static func fault(_ folder: String, _ number: Int32) -> Diagnostic {
    Diagnostic(
      "output.scratch", .error, at: Position(source: folder),
      [ENOSPC, EDQUOT, EFBIG].contains(number)
        ? "The disk is too full for what does not fit into memory."
        : "A temporary file cannot be kept beside the output: the system reports error \(number).",
      fix: "name an --output on a disk with room for several times the size of the input")
  }
}

private func systemWrite(_ file: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(file, start, count)
}
