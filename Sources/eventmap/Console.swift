import Diagnostics
import EventMapper

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the program says: results on standard output, everything else on standard error.
enum Console {
  /// A reader that goes away early ("| head") is no fault: writing to it fails quietly.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Whether a person watches standard error.
  static var isWatched: Bool { isatty(2) == 1 }

  /// Writes a line of a result; ends the program quietly when nobody reads it any more.
  ///
  /// - Throws: a diagnostic when the output cannot take it, such as a full disk.
  static func say(_ line: String) throws(Diagnostic) {
    guard let fault = write(line + "\n", to: 1) else { return }
    if fault == EPIPE { exit(ExitStatus.done.rawValue) }
    throw unwritable(fault)
  }

  /// Writes bytes of a result; ends the program quietly when nobody reads it any more.
  ///
  /// - Throws: a diagnostic when the output cannot take them, such as a full disk.
  static func put(_ bytes: Span<UInt8>) throws(Diagnostic) {
    guard let fault = bytes.withUnsafeBytes({ write($0, to: 1) }) else { return }
    if fault == EPIPE { exit(ExitStatus.done.rawValue) }
    throw unwritable(fault)
  }

  private static func unwritable(_ fault: Int32) -> Diagnostic {
    Diagnostic(
      "output.unwritable", .error, at: Position(source: "<standard output>"),
      "The result could not be written: the system reports error \(fault).",
      fix: "free some space, or send the result elsewhere")
  }

  /// Writes a line to standard error; where nobody listens it is lost.
  static func warn(_ line: String) { _ = write(line + "\n", to: 2) }

  /// Writes to standard error without an end of line.
  static func show(_ text: String) { _ = write(text, to: 2, keepsControls: true) }

  /// All of standard input.
  static func readStandardInput() throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(0, &block, block.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw Diagnostic(
          "input.unreadable", .error, at: Position(source: "-"),
          "Standard input cannot be read.", fix: "send reports into it, or name files instead")
      }
      bytes += block[..<count]
    }
  }

  /// - Returns: the system's number of what went wrong.
  private static func write(_ text: String, to descriptor: Int32, keepsControls: Bool = false)
    -> Int32?
  {
    let bytes = Array((keepsControls ? text : text.withoutControls).utf8)
    return bytes.withUnsafeBytes { write($0, to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let count = systemWrite(descriptor, start, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}

extension String {
  /// Without characters that would steer a terminal: words of a report are only shown.
  fileprivate var withoutControls: String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
    }
    guard unicodeScalars.contains(where: isControl) else { return self }
    var clean = UnicodeScalarView()
    clean.append(contentsOf: unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 })
    return String(clean)
  }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
