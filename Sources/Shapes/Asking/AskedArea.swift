public import Geodesy

/// How much of an area lies in another one.
public enum AreaPart: Hashable, Sendable {
  /// None of it.
  case none
  /// Some of it: a fraction between 0 and 1, both left out.
  case some(Double)
  /// All of it.
  case whole

  /// The fraction, in `0...1`.
  public var share: Double {
    switch self {
    case .none: 0
    case .some(let share): share
    case .whole: 1
    }
  }
}

/// Whether an area lies in another one.
public enum AreaRelation: Hashable, Sendable {
  /// They have no point in common.
  case outside
  /// Some of it does, or may.
  case crossing
  /// All of it does.
  case inside
}

/// An area of which is asked, many times, how much of another area it holds.
///
/// Whether it holds all or none is told by geodesics to its borders, with errors to one side only: what
/// is called whole lies inside, what is called none has no point in common with it, and what comes
/// within two millionths and a millimetre of a border counts as crossing it. Only between the two the
/// share is counted, over ``Area/sharingCount`` points that stand for the other area: those that stand
/// for it in the shares of districts too.
public struct AskedArea: Sendable {
  /// The area.
  public let area: Area
  /// Nothing for a disc, which is asked by its middle.
  private let prepared: PreparedArea?
  private let border: BorderTree
  /// The middle alone, from which a disc looks.
  private let head: BorderTree

  /// Makes an area ready: some microseconds for each corner.
  public init(_ area: Area) {
    self.area = area
    if case .disc = area.form { prepared = nil } else { prepared = PreparedArea(area) }
    border = BorderTree(area)
    head = BorderTree(.disc(center: area.middle, radius: .zero))
  }

  /// Tells how much of an area lies inside.
  ///
  /// An area of no size lies inside whole or not at all.
  public func part(of other: Area) -> AreaPart {
    switch relation(to: other) {
    case .outside: .none
    case .inside: .whole
    case .crossing: counted(other)
    }
  }

  /// Tells whether an area lies inside, without counting how much of it.
  public func relation(to other: Area) -> AreaRelation {
    if case .disc(let center, let radius) = area.form { return relation(of: other, center, radius) }
    if case .disc(let center, let radius) = other.form { return relation(of: center, radius) }
    guard let pair = BorderPair(border, BorderTree(other)) else { return .outside }
    if NearestSearch(pair).least == 0 { return sticksOut(other) ? .crossing : .inside }
    let heads = other.heads.map(contains)
    let isAround = area.rings.contains { $0.first.map(other.contains) ?? false }
    if isAround || Set(heads).count > 1 { return .crossing }
    return heads.first == true ? .inside : .outside
  }

  /// A box that holds the area and all within a distance of it.
  public func box(widenedBy slack: Distance) -> BoundingBox {
    if case .disc(let center, let radius) = area.form {
      return BoundingBox(around: center, within: radius + slack)
    }
    return area.boundingBox.widened(by: slack)
  }

  /// Whether a point lies inside; nearer than a few metres to the border exactly, elsewhere by the
  /// border as it was prepared.
  public func contains(_ point: Coordinate) -> Bool {
    if case .disc(let center, let radius) = area.form {
      return center.distance(to: point) <= radius
    }
    return prepared?.contains(point) ?? false
  }

  // MARK: A disc asks

  private func relation(
    of other: Area, _ center: Coordinate, _ reach: Distance
  ) -> AreaRelation {
    if case .disc(let middle, let radius) = other.form {
      let distance = center.distance(to: middle)
      if distance + radius <= reach || reach >= longest { return .inside }
      if radius == .zero || distance.meters - radius.meters > reach.meters { return .outside }
      return .crossing
    }
    guard let pair = BorderPair(border, BorderTree(other)), let around = BorderPair(head, pair.two)
    else { return .outside }
    if FarthestSearch(around).greatest <= reach.meters { return .inside }
    if NearestSearch(pair).least > 0, !other.contains(center) { return .outside }
    return .crossing
  }

  // MARK: Polygons ask

  private func relation(of center: Coordinate, _ radius: Distance) -> AreaRelation {
    let point = BorderTree(.disc(center: center, radius: .zero))
    guard let pair = BorderPair(border, point) else { return .outside }
    let search = NearestSearch(pair)
    // A prepared border runs within a metre of the true one: nearer to it every edge is looked at.
    let isInside = search.best < 5 ? area.contains(center) : contains(center)
    if radius == .zero { return isInside ? .inside : .outside }
    if search.least >= radius.meters { return isInside ? .inside : .outside }
    return .crossing
  }

  /// Whether polygons whose borders touch this area's lie partly outside of it.
  ///
  /// Outlines are written to a metre: what sticks out by less is the same line, written twice.
  private func sticksOut(_ other: Area) -> Bool {
    guard let rest = other.subtracting(area) else { return false }
    return rest.buffered(by: .meters(-Self.written)) != nil
  }

  /// How far two writings of one line may lie apart.
  private static let written = 1.5

  // MARK: Between

  private func counted(_ other: Area) -> AreaPart {
    let points = other.samples(count: Area.sharingCount)
    let count = Double(points.count)
    let inside = Double(points.count { contains($0) })
    // Some of it is inside and some is not, also where no point shows it.
    return .some(min(max(inside, 0.5), count - 0.5) / count)
  }
}

extension Area {
  /// About how many points stand for an area when it is shared among districts, or a part of it is
  /// asked for.
  public static let sharingCount = 240

  /// The rings of all polygons.
  fileprivate var rings: [Ring] {
    guard case .polygons(let polygons) = form else { return [] }
    return polygons.flatMap { [$0.exterior] + $0.holes }
  }

  /// A corner of each polygon.
  fileprivate var heads: [Coordinate] {
    guard case .polygons(let polygons) = form else { return [] }
    return polygons.compactMap(\.exterior.first)
  }
}
