#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of an index by radius, allocated or mapped from a file, as long as this lives.
final class RadiusBytes: Sendable {
  nonisolated(unsafe) let start: UnsafeRawPointer
  let count: Int
  private let isMapped: Bool

  var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Takes over memory that was allocated.
  init(owning memory: UnsafeMutableRawBufferPointer) {
    start = UnsafeRawPointer(memory.baseAddress ?? .allocate(byteCount: 64, alignment: 64))
    count = memory.count
    isMapped = false
  }

  /// Maps a file.
  init(mapping path: String) throws(RadiusIndexFailure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    let length = Int(status.st_size)
    guard length > 0 else { throw .truncated(0, of: RadiusHeader.size) }
    guard let memory = mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0),
      memory != MAP_FAILED
    else { throw .system(errno) }
    start = UnsafeRawPointer(memory)
    count = length
    isMapped = true
  }

  deinit {
    let memory = UnsafeMutableRawPointer(mutating: start)
    if isMapped { munmap(memory, count) } else { memory.deallocate() }
  }

  /// Writes them to a file, which it makes or empties.
  func write(to path: String) throws(RadiusIndexFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system(errno) }
    var done = 0
    while done < count {
      let written = Self.write(descriptor, start + done, min(count - done, 1 << 30))
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let fault = errno
        close(descriptor)
        throw .system(fault)
      }
      done += written
    }
    guard close(descriptor) == 0 else { throw .system(errno) }
  }

  private static func write(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #elseif canImport(Musl)
      Musl.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }
}
