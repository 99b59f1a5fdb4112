#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that appears whole or not at all.
///
/// Bytes go to `.NAME.partial` beside the file. ``commit()`` flushes them to the disk and renames, so
/// that at every moment either the old file or the new one stands there, whole. A partial file left
/// by a killed run is taken over by the next one. A lock keeps two runs apart.
public final class AtomicFile {
  private let path: String
  let partial: String
  private let descriptor: Int32
  private var open = true

  /// Writes a whole file: opens it, runs `body`, flushes and renames; on any error the old file stays.
  ///
  /// - Parameters:
  ///   - path: the file to be written; its folder must exist.
  ///   - copy: sees every block that is written, such as to hash it.
  ///   - body: writes the file's bytes.
  /// - Throws: ``WriteFailure``, or what `body` throws.
  public static func write(
    to path: String, copy: @escaping ByteSink = { _ in },
    _ body: (inout ByteWriter) throws -> Void
  ) throws {
    let file = try AtomicFile(path: path)
    var writer = ByteWriter { block in
      try file.write(block)
      try copy(block)
    }
    try body(&writer)
    try writer.finish()
    try file.commit()
  }

  /// Opens the partial file.
  ///
  /// - Parameter path: the file to be written; its folder must exist.
  /// - Throws: ``WriteFailure`` with step `open`.
  public init(path: String) throws(WriteFailure) {
    let cut = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let folder = String(path[..<(cut ?? path.startIndex)])
    self.path = path
    partial = "\(folder).\(path[(cut ?? path.startIndex)...]).partial"
    if let reason = AtomicFile.obstacle(at: path) {
      throw WriteFailure(path: path, step: .open, reason: reason)
    }
    descriptor = try AtomicFile.openLocked(partial, for: path)
  }

  deinit {
    guard open else { return }
    unlink(partial)
    close(descriptor)
  }

  /// Appends bytes to the partial file.
  ///
  /// - Throws: ``WriteFailure`` with step `write`.
  public func write(_ bytes: Span<UInt8>) throws(WriteFailure) {
    try writeAll(bytes, to: descriptor, path: path)
  }

  /// The same with bytes that stand in an array.
  public func write(_ bytes: borrowing [UInt8]) throws(WriteFailure) { try write(bytes.span) }

  /// Flushes the bytes to the disk and puts the file in its place.
  ///
  /// - Throws: ``WriteFailure`` with step `flush` or `rename`; the old file, if any, still stands.
  public func commit() throws(WriteFailure) {
    guard fsync(descriptor) == 0 else { throw failure(.flush, path) }
    guard rename(partial, path) == 0 else { throw failure(.rename, path) }
    close(descriptor)
    open = false
    flushFolder()
  }

  /// The same with a file that was built beside the partial one, which goes.
  func commit(_ built: String) throws(WriteFailure) {
    let builtDescriptor = systemOpen(built, O_RDONLY | O_CLOEXEC, 0)
    guard builtDescriptor >= 0 else { throw failure(.flush, path) }
    defer { close(builtDescriptor) }
    guard fsync(builtDescriptor) == 0 else { throw failure(.flush, path) }
    guard rename(built, path) == 0 else { throw failure(.rename, path) }
    flushFolder()
  }

  private func flushFolder() {
    // The rename itself reaches the disk with the folder. A folder that cannot be opened for that
    // (some network file systems) does not make the written file wrong.
    let cut = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = cut.map { String(path[...$0]) } ?? "."
    let folderDescriptor = Self.openFolder(folder)
    if folderDescriptor >= 0 {
      fsync(folderDescriptor)
      close(folderDescriptor)
    }
  }

  private static func openFolder(_ path: String) -> Int32 { systemOpen(path, O_RDONLY, 0) }

  /// What stands at a path that a file must not take the place of: renaming over a device would
  /// take it away from the whole machine.
  private static func obstacle(at path: String) -> WriteFailure.Reason? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: return .isAFolder
    default: return .isNoFile
    }
  }

  /// Opens and locks the partial file, empty.
  ///
  /// It may be renamed away between the two by the run that held the lock: then the lock is on that
  /// run's finished file, and the opening starts again.
  private static func openLocked(_ partial: String, for path: String) throws(WriteFailure) -> Int32
  {
    while true {
      let descriptor = systemOpen(partial, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw failure(.open, path) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
        close(descriptor)
        throw WriteFailure(path: path, step: .open, reason: .busy)
      }
      var held = stat()
      var there = stat()
      if fstat(descriptor, &held) == 0, stat(partial, &there) == 0, held.st_ino == there.st_ino,
        held.st_dev == there.st_dev
      {
        // A device in its place has no length to be cut (EINVAL).
        guard ftruncate(descriptor, 0) == 0 || errno == EINVAL else {
          let problem = failure(.open, path)
          close(descriptor)
          throw problem
        }
        return descriptor
      }
      close(descriptor)
    }
  }
}

/// Writes to standard output.
///
/// - Throws: ``WriteFailure``; its reason is `closed` when the reader of a pipe has gone and the
///   process ignores `SIGPIPE`.
public func writeToStandardOutput(_ bytes: borrowing [UInt8]) throws(WriteFailure) {
  try writeAll(bytes.span, to: 1, path: "<standard output>")
}

private func writeAll(
  _ bytes: Span<UInt8>, to descriptor: Int32, path: String
) throws(WriteFailure) {
  var done = 0
  while done < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
    }
    if count < 0 {
      if errno == EINTR { continue }
      throw failure(.write, path)
    }
    done += count
  }
}

private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func failure(_ step: WriteFailure.Step, _ path: String) -> WriteFailure {
  WriteFailure(path: path, step: step, reason: WriteFailure.Reason(errno: errno))
}

extension WriteFailure.Reason {
  /// The reason that the system's number of an error gives.
  public init(errno number: Int32) {
    self =
      switch number {
      case ENOENT, ENOTDIR: .noSuchFolder
      case EACCES, EPERM: .notAllowed
      case EROFS: .readOnly
      case ENOSPC, EDQUOT, EFBIG: .full
      case EISDIR: .isAFolder
      case EPIPE: .closed
      default: .other(number)
      }
  }
}
