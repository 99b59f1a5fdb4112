import Geodesy
import Shapes

extension RadiusSearch {
  /// Sorts out the points of a block by their chords in single precision, and the few that these
  /// leave open by the ellipsoid.
  ///
  /// - Parameters:
  ///   - slots: where the points stand.
  ///   - away: from the middle of the block's ball to the point that is asked about.
  ///   - span: as long as any chord or offset may be.
  ///   - bounds: what chords say of points.
  ///   - answer: what the rows are added to.
  func searchPoints(
    _ slots: Range<Int>, _ away: SIMD3<Double>, _ span: Double, _ bounds: RadiusReach,
    _ answer: inout RadiusAnswer
  ) {
    let block = RadiusLayout.block
    let offsets = self.offsets + slots.lowerBound * 3
    let (x, y, z) = (Float(away.x), Float(away.y), Float(away.z))
    // Six roundings, of 2 to the power of -24 each, of numbers no longer than twice the span.
    let error = 6e-7 * span
    let inner =
      bounds.inside > error ? Float((bounds.inside - error) * (bounds.inside - error)) : -1
    let outer = Float((bounds.apart + error) * (bounds.apart + error))
    withUnsafeTemporaryAllocation(of: Float.self, capacity: block) { squares in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * block) { found in
        guard let squares = squares.baseAddress, let found = found.baseAddress else { return }
        for lane in 0..<block {
          let (east, north, up) = (
            offsets[lane] - x, offsets[block &+ lane] - y, offsets[2 &* block &+ lane] - z
          )
          squares[lane] = east * east + north * north + up * up
        }
        let open = found + block
        var (inside, unclear) = (0, 0)
        let rows = self.rows + slots.lowerBound
        for lane in 0..<slots.count {
          let square = squares[lane]
          found[inside] = rows[lane]
          inside &+= square < inner ? 1 : 0
          open[unclear] = UInt32(truncatingIfNeeded: lane)
          unclear &+= square >= inner && square <= outer ? 1 : 0
        }
        answer.certain.append(contentsOf: UnsafeBufferPointer(start: found, count: inside))
        for lane in 0..<unclear {
          let slot = slots.lowerBound + Int(open[lane])
          if relation(of: slot, radius: 0) == .inside { answer.certain.append(self.rows[slot]) }
        }
      }
    }
  }

  /// Sorts out the discs of a block, each by what its chord says of the distance.
  func searchDiscs(_ slots: Range<Int>, _ ball: SIMD4<Double>, _ answer: inout RadiusAnswer) {
    let (block, radii) = (RadiusLayout.block, self.radii)
    let offsets = self.offsets + slots.lowerBound * 3
    let away = point - SIMD3(ball.x, ball.y, ball.z)
    // Three roundings of offsets to single precision.
    let error = RadiusReach.slack + 1.1e-7 * ball.w
    for (lane, slot) in slots.enumerated() {
      let signed = radii?[slot] ?? 0
      let radius = signed.magnitude
      let offset = SIMD3(
        Double(offsets[lane]), Double(offsets[block &+ lane]), Double(offsets[2 &* block &+ lane]))
      let difference = offset - away
      let chord = (difference * difference).sum().squareRoot()
      let shortest = Chords.shortest(over: chord - error) - RadiusReach.slack
      if shortest > reach + radius { continue }
      let longest = Chords.longest(over: chord + error) + RadiusReach.slack
      let relation: DiscRelation =
        if longest + radius < reach || reach >= Earth.halfMeridian {
          .inside
        } else if shortest + radius > reach, longest < reach + radius,
          reach < Earth.leastCutDistance
        {
          .touches
        } else {
          relation(of: slot, radius: radius)
        }
      switch relation {
      case .inside: answer.certain.append(rows[slot])
      case .touches where signed.sign == .minus: answer.unsure.append(rows[slot])
      case .touches: answer.possible.append(rows[slot])
      case .apart: break
      }
    }
  }

  /// What the ellipsoid says of a row; a coordinate that damage has made none of is apart.
  private func relation(of slot: Int, radius: Double) -> DiscRelation {
    let degrees = points[slot]
    guard let center = Coordinate(latitude: degrees.x, longitude: degrees.y) else { return .apart }
    return .of(center, radius: radius, to: origin, reach: reach)
  }
}
