import CZLIB
import Crypto
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of one input in pieces: hashed as they lie there, and decompressed on the way.
///
/// No more than a piece is held, so that a file may be larger than the memory.
final class InputBytes {
  /// The name that diagnostics give.
  let name: String
  private let descriptor: Int32?
  /// Whether the file was opened here.
  private let isOwn: Bool
  private var memory: ArraySlice<UInt8>
  private var digest = SHA256()
  /// How many bytes were read, as they lie there.
  private(set) var byteCount = 0
  private var gunzip: Gunzip?
  /// Pieces that were looked at already.
  private var pending: [UInt8]?

  private static let pieceBytes = 65_536

  /// Opens a file.
  ///
  /// - Throws: `input.missing` or `input.unreadable`.
  init(path: String, name: String) throws(Diagnostic) {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw InputBytes.failure(errno, name: name) }
    self.name = name
    self.descriptor = opened
    isOwn = true
    self.memory = []
  }

  /// Takes what arrives through a file that somebody else has opened, and will close.
  init(descriptor: Int32, name: String) {
    self.name = name
    self.descriptor = descriptor
    isOwn = false
    memory = []
  }

  /// Takes bytes that are there already.
  init(_ bytes: [UInt8], name: String) {
    self.name = name
    self.descriptor = nil
    isOwn = false
    self.memory = bytes[...]
  }

  deinit {
    if let descriptor, isOwn { close(descriptor) }
  }

  /// Decompresses from here on.
  func decompress(limits: InputLimits) throws(Diagnostic) {
    let compressed = pending ?? []
    pending = nil
    gunzip = try Gunzip(compressed, name: name, limits: limits)
  }

  /// The first bytes, which the next piece will give again.
  func peek() throws(Diagnostic) -> [UInt8] {
    if pending == nil { pending = try next() }
    return pending ?? []
  }

  /// The first line with words in it, and what came with it; the next piece will give them again.
  ///
  /// - Returns: No bytes where nothing but blanks comes.
  func peekLine(limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes = try peek()
    var (looked, hasWords) = (0, false)
    while bytes.count <= limit {
      var rest = bytes[looked...]
      if !hasWords {
        rest = rest.drop { $0 <= 0x20 }
        hasWords = !rest.isEmpty
      }
      if rest.contains(0x0A) { break }
      looked = bytes.count
      pending = nil
      guard let more = try next() else {
        if !hasWords { bytes = [] }
        break
      }
      bytes += more
    }
    pending = bytes
    return bytes
  }

  /// The next piece; nil at the end.
  func next() throws(Diagnostic) -> [UInt8]? {
    if let piece = pending {
      pending = nil
      return piece
    }
    guard let gunzip else { return try raw() }
    return try gunzip.next { () throws(Diagnostic) in try self.raw() }
  }

  /// All that is left.
  ///
  /// - Throws: `input.too-large` when that is more than `limit` bytes.
  func all(limit: Int) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    while let piece = try next() {
      guard bytes.count + piece.count <= limit else {
        throw Diagnostic(
          "input.too-large", .error, at: Position(source: name),
          "It holds more than \(InputLimits.face(limit)), the most that is read as one.",
          fix: "Split it, or write its reports as JSON Lines, one report a line.")
      }
      bytes += piece
    }
    return bytes
  }

  /// The file's entry in the manifest; reads on to its end.
  func finish(path: String) -> InputFile {
    while let piece = try? raw() { _ = piece }
    return InputFile(
      name: name, path: path, sha256: digest.finalize().hexadecimal, byteCount: byteCount)
  }

  /// The next piece as it lies there.
  private func raw() throws(Diagnostic) -> [UInt8]? {
    let piece: [UInt8]
    if let descriptor {
      var fault: Int32 = 0
      piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, count in
        var got: Int
        repeat {
          got = read(descriptor, buffer.baseAddress, buffer.count)
        } while got < 0 && errno == EINTR
        if got < 0 { fault = errno }
        count = max(0, got)
      }
      if fault != 0 { throw Self.failure(fault, name: name) }
    } else {
      piece = Array(memory.prefix(Self.pieceBytes))
      memory = memory.dropFirst(piece.count)
    }
    guard !piece.isEmpty else { return nil }
    byteCount += piece.count
    digest.update(data: piece)
    return piece
  }

  private static func failure(_ code: Int32, name: String) -> Diagnostic {
    if code == ENOENT || code == ENOTDIR { return .missing(name) }
    let reason = String(cString: strerror(code))
    return Diagnostic(
      "input.unreadable", .error, at: Position(source: name),
      "It cannot be read: \(reason.lowercased()).",
      fix: "Give the program the right to read it (chmod +r), or leave it out.")
  }
}

extension Diagnostic {
  /// There is no such file or folder.
  static func missing(_ name: String) -> Diagnostic {
    Diagnostic(
      "input.missing", .error, at: Position(source: name),
      "There is no file or folder of this name.",
      fix: "Check the spelling and the folder that you are in.")
  }
}
