import EventMapper
import Events
import Geodesy
import Places
import Shapes
import Testing

/// From a sentence to the bounds of launch-to-target distance, checked by brute force: both areas are
/// sampled, and every pair of samples is measured.
@Suite struct BoundsTests {
  @Test(arguments: [
    """
    أفادت مصادر محلية بأن تسعة صواريخ سقطت مساء الأحد داخل قاعدة حقل العمر النفطي بريف دير الزور.
    وأوضحت أن الصواريخ أطلقت من البادية الواقعة بين مدينتي الميادين والبوكمال.
    """,
    """
    Nine rockets fired from the desert between al-Mayadin and Abu Kamal hit the al-Omar oil field in \
    Syria on Sunday.
    """,
  ])
  func `From the desert between two towns to al-Omar`(text: String) async throws {
    let event = try await event(text)
    #expect(event.target?.placeID == "site:al-omar")
    #expect(event.launch?.method == .between)
    try check(event)
  }

  @Test(arguments: [
    "استهدفت طائرتان مسيرتان أطلقتا من داخل العراق قاعدة الشدادي جنوب الحسكة يوم الأحد.",
    "Two drones launched from inside Iraq struck the al-Shaddadi base in Syria on Sunday.",
  ])
  func `From inside Iraq to al-Shaddadi`(text: String) async throws {
    let event = try await event(text)
    #expect(event.target?.placeID == "site:al-shaddadi-base")
    #expect(event.launch?.method == .inside)
    #expect(event.launch?.country == "IQ")
    try check(event)
  }

  private func event(_ text: String) async throws -> Event {
    let mapped = await RealMapper.mapper.map([RealMapper.report(text)])
    #expect(mapped.events.count == 1)
    return try #require(mapped.events.first)
  }

  private func check(_ event: Event) throws {
    let bounds = try #require(event.distance)
    let launch = try #require(event.launch)
    let target = try #require(event.target)
    let (here, there) = (Border(launch.area), Border(target.area))
    var (least, greatest) = (Extreme.least, Extreme.greatest)
    least.look(at: here, there)
    greatest.look(at: here, there)
    for point in launch.area.samples(count: 2_000) {
      for other in target.area.samples(count: 100) {
        let distance = point.distance(to: other)
        #expect(bounds.least <= distance && distance <= bounds.greatest)
        least.take(distance.meters)
        greatest.take(distance.meters)
      }
    }
    #expect(least.meters >= bounds.least.meters - 1)
    #expect(greatest.meters <= bounds.greatest.meters + 1)
    #expect(greatest.meters >= 0.99 * bounds.greatest.meters)
    if bounds.least == .zero {
      #expect(launch.area.intersects(target.area))
    } else {
      #expect(least.meters <= 1.01 * bounds.least.meters, "\(least.meters) \(bounds)")
    }
    #expect(bounds.least < bounds.best && bounds.best < bounds.greatest)
    #expect(bounds.best == launch.coordinate.distance(to: target.coordinate))
    #expect(event.bearing == launch.coordinate.azimuth(to: target.coordinate))
  }
}

/// The border of an area as closed lines of points.
private struct Border {
  let rings: [[Coordinate]]

  init(_ area: Area) {
    switch area.form {
    case .disc(let center, let radius):
      rings = [
        (0..<720).map { center.moved(radius, toward: Azimuth(degrees: Double($0) / 2)) }
      ]
    case .polygons(let polygons):
      rings = polygons.flatMap { [$0.exterior] + $0.holes }.map { ring in
        ring.indices.flatMap { index in
          ring[index].path(to: ring[(index + 1) % ring.count], step: .kilometers(1)).dropLast()
        }
      }
    }
  }

  /// The points between the neighbours of a point.
  func around(_ ring: Int, _ index: Int) -> [Coordinate] {
    let points = rings[ring]
    let before = points[(index + points.count - 1) % points.count]
    let after = points[(index + 1) % points.count]
    return [(before, points[index]), (points[index], after)].flatMap { start, end in
      start.path(to: end, step: .meters(max(1, start.distance(to: end).meters / 20)))
    }
  }
}

/// The least or the greatest distance found so far.
private struct Extreme {
  let isGreatest: Bool
  private(set) var meters: Double

  static let least = Extreme(isGreatest: false, meters: .infinity)
  static let greatest = Extreme(isGreatest: true, meters: 0)

  /// Takes a distance when it is the better; tells whether it was.
  @discardableResult mutating func take(_ other: Double) -> Bool {
    guard isGreatest ? other > meters : other < meters else { return false }
    meters = other
    return true
  }

  /// Measures every pair of every third border point, then every pair about the best.
  mutating func look(at one: Border, _ other: Border) {
    var best: (ring: Int, index: Int, otherRing: Int, otherIndex: Int)?
    for (ring, points) in one.rings.enumerated() {
      for index in stride(from: 0, to: points.count, by: 3) {
        for (otherRing, others) in other.rings.enumerated() {
          for otherIndex in stride(from: 0, to: others.count, by: 3)
          where take(points[index].distance(to: others[otherIndex]).meters) {
            best = (ring, index, otherRing, otherIndex)
          }
        }
      }
    }
    guard let best else { return }
    for index in best.index - 2...best.index + 2 {
      for otherIndex in best.otherIndex - 2...best.otherIndex + 2 {
        let count = one.rings[best.ring].count
        let otherCount = other.rings[best.otherRing].count
        for point in one.around(best.ring, (index + count) % count) {
          for there in other.around(best.otherRing, (otherIndex + otherCount) % otherCount) {
            take(point.distance(to: there).meters)
          }
        }
      }
    }
  }
}
