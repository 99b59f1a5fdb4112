public import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An area made ready to be measured many times: how near, how far and in which directions others
/// lie.
///
/// Its border is laid into space once, some microseconds for each corner. How near and how far two
/// discs lie then takes three microseconds, two polygons some forty, of which half go into a dozen or
/// two geodesics; directions take half a millisecond. It is a value: share it between threads.
public struct MeasuredArea: Sendable {
  /// The area that was made ready.
  public let area: Area

  private let border: BorderTree
  private let prepared: PreparedArea
  /// A corner of each polygon, or the disc's centre.
  private let heads: [Coordinate]

  /// Makes an area ready: some microseconds for each corner.
  public init(_ area: Area) {
    self.area = area
    border = BorderTree(area)
    prepared = PreparedArea(area)
    switch area.form {
    case .disc(let center, _): heads = [center]
    case .polygons(let polygons): heads = polygons.compactMap(\.exterior.first)
    }
  }

  /// Finds how near and how far a point of this area and a point of the other can be.
  ///
  /// The bounds hold for every pair of points: edges are geodesics, and what lies inside counts.
  /// Two discs are measured exactly, others so that the least may be too short by two parts in a
  /// million and a millimetre, and the greatest too long by a hundredth of a millimetre. Where areas
  /// may lie more than a quarter of the earth apart it may be too long by the step of traced borders,
  /// 10 km; where one may reach the other's antipodes it is the longest geodesic that there is.
  ///
  /// - Parameters:
  ///   - other: The other area.
  ///   - best: A point of this area and one of the other, between which the best estimate is
  ///     measured. Where it leaves the bounds, they are widened to hold it.
  /// - Returns: Bounds with `least ≤ best ≤ greatest`; the least is zero where the areas touch or
  ///   overlap.
  public func bounds(
    to other: MeasuredArea, best: (Coordinate, Coordinate)
  ) -> DistanceBounds {
    let estimate = best.0.distance(to: best.1)
    guard let pair = BorderPair(border, other.border) else {
      return DistanceBounds(least: .zero, best: estimate, greatest: estimate)
    }
    return DistanceBounds(
      least: min(leastDistance(to: other, pair), estimate), best: estimate,
      greatest: max(.meters(FarthestSearch(pair).greatest), estimate))
  }

  private func leastDistance(to other: MeasuredArea, _ pair: BorderPair) -> Distance {
    guard ballMeets(other) else { return .meters(NearestSearch(pair).least) }
    if holdsHead(of: other) || other.holdsHead(of: self) { return .zero }
    let search = NearestSearch(pair)
    // A prepared area follows its border to a metre: nearer to it, every edge is looked at.
    if search.best < 5, search.least > 0 {
      if other.heads.contains(where: area.contains) || heads.contains(where: other.area.contains) {
        return .zero
      }
    }
    return .meters(search.least)
  }

  /// Finds in which directions a point of the other area can lie from a point of this one.
  ///
  /// - Parameters:
  ///   - other: The other area.
  ///   - best: A point of this area and one of the other, between which the best estimate is
  ///     measured.
  /// - Returns: A range that holds the initial azimuth from every point of this area to every point
  ///   of the other, and the best one. Narrower than half a turn it is the smallest, to a hundredth
  ///   of a degree at each end (where discs play a part, to a thousandth of itself); all directions
  ///   where the areas touch or overlap, where this one holds a pole, and where the other may hold
  ///   its antipodes.
  public func bearings(
    to other: MeasuredArea, best: (Coordinate, Coordinate)
  ) -> AzimuthArc {
    let known = best.0.azimuth(to: best.1)
    if border.isPoint, other.border.isPoint, border.swell == 0, other.border.swell == 0,
      border.corners[0] != other.border.corners[0]
    {
      return AzimuthArc(
        from: border.corners[0].azimuth(to: other.border.corners[0]), width: .degrees(0)
      )
      .widened(toHold: known)
    }
    guard !holdsPole, let pair = BorderPair(border, other.border),
      FarthestSearch(pair).greatest < 19_800_000, leastDistance(to: other, pair) > .zero,
      let here = silhouette, let there = other.silhouette
    else { return .whole }
    return BearingSearch(here, there, from: known).arc.widened(toHold: known)
  }

  private var holdsPole: Bool {
    [90.0, -90].contains { prepared.contains(Coordinate(wrappingLatitude: $0, longitude: 0)) }
  }

  /// The border; around a disc the corners of a polygon that holds it, nothing for a disc that is
  /// larger than a sixth of the earth.
  private var silhouette: BorderTree? {
    guard case .disc(let center, let radius) = area.form, radius > .zero else { return border }
    let angle = radius.meters / Earth.poleRadius
    guard angle < 1 else { return nil }
    let outer = atan(tan(angle) / cos(.pi / Double(Tracing.discCorners))) * Earth.poleRadius
    return BorderTree(rings: [circle(center, .meters(outer * 1.0001 + 0.001))], swell: 0)
  }

  /// Whether the balls around both meet: otherwise neither can lie in the other.
  private func ballMeets(_ other: MeasuredArea) -> Bool {
    let (here, there) = (border.ball(border.root), other.border.ball(other.border.root))
    return length(here.center - there.center) <= here.radius + there.radius
  }

  private func holdsHead(of other: MeasuredArea) -> Bool {
    if case .disc = area.form { return false }
    return other.heads.contains(where: prepared.contains)
  }
}
