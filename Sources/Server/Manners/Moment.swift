#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time of the wall, for the log.
struct Moment: Sendable {
  private let seconds: Int
  private let milliseconds: Int
  /// Since 1970.
  let nanoseconds: Int64

  /// Now.
  init() {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    self.init(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }

  init(seconds: Int, nanoseconds: Int) {
    self.seconds = seconds
    milliseconds = nanoseconds / 1_000_000
    self.nanoseconds = Int64(seconds) * 1_000_000_000 + Int64(nanoseconds)
  }

  /// As RFC 3339 writes it, in UTC: `2024-01-14T20:15:03.250Z`.
  var text: String {
    var time = time_t(seconds)
    var parts = tm()
    gmtime_r(&time, &parts)
    func padded(_ number: some BinaryInteger, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let day =
      "\(padded(parts.tm_year + 1_900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
    let hour = "\(padded(parts.tm_hour, 2)):\(padded(parts.tm_min, 2)):\(padded(parts.tm_sec, 2))"
    return "\(day)T\(hour).\(padded(milliseconds, 3))Z"
  }
}
