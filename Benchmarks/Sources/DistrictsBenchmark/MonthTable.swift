import EventStore
import Geodesy
import Glibc
import Shapes

/// Counts by polygon, month and kind.
struct MonthTable {
  let counts: DistrictCounts
  /// The first month, counted from year 0.
  let first: Int32
  let kinds: Int

  /// Counts on some threads, each its part of the points.
  static func count(
    _ points: [Coordinate], _ months: [Int32], _ kinds: [UInt8], _ grid: PolygonGrid,
    _ polygons: Int, _ threads: Int
  ) async -> MonthTable {
    let (least, greatest) = (months.min() ?? 0, months.max() ?? 0)
    let first = month(least)
    let kindCount = Int(kinds.max() ?? 0) + 1
    let groups = (Int(month(greatest)) - Int(first) + 1) * kindCount
    let size = (points.count + threads - 1) / threads
    let counts = await withTaskGroup(of: DistrictCounts.self) { tasks in
      for start in stride(from: 0, to: points.count, by: max(1, size)) {
        tasks.addTask {
          let part = start..<min(points.count, start + size)
          var counts = DistrictCounts(polygons: polygons, groups: groups)
          let codes = part.map {
            UInt32(month(months[$0]) - first) * UInt32(kindCount) + UInt32(kinds[$0])
          }
          counts.add(points[part], groups: codes[...], in: grid)
          return counts
        }
      }
      var sum = DistrictCounts(polygons: polygons, groups: groups)
      for await part in tasks { sum.add(part) }
      return sum
    }
    return MonthTable(counts: counts, first: first, kinds: kindCount)
  }

  private static func month(_ number: Int32) -> Int32 { number / 100 * 12 + number % 100 - 1 }

  /// Writes polygon, month, kind and count of what is not zero.
  ///
  /// - Returns: How many there are, and the sum of the counts.
  func write(_ path: String, polygons: Int) -> (rows: Int, total: Int) {
    guard let file = fopen(path, "wb") else { exit(73) }
    var (rows, total) = (0, 0)
    for polygon in 0..<polygons {
      for group in 0..<counts.groups {
        let count = counts.count(polygon: polygon, group: group)
        guard count > 0 else { continue }
        let month = UInt32(Int(first) + group / kinds)
        let row = [
          UInt32(polygon), month / 12 * 100 + month % 12 + 1, UInt32(group % kinds), UInt32(count),
        ]
        fwrite(row, 4, 4, file)
        rows += 1
        total += count
      }
    }
    fclose(file)
    return (rows, total)
  }
}
