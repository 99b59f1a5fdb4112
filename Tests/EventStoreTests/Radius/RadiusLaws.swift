import EventStore
import Geodesy
import TestSupport
import Testing

/// What is said of a row.
private enum Verdict: Hashable { case apart, possible, unsure, certain }

@Suite struct RadiusLaws {
  /// 200 rows and one question a scene: 20,000 checks, a million in the long run.
  @Test(arguments: seeds(25)) func `an index says of each row what the geodesic says`(
    _ seed: UInt64
  ) throws {
    let scene = RadiusScene(seed, rows: 200, questions: 4)
    let index = try scene.index
    var random = Seeded(seed ^ 0xABCD)
    for (center, reach) in scene.questions {
      let verdicts = try verdicts(index, center, reach, rows: scene.rows.count)
      for (row, verdict) in zip(scene.rows, verdicts) {
        let distance = center.distance(to: row.center).meters
        let what: Comment = "\(verdict): \(row) at \(distance) m, asked \(center), \(reach)"
        if row.radius == 0, !row.isArea {
          #expect(verdict == (distance <= reach ? .certain : .apart), what)
          continue
        }
        #expect((verdict == .apart) == (distance > reach + row.radius), what)
        if distance + row.radius <= reach { #expect(verdict == .certain, what) }
        if reach < 19_970_000, distance + row.radius > reach {
          #expect(verdict != .certain, what)
        }
        #expect(verdict != (row.isArea ? .possible : .unsure), what)
        let isNearAntipode = distance + row.radius > 19_900_000
        if isNearAntipode || Int.random(in: 0..<25, using: &random) == 0 {
          let farthest = farthestSample(of: row, from: center, &random)
          if verdict == .certain { #expect(farthest <= reach + 1e-6, what) }
          if verdict == .possible || verdict == .unsure {
            // Samples miss the farthest point by less than this.
            #expect(farthest > reach - max(0.002, row.radius * 2e-5), what)
          }
        }
      }
    }
  }

  private func verdicts(
    _ index: RadiusIndex, _ center: Coordinate, _ reach: Double, rows: Int
  ) throws -> [Verdict] {
    let answer = index.rows(within: .meters(reach), of: center)
    var verdicts = [Verdict](repeating: .apart, count: rows)
    for (list, verdict) in [
      (answer.certain, Verdict.certain), (answer.possible, .possible), (answer.unsure, .unsure),
    ] {
      for row in list {
        #expect(verdicts[Int(row)] == .apart, "row \(row) stands twice")
        verdicts[Int(row)] = verdict
      }
    }
    return verdicts
  }

  /// The farthest of some points of a disc: its border all around, closer and closer about the best,
  /// its middle, and the antipode if it is inside.
  private func farthestSample(
    of row: RadiusScene.Row, from origin: Coordinate, _ random: inout Seeded
  ) -> Double {
    let antipode = RadiusScene.antipode(origin)
    var farthest = origin.distance(to: row.center).meters
    if row.center.distance(to: antipode).meters <= row.radius {
      farthest = max(farthest, origin.distance(to: antipode).meters)
    }
    func tried(_ degrees: Double) -> Double {
      let point = row.center.moved(.meters(row.radius), toward: Azimuth(degrees: degrees))
      let distance = origin.distance(to: point).meters
      farthest = max(farthest, distance)
      return distance
    }
    let phase = Double.random(in: 0..<10, using: &random)
    var best = (0..<36).map { phase + 10 * Double($0) }.map { ($0, tried($0)) }
      .sorted { $0.1 > $1.1 }.prefix(4).map(\.0)
    var step = 5.0
    while step > 1e-4 {
      best = best.map { middle in
        [middle - step, middle, middle + step].map { ($0, tried($0)) }.max { $0.1 < $1.1 }?.0
          ?? middle
      }
      step *= 0.6
    }
    return farthest
  }

  @Test func `half of a meridian is the farthest that points can lie apart`() {
    for latitude in stride(from: -90.0, through: 90, by: 7.5) {
      let point = RadiusScene.place(latitude, 20)
      let distance = point.distance(to: RadiusScene.antipode(point)).meters
      #expect(abs(distance - 20_003_931.458_625_45) < 1e-6)
    }
  }

  /// On the equator the shortest ways to the points just east and west of the antipode part to the
  /// north and the south: what lies behind them is no farther.
  @Test func `discs around the antipode are searched for their farthest point`() throws {
    let origin = RadiusScene.place(0, 40)
    let centers = (0...60).map { RadiusScene.place(0, -140 + Double($0) / 100) }
    var builder = RadiusIndexBuilder()
    for (row, center) in centers.enumerated() {
      builder.add(UInt32(row), at: center, radius: .kilometers(5))
    }
    let index = try builder.index()
    let reach = 19_990_000.0
    let answer = index.rows(within: .meters(reach), of: origin)
    #expect(!answer.certain.isEmpty && !answer.possible.isEmpty)
    let sums = answer.certain.map { origin.distance(to: centers[Int($0)]).meters + 5_000 }
    #expect(sums.contains { $0 > reach }, "distance and radius alone would not say so")
    let whole = index.rows(within: .meters(20_003_932), of: origin)
    #expect(whole.certain.count == centers.count)
  }
}
