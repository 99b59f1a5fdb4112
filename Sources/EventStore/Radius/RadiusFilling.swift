import Geodesy
import Shapes

extension RadiusIndexBuilder {
  /// Writes everything behind the header.
  func fill(_ memory: UnsafeMutableRawBufferPointer, _ layout: RadiusLayout) {
    guard let base = memory.baseAddress else { return }
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    func part<Element>(_ offset: Int, _: Element.Type) -> UnsafeMutablePointer<Element> {
      (base + offset).assumingMemoryBound(to: Element.self)
    }
    let balls = part(layout.balls, SIMD4<Double>.self)
    let spans = part(layout.spans, SIMD2<Double>.self)
    let offsets = part(layout.offsets, Float.self)
    let rows = part(layout.rows, UInt32.self)
    let degrees = part(layout.points, SIMD2<Double>.self)
    let radii = part(layout.radii, Double.self)
    let order = RadiusOrder.along(points)
    let size = RadiusLayout.block
    var places = [SpacePoint](repeating: .zero, count: size)
    for block in 0..<layout.blocks {
      let slots = block * size..<min(layout.count, (block + 1) * size)
      for (lane, slot) in slots.enumerated() {
        let source = Int(order[slot])
        let point = points[source]
        rows[slot] = self.rows[source]
        degrees[slot] = point
        if layout.hasRadii { radii[slot] = self.radii[source] }
        places[lane] = spacePoint(latitude: point.x, longitude: point.y)
      }
      let ball = Self.ball(of: places[..<slots.count])
      balls[block] = ball
      spans[block] = layout.hasRadii ? Self.span(of: radii, slots) : .zero
      let middle = SIMD3(ball.x, ball.y, ball.z)
      for lane in 0..<slots.count {
        let offset = places[lane] - middle
        offsets[slots.lowerBound * 3 + lane] = Float(offset.x)
        offsets[slots.lowerBound * 3 + size + lane] = Float(offset.y)
        offsets[slots.lowerBound * 3 + 2 * size + lane] = Float(offset.z)
      }
    }
    fillTree(balls, spans, layout)
  }

  /// Joins the balls of each level in those of the next.
  private func fillTree(
    _ balls: UnsafeMutablePointer<SIMD4<Double>>, _ spans: UnsafeMutablePointer<SIMD2<Double>>,
    _ layout: RadiusLayout
  ) {
    var below = 0
    for (nodes, under) in zip(layout.levels.dropFirst(), layout.levels) {
      let level = below + under
      for node in 0..<nodes {
        let first = below + node * RadiusLayout.fan
        let children = first..<min(level, first + RadiusLayout.fan)
        let middle = Self.middle(of: children.map { SIMD3(balls[$0].x, balls[$0].y, balls[$0].z) })
        var reach = 0.0
        var span = spans[first]
        for child in children {
          let ball = balls[child]
          let away = SIMD3(ball.x, ball.y, ball.z) - middle
          reach = max(reach, (away * away).sum().squareRoot() + ball.w)
          span = SIMD2(min(span.x, spans[child].x), max(span.y, spans[child].y))
        }
        balls[level + node] = SIMD4(middle, reach + RadiusReach.slack)
        spans[level + node] = span
      }
      below = level
    }
  }

  /// A ball that holds points, somewhat wider than need be.
  private static func ball(of places: ArraySlice<SpacePoint>) -> SIMD4<Double> {
    let middle = middle(of: places)
    let reach = places.reduce(0) { reach, place in
      let away = place - middle
      return max(reach, (away * away).sum())
    }
    return SIMD4(middle, reach.squareRoot() + RadiusReach.slack)
  }

  /// The middle of the box around points.
  private static func middle(of places: some Collection<SpacePoint>) -> SpacePoint {
    guard var low = places.first else { return .zero }
    var high = low
    for place in places {
      low = pointwiseMin(low, place)
      high = pointwiseMax(high, place)
    }
    return (low + high) / 2
  }

  private static func span(
    of radii: UnsafeMutablePointer<Double>, _ slots: Range<Int>
  ) -> SIMD2<Double> {
    var (least, greatest) = (Double.infinity, 0.0)
    for slot in slots {
      least = min(least, radii[slot].magnitude)
      greatest = max(greatest, radii[slot].magnitude)
    }
    return SIMD2(least, greatest)
  }
}
