#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many files and sockets the process may have open.
enum OpenFiles {
  /// Asks the system for as many as it gives.
  ///
  /// - Returns: How many these are.
  static func raise() -> Int {
    var limit = rlimit()
    #if canImport(Darwin)
      let kind = RLIMIT_NOFILE
    #else
      let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    guard getrlimit(kind, &limit) == 0 else { return 256 }
    limit.rlim_cur = min(limit.rlim_max, 1 << 20)
    _ = setrlimit(kind, &limit)
    guard getrlimit(kind, &limit) == 0 else { return 256 }
    return Int(min(limit.rlim_cur, 1 << 20))
  }
}

/// How much memory the process has now.
enum ResidentMemory {
  /// In bytes; nil where the system has no `/proc`.
  static var bytes: Int? {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var text = [UInt8](repeating: 0, count: 128)
    let count = read(descriptor, &text, text.count)
    guard count > 0 else { return nil }
    let words = text[..<count].split(separator: UInt8(ascii: " "))
    guard words.count > 1 else { return nil }
    return Int(String(decoding: words[1], as: UTF8.self)).map { $0 * Int(getpagesize()) }
  }
}
