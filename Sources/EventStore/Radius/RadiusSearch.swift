import Geodesy
import Shapes

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One question to an index by radius.
///
/// It goes down the tree in the order of the rows. What a ball or a chord decides needs no geodesic;
/// whole blocks that are inside are copied without a look at their points.
struct RadiusSearch {
  private let index: RadiusIndex
  let layout: RadiusLayout
  private let base: UnsafeRawPointer
  let reach: Double
  let origin: Coordinate
  let point: SpacePoint
  /// Where each level of nodes begins.
  private let starts: [Int]
  private var lastReach: RadiusReach
  /// Rows that are certain and not copied yet.
  private var pending = 0..<0

  init(_ index: RadiusIndex, _ reach: Double, _ origin: Coordinate) {
    self.index = index
    layout = index.layout
    base = index.bytes.start
    self.reach = reach
    self.origin = origin
    point = spacePoint(of: origin)
    var starts: [Int] = []
    var start = 0
    for nodes in layout.levels {
      starts.append(start)
      start += nodes
    }
    self.starts = starts
    lastReach = RadiusReach(0, reach: reach)
  }

  var rows: UnsafePointer<UInt32> { pointer(layout.rows) }
  var points: UnsafePointer<SIMD2<Double>> { pointer(layout.points) }
  var offsets: UnsafePointer<Float> { pointer(layout.offsets) }
  var radii: UnsafePointer<Double>? { layout.hasRadii ? pointer(layout.radii) : nil }
  private var balls: UnsafePointer<SIMD4<Double>> { pointer(layout.balls) }
  private var spans: UnsafePointer<SIMD2<Double>> { pointer(layout.spans) }

  private func pointer<Element>(_ offset: Int) -> UnsafePointer<Element> {
    (base + offset).assumingMemoryBound(to: Element.self)
  }

  mutating func run(into answer: inout RadiusAnswer) {
    visit(level: layout.levels.count - 1, 0, &answer)
    copyPending(&answer)
  }

  private mutating func visit(level: Int, _ node: Int, _ answer: inout RadiusAnswer) {
    let ball = balls[starts[level] &+ node]
    let span = spans[starts[level] &+ node]
    let away = point - SIMD3(ball.x, ball.y, ball.z)
    let chord = (away * away).sum().squareRoot()
    // A number that damage has made none of is looked into.
    if chord - ball.w > bounds(span.y).apart { return }
    if chord + ball.w < bounds(span.y).inside {
      let slots = RadiusLayout.block << (3 * level)
      take(node * slots..<min(layout.count, (node + 1) * slots), &answer)
      return
    }
    guard level == 0 else {
      let first = node * RadiusLayout.fan
      let end = min(layout.levels[level - 1], first + RadiusLayout.fan)
      for child in first..<end { visit(level: level - 1, child, &answer) }
      return
    }
    let slots = node * RadiusLayout.block..<min(layout.count, (node + 1) * RadiusLayout.block)
    copyPending(&answer)
    if span.x == span.y, span.x == 0 {
      searchPoints(slots, away, chord + ball.w, lastReach, &answer)
    } else {
      searchDiscs(slots, ball, &answer)
    }
  }

  /// What chords say of discs of a radius; most rows have that of the row before.
  @inline(__always)
  private mutating func bounds(_ radius: Double) -> RadiusReach {
    if radius != lastReach.radius { lastReach = RadiusReach(radius, reach: reach) }
    return lastReach
  }

  private mutating func take(_ slots: Range<Int>, _ answer: inout RadiusAnswer) {
    if pending.upperBound != slots.lowerBound {
      copyPending(&answer)
      pending = slots
    } else {
      pending = pending.lowerBound..<slots.upperBound
    }
  }

  private mutating func copyPending(_ answer: inout RadiusAnswer) {
    guard !pending.isEmpty else { return }
    answer.certain.append(
      contentsOf: UnsafeBufferPointer(start: rows + pending.lowerBound, count: pending.count))
    pending = 0..<0
  }
}
