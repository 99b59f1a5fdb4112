import EventStore
import Geodesy
import Glibc

/// Asks an index by radius, and tells what making, opening and asking it took.
///
///     RadiusBenchmark EVENTS CENTRES METERS FOLDER RUNS
///
/// EVENTS and CENTRES are files of doubles: latitude, longitude, latitude, … The index goes to
/// FOLDER/events.radius, the sorted rows of every answer, each behind their number, to
/// FOLDER/ours.u32.
@main struct RadiusBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 6, let meters = Double(arguments[3]), let runs = Int(arguments[5])
    else {
      print("usage: RadiusBenchmark EVENTS CENTRES METERS FOLDER RUNS")
      exit(64)
    }
    let (folder, reach) = (arguments[4], Distance.meters(meters))
    let events = coordinates(arguments[1])
    let centers = coordinates(arguments[2])
    var made = 0.0
    var index = try RadiusIndexBuilder().index()
    for run in 0..<3 {
      let start = seconds()
      var builder = RadiusIndexBuilder()
      builder.reserve(events.count)
      for (row, event) in events.enumerated() { builder.add(UInt32(row), at: event) }
      index = try builder.index()
      let took = seconds() - start
      made = run == 0 ? took : min(made, took)
    }
    let path = folder + "/events.radius"
    let (written, _) = try timed { try index.write(to: path) }
    let (mapped, opened) = try timed { try RadiusIndex(mapping: path) }
    let (checked, isWhole) = timed { opened.isWhole() }
    index = opened
    var answer = RadiusAnswer()
    var (totals, each): ([Double], [Double]) = ([], [])
    var count = 0
    for _ in 0..<runs {
      let start = seconds()
      count = 0
      for center in centers {
        let begun = seconds()
        answer.removeAll()
        index.find(within: reach, of: center, into: &answer)
        count += answer.certain.count
        each.append(seconds() - begun)
      }
      totals.append(seconds() - start)
    }
    each.sort()
    totals.sort()
    try write(centers.map { index.rows(within: reach, of: $0).certain.sorted() }, to: folder)
    print(
      """
      {"rows": \(index.count), "build_s": \(made), "bytes": \(index.byteCount), \
      "write_s": \(written), "map_s": \(mapped), "check_s": \(checked), "whole": \(isWhole), \
      "total_s": \(totals[totals.count / 2]), "p50_us": \(1e6 * each[each.count / 2]), \
      "p99_us": \(1e6 * each[each.count * 99 / 100]), "ids": \(count)}
      """)
  }

  private static func timed<Result>(
    _ body: () throws -> Result
  ) rethrows -> (seconds: Double, Result) {
    let start = seconds()
    let result = try body()
    return (seconds() - start, result)
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func coordinates(_ path: String) -> [Coordinate] {
    guard let file = fopen(path, "rb") else {
      print("no such file: \(path)")
      exit(66)
    }
    defer { fclose(file) }
    var coordinates: [Coordinate] = []
    var pairs = [SIMD2<Double>](repeating: .zero, count: 65_536)
    while case let read = fread(&pairs, 16, pairs.count, file), read > 0 {
      for pair in pairs[..<read] {
        if let coordinate = Coordinate(latitude: pair.x, longitude: pair.y) {
          coordinates.append(coordinate)
        }
      }
    }
    return coordinates
  }

  private static func write(_ answers: [[UInt32]], to folder: String) throws {
    guard let file = fopen(folder + "/ours.u32", "wb") else { exit(73) }
    for answer in answers {
      var count = UInt32(answer.count)
      fwrite(&count, 4, 1, file)
      fwrite(answer, 4, answer.count, file)
    }
    fclose(file)
  }
}
