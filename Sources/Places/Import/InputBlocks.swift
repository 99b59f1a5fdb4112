import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is read from its start in blocks, however large it is.
///
/// A mark of UTF-8 at its start is passed over; what is plainly no text is refused at once.
final class InputBlocks {
  /// The file as the user named it.
  let source: String
  /// How many bytes it has.
  let size: Int
  /// How many bytes have been read.
  private(set) var done = 0
  private let descriptor: Int32
  private let progress: (Int) -> Void
  private var isFirst = true

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - progress: Hears after each block how many bytes it had.
  /// - Throws: ``Diagnostic`` when there is no such file, it may not be read, or it is a pipe.
  init(path: String, progress: @escaping (Int) -> Void = { _ in }) throws(Diagnostic) {
    source = path
    self.progress = progress
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw Diagnostic(
        "import.missing", .error, at: Position(source: path), "There is no file of this name.",
        fix: "correct the name")
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw Diagnostic(
        "import.folder", .error, at: Position(source: path), "This is a folder.",
        fix: "name the files in it")
    }
    // Files are looked at before they are read: what a pipe gave for the look would be lost.
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostic(
        "import.pipe", .error, at: Position(source: path),
        "This is a pipe or a device, not a file.",
        fix: "save what comes out of it as a file first")
    }
    size = Int(status.st_size)
    descriptor = systemOpen(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostic(
        "import.unreadable", .error, at: Position(source: path), "The file cannot be read.",
        fix: "check that you may read it")
    }
  }

  deinit { close(descriptor) }

  /// Fills a buffer as far as the file reaches.
  ///
  /// - Returns: How many bytes were read; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostic) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = systemRead(
        descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw Diagnostic(
          "import.unreadable", .error, at: Position(source: source),
          "The file cannot be read: the system reports error \(errno).", fix: "check the disk")
      }
      filled += count
    }
    done += filled
    progress(filled)
    guard isFirst, filled > 0 else { return filled }
    isFirst = false
    try refuse(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    guard filled >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF else {
      return filled
    }
    buffer.baseAddress.map { _ = memmove($0, $0 + 3, filled - 3) }
    return filled - 3
  }

  /// Refuses archives and text in two-byte letters by their first bytes.
  private func refuse(_ start: UnsafeRawBufferPointer) throws(Diagnostic) {
    let kinds: [([UInt8], String, String)] = [
      ([0x50, 0x4B, 3, 4], "This is a zip archive.", "unpack it and name the text file in it"),
      ([0x1F, 0x8B], "The file is compressed with gzip.", "run gunzip on it first"),
      ([0xFF, 0xFE], "The text is UTF-16, not UTF-8.", "save it as UTF-8"),
      ([0xFE, 0xFF], "The text is UTF-16, not UTF-8.", "save it as UTF-8"),
      (Array("SQLite format 3".utf8), "This is a database.", "export its table as CSV or GeoJSON"),
    ]
    for (magic, sentence, fix) in kinds where start.starts(with: magic) {
      throw Diagnostic(
        "import.not-text", .error, at: Position(source: source), sentence, fix: fix)
    }
  }
}

private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }
private func systemRead(_ file: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, start, count)
}
