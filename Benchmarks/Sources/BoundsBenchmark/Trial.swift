import Geodesy
import Glibc
import Shapes

/// Measures every pair of a neighbourhood and holds the bounds to what is sampled.
struct Trial {
  /// An area with its samples.
  private struct Member {
    let kind: Kind
    let area: Area
    let border: Border
    let measured: MeasuredArea
    let center: Coordinate
    let samples: [Coordinate]
  }

  private var members: [Member] = []
  private(set) var tallies: [Kind: Tally] = [:]
  private var random: Random

  init(seed: UInt64, samples: Int) {
    random = Random(seed: seed ^ 0xB0)
    for (kind, area) in Neighbourhood(seed: seed).members {
      let start = threadTime()
      let measured = MeasuredArea(area)
      tallies[kind, default: Tally()].readyTime += threadTime() - start
      tallies[kind, default: Tally()].ready += 1
      let border = Border(area)
      let inner = area.samples(count: max(1, samples / 3)).filter(area.contains)
      var points = Array(inner.prefix(samples / 2))
      while points.count < samples { points.append(border.randomPoint(&random)) }
      points.shuffle(using: &random)
      members.append(
        Member(
          kind: kind, area: area, border: border, measured: measured, center: area.pointInside,
          samples: points))
    }
  }

  /// Measures all pairs; every `bearings`-th also with its directions, and `dense` pairs densely.
  mutating func run(bearings: Int, dense: Int) {
    var number = 0
    let count = members.count * members.count
    for one in members {
      var tally = Tally()
      let start = threadTime()
      let bounds = members.map {
        one.measured.bounds(to: $0.measured, best: (one.center, $0.center))
      }
      tally.boundsTime = threadTime() - start
      time(one, &tally)
      tally.pairs = members.count
      for (two, bounds) in zip(members, bounds) {
        check(one, two, bounds, &tally)
        if number % bearings == 0 { checkBearings(one, two, bounds, &tally) }
        if random.number(0...1) * Double(count) < Double(dense) { search(one, two, bounds, &tally) }
        number += 1
      }
      tallies[one.kind, default: Tally()].add(tally)
    }
  }

  /// Plain geodesics between the same areas, and discs among themselves.
  private func time(_ one: Member, _ tally: inout Tally) {
    if one.kind == .disc {
      let discs = members.filter { $0.kind == .disc }
      let start = threadTime()
      let bounds = discs.map { one.measured.bounds(to: $0.measured, best: (one.center, $0.center)) }
      tally.discTime = threadTime() - start
      tally.discs = bounds.count
    }
    let start = threadTime()
    var sum = 0.0
    for two in members { sum += one.samples[0].distance(to: two.samples[1]).meters }
    tally.geodesicTime = sum.isFinite ? threadTime() - start : 0
    tally.geodesics = members.count
  }

  private func check(
    _ one: Member, _ two: Member, _ bounds: DistanceBounds, _ tally: inout Tally
  ) {
    for (point, other) in zip(one.samples, two.samples.reversed()) {
      let meters = point.distance(to: other).meters
      if meters < bounds.least.meters - 1e-6 || meters > bounds.greatest.meters + 1e-6 {
        tally.violations += 1
        if tally.violations == 1 { report("out", one, two, bounds, meters) }
      }
    }
  }

  private func checkBearings(
    _ one: Member, _ two: Member, _ bounds: DistanceBounds, _ tally: inout Tally
  ) {
    let start = threadTime()
    let arc = one.measured.bearings(to: two.measured, best: (one.center, two.center))
    tally.bearingTime += threadTime() - start
    tally.bearings += 1
    for (point, other) in zip(one.samples, two.samples.reversed()) where point != other {
      if !arc.contains(point.azimuth(to: other)) {
        tally.strays += 1
        if tally.strays == 1 {
          report(
            "astray \(arc.start.degrees) \(arc.width.degrees)", one, two, bounds,
            point.azimuth(to: other).degrees)
        }
      }
    }
  }

  private func search(
    _ one: Member, _ two: Member, _ bounds: DistanceBounds, _ tally: inout Tally
  ) {
    let found = DenseSearch(one.border, two.border, count: 600)
    tally.dense += 1
    let (least, greatest) = (bounds.least.meters, bounds.greatest.meters)
    if greatest < found.greatest - 1e-6 || least > found.least + 1e-6 {
      tally.denseViolations += 1
      report("dense", one, two, bounds, found.least)
    }
    let high = 100 * (greatest / found.greatest - 1)
    if high > 0.5 { report("great \(found.greatest)", one, two, bounds, found.greatest) }
    tally.greatestGap = max(tally.greatestGap, high)
    if least > 0 {
      // What the search allows itself: a millimetre.
      func gap(_ found: Double) -> Double { 100 * (found - least - 0.001) / found }
      var low = gap(found.least)
      // Borders hundreds of kilometres long that nearly touch ask for a closer look.
      if low > 0.05 {
        let close = CloseLook(one.area, two.area).least
        low = gap(min(found.least, close))
        if least > close + 1e-3 {
          tally.denseViolations += 1
          report("close", one, two, bounds, close)
        }
      }
      if low > 0.5 { report("least \(found.least)", one, two, bounds, found.least) }
      tally.leastGap = max(tally.leastGap, low)
    } else if found.least > 0.001, !overlap(one, two) {
      tally.falseZeros += 1
      report("zero", one, two, bounds, found.least)
    }
  }

  /// Whether a point of one lies in the other, or their borders cross.
  private func overlap(_ one: Member, _ two: Member) -> Bool {
    one.samples.contains(where: two.area.contains) || two.samples.contains(where: one.area.contains)
      || one.area.intersects(two.area)
  }

  private func report(
    _ what: String, _ one: Member, _ two: Member, _ bounds: DistanceBounds, _ meters: Double
  ) {
    print(
      "\(what): \(one.kind) \(two.kind) \(bounds.least.meters)...\(bounds.greatest.meters): \(meters)",
      "at \(one.center) \(two.center)")
  }
}

/// Nanoseconds of processor time of this thread.
private func threadTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}
