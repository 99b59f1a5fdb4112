#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system tells of a store's file in a microsecond: another file, or another state of it, has
/// another mark, but for one that is written twice within a tick of the system's clock.
///
/// The file is not opened for it: closing it again would take away the locks that SQLite holds on it in
/// the same process (*How To Corrupt An SQLite Database File*, 2.2).
public struct StoreMark: Equatable, Sendable {
  private let numbers: [Int64]
  /// When the file or its log was last changed, in nanoseconds since 1970.
  public let changed: Int64

  /// Looks at a file, and at the log beside it (`-wal`) where there is one.
  ///
  /// - Returns: nil where there is no file.
  public init?(file path: String) {
    var (main, log) = (stat(), stat())
    guard stat(path, &main) == 0 else { return nil }
    // One that is not there stays zero.
    _ = stat("\(path)-wal", &log)
    changed = max(main.changeTime, log.changeTime)
    numbers = [
      Int64(bitPattern: UInt64(main.st_dev)), Int64(bitPattern: UInt64(main.st_ino)),
      Int64(main.st_size), main.changeTime, Int64(log.st_size), log.changeTime,
    ]
  }

  /// Whether the path still led to the same file; what is in it, SQLite tells.
  func isOfSameFile(as other: StoreMark) -> Bool { numbers[..<2] == other.numbers[..<2] }

  /// The mark as letters, digits and hyphens.
  var words: String {
    numbers.map { String(UInt64(bitPattern: $0), radix: 36) }.joined(separator: "-")
  }
}

extension stat {
  fileprivate var changeTime: Int64 {
    #if canImport(Darwin)
      let time = st_mtimespec
    #else
      let time = st_mtim
    #endif
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
