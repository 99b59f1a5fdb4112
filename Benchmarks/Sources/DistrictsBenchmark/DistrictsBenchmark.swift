import EventStore
import Geodesy
import Glibc
import Shapes

/// Counts points by polygon, month and kind, and tells what it took.
///
///     DistrictsBenchmark FOLDER RUNS THREADS
///
/// FOLDER holds points.f64 (latitude, longitude), months.i32 (YYYYMM), kinds.u8 and rings.f64: of
/// each ring the numbers of its polygon, part and place (0 for the exterior), how many corners it
/// has, and their latitudes and longitudes. The counts go to FOLDER/ours.u32: polygon, month, kind,
/// count. The clock starts with all of these in memory and stops with the counts; laying the grid is
/// in it.
@main struct DistrictsBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let runs = Int(arguments[2]), let threads = Int(arguments[3]) else {
      print("usage: DistrictsBenchmark FOLDER RUNS THREADS")
      exit(64)
    }
    let folder = arguments[1]
    let points = numbers(folder + "/points.f64", SIMD2<Double>.self).compactMap {
      Coordinate(latitude: $0.x, longitude: $0.y)
    }
    let months = numbers(folder + "/months.i32", Int32.self)
    let kinds = numbers(folder + "/kinds.u8", UInt8.self)
    let areas = areas(numbers(folder + "/rings.f64", Double.self))
    var (grids, totals): ([Double], [Double]) = ([], [])
    var table = MonthTable(counts: DistrictCounts(polygons: 0, groups: 1), first: 0, kinds: 1)
    for _ in 0..<runs {
      let start = seconds()
      let grid = PolygonGrid(areas)
      grids.append(seconds() - start)
      table = await MonthTable.count(points, months, kinds, grid, areas.count, threads)
      totals.append(seconds() - start)
    }
    grids.sort()
    totals.sort()
    let (rows, total) = table.write(folder + "/ours.u32", polygons: areas.count)
    print(
      """
      {"points": \(points.count), "polygons": \(areas.count), "threads": \(threads), \
      "grid_s": \(grids[grids.count / 2]), "total_s": \(totals[totals.count / 2]), \
      "groups": \(rows), "counted": \(total)}
      """)
  }

  private static func areas(_ numbers: [Double]) -> [Area] {
    var polygons: [[Area.Polygon]] = []
    var rings: [Area.Ring] = []
    var (place, current) = (0, (polygon: -1, part: -1))
    func close() {
      guard let exterior = rings.first else { return }
      polygons[current.polygon].append(
        Area.Polygon(exterior: exterior, holes: Array(rings.dropFirst())))
      rings = []
    }
    while place < numbers.count {
      let next = (polygon: Int(numbers[place]), part: Int(numbers[place + 1]))
      if next != current { close() }
      current = next
      while polygons.count <= current.polygon { polygons.append([]) }
      let end = place + 4 + 2 * Int(numbers[place + 3])
      rings.append(
        stride(from: place + 4, to: end, by: 2).compactMap {
          Coordinate(latitude: numbers[$0], longitude: numbers[$0 + 1])
        })
      place = end
    }
    close()
    return polygons.map { Area(.polygons($0)) }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func numbers<Number: BitwiseCopyable>(
    _ path: String, _: Number.Type
  ) -> [Number] {
    guard let file = fopen(path, "rb") else {
      print("no such file: \(path)")
      exit(66)
    }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / MemoryLayout<Number>.stride
    rewind(file)
    return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = fread(buffer.baseAddress, MemoryLayout<Number>.stride, count, file)
    }
  }
}
