import EventStore
import Glibc

/// Writes COUNT invented events with 12 attributes as a GeoPackage to FILE, and tells what it took.
///
///     GeoPackageBenchmark COUNT FILE FOLDER
///
/// Rows are made on the way, as a run reads them from its spool: making them is in the figures.
@main struct GeoPackageBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[1]) else {
      print("usage: GeoPackageBenchmark COUNT FILE FOLDER")
      exit(64)
    }
    unlink(arguments[2])
    let before = usage()
    var clock = timespec()
    clock_gettime(CLOCK_MONOTONIC, &clock)
    let start = seconds(clock)
    try GeoPackage.write(to: arguments[2], [Workload.table(count)], scratch: arguments[3])
    clock_gettime(CLOCK_MONOTONIC, &clock)
    let after = usage()
    print(
      """
      {"rows": \(count), "cpu_s": \(after.cpu - before.cpu), "wall_s": \(seconds(clock) - start), \
      "peak_mb": \(after.peak)}
      """)
  }

  private static func seconds(_ time: timespec) -> Double {
    Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Processor time in seconds, and the most memory that was resident, in megabytes.
  private static func usage() -> (cpu: Double, peak: Int) {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime) + seconds(usage.ru_stime), Int(usage.ru_maxrss) / 1_000)
  }
}
