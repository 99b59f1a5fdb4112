import Glibc

/// One figure of a measurement.
typealias Figure = (name: String, value: FigureValue)

/// A value as it stands in a line of JSON.
enum FigureValue {
  case number(Double)
  case count(Int)

  var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .count(let count): "\(count)"
    }
  }
}

/// A moment by the clock and by the processor time of this process; or what lies between two.
struct Moment {
  var seconds: Double
  var processorSeconds: Double

  static var now: Moment {
    Moment(seconds: read(CLOCK_MONOTONIC), processorSeconds: read(CLOCK_PROCESS_CPUTIME_ID))
  }

  static func - (end: Moment, start: Moment) -> Moment {
    Moment(
      seconds: end.seconds - start.seconds,
      processorSeconds: end.processorSeconds - start.processorSeconds)
  }

  func figures(_ name: String) -> [Figure] {
    [("\(name)_s", .number(seconds)), ("\(name)_cpu_s", .number(processorSeconds))]
  }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Does something several times and keeps the medians.
struct Runs {
  private(set) var runs: [Moment] = []

  init(_ count: Int, _ body: () -> Void) {
    for _ in 0..<count {
      let start = Moment.now
      body()
      runs.append(Moment.now - start)
    }
  }

  var median: Moment {
    Moment(
      seconds: Self.median(runs.map(\.seconds)),
      processorSeconds: Self.median(runs.map(\.processorSeconds)))
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

/// The memory of this process, in megabytes of 1,000,000 bytes.
enum Memory {
  /// What is resident now.
  static var resident: Double { status("VmRSS:") }
  /// The most that was resident.
  static var peak: Double { status("VmHWM:") }

  private static func status(_ field: String) -> Double {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let line = String(
        decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard line.hasPrefix(field) else { continue }
      let number = line.split(whereSeparator: \.isWhitespace).dropFirst().first ?? ""
      return (Double(number) ?? 0) * 1024 / 1e6
    }
    return 0
  }
}
