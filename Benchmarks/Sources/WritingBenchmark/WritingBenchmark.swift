import Geodesy
import Glibc
import Layers

/// Writes COUNT invented events with 12 attributes to FILE, and tells what it took.
///
///     WritingBenchmark geojson|kml|csv COUNT FILE
///
/// Rows are made on the way from pools of texts. `csv` has the point as two more columns: it is what
/// the peers read the same events from.
@main struct WritingBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[2]) else {
      print("usage: WritingBenchmark geojson|kml|csv COUNT FILE")
      exit(64)
    }
    let rows = Rows<Incident> { body in for number in 0..<count { try body(Incident(number)) } }
    let said = Attribution(text: "Invented events.", licence: "CC0-1.0")
    let before = usage()
    let start = now()
    try AtomicFile.write(to: arguments[3]) { out in
      switch arguments[1] {
      case "geojson": try Layer.incidents.writeGeoJSON(rows, said, to: &out)
      case "kml": try Layer.incidents.writeKML(rows, said, .incident, to: &out)
      default: try writeCSV(Layer.incidents.columns + point, rows, to: &out)
      }
    }
    let after = usage()
    print(
      """
      {"rows": \(count), "user_s": \(after.user - before.user), \
      "system_s": \(after.system - before.system), "wall_s": \(now() - start), \
      "peak_mb": \(after.peak)}
      """)
  }

  private static let point: [Column<Incident>] = [
    Column("lon", .number, "Longitude (°)") {
      .number($0.coordinate?.longitude ?? .nan, decimals: 6)
    },
    Column("lat", .number, "Latitude (°)") {
      .number($0.coordinate?.latitude ?? .nan, decimals: 6)
    },
  ]

  private static func now() -> Double {
    var clock = timespec()
    clock_gettime(CLOCK_MONOTONIC, &clock)
    return Double(clock.tv_sec) + Double(clock.tv_nsec) / 1e9
  }

  /// Processor time in seconds, and the most memory that was resident, in megabytes.
  private static func usage() -> (user: Double, system: Double, peak: Int) {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime), seconds(usage.ru_stime), Int(usage.ru_maxrss) / 1_000)
  }
}
