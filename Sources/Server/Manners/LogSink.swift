import Dispatch
import Layers
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes lines of the log on a thread of its own, so that a slow reader of it does not hold up answers.
///
/// What the reader does not take in time is dropped, and counted in a line of its own, rather than kept:
/// memory does not grow.
final class LogSink: Sendable {
  private struct Waiting {
    var bytes: [UInt8] = []
    var dropped = 0
    var isWriting = false
  }

  private let waiting = Mutex(Waiting())
  private let queue = DispatchQueue(label: "eventmap.log")
  private let descriptor: Int32
  private let limit: Int

  /// Writes to a descriptor, standard error where no other is named; at most `limit` bytes wait.
  init(descriptor: Int32 = 2, limit: Int = 1 << 20) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// Takes a line, without its end.
  func write(_ line: [UInt8]) {
    let starts = waiting.withLock { waiting in
      guard waiting.bytes.count + line.count < limit else {
        waiting.dropped += 1
        return false
      }
      waiting.bytes += line
      waiting.bytes.append(UInt8(ascii: "\n"))
      defer { waiting.isWriting = true }
      return !waiting.isWriting
    }
    if starts { queue.async { self.drain() } }
  }

  /// Takes what nobody foresaw, in the server's own words.
  func report(fault words: String) {
    write(
      bytes { out in
        out.append(text: "{\"time\":\"\(Moment().text)\",\"error\":")
        out.append(json: words)
        out.append(text: "}")
      })
  }

  /// Waits until what was taken is written, for at most so many seconds.
  func flush(within seconds: Int) {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    _ = done.wait(timeout: .now() + .seconds(seconds))
  }

  private func drain() {
    while true {
      let piece = waiting.withLock { waiting -> [UInt8]? in
        if waiting.bytes.isEmpty {
          waiting.isWriting = false
          return nil
        }
        defer { waiting.bytes.removeAll(keepingCapacity: waiting.bytes.count < 1 << 16) }
        guard waiting.dropped > 0 else { return waiting.bytes }
        defer { waiting.dropped = 0 }
        return waiting.bytes + Array("{\"dropped_log_lines\":\(waiting.dropped)}\n".utf8)
      }
      guard let piece else { return }
      put(piece)
    }
  }

  private func put(_ piece: [UInt8]) {
    var rest = piece[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0 {
        // Another program may have made the terminal or pipe that we share non-blocking.
        if errno == EAGAIN { usleep(20_000) } else if errno != EINTR { return }
      }
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, start, count)
}
