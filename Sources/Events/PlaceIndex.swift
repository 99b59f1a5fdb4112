import Geodesy
import Places
import Shapes

/// Which of the open groups lie where a place may be the same: those of ``Compatibility/places(_:_:)``,
/// and some more.
///
/// Two places can only be one when their boxes meet, when they are the same place of the gazetteer,
/// or when they are called the same. A group is found under the squares of a grid that its box
/// touches, under its place, and under its words; what touches too many squares is held beside all.
struct PlaceIndex {
  /// What a place is found under.
  struct Keys {
    fileprivate enum Key: Hashable {
      case square(BoundingBox.Square)
      case place(String)
      case words(String)
    }

    /// Nothing for a place that is too large to be entered square by square.
    fileprivate let keys: [Key]?

    /// Half a degree: a circle around a town touches one square or two, a governorate a dozen.
    static let side = 0.5
    static let mostSquares = 64

    init(_ place: Location) {
      guard let squares = Self.box(of: place).squares(of: Self.side, atMost: Self.mostSquares)
      else {
        keys = nil
        return
      }
      var keys = squares.map(Key.square)
      if let id = place.placeID { keys.append(.place(id)) }
      if !place.isWide { keys.append(.words(Folding.fold(place.text))) }
      self.keys = keys
    }

    static func box(of place: Location) -> BoundingBox {
      guard place.isVague else {
        return BoundingBox(around: place.coordinate, within: Compatibility.samePlace)
      }
      if case .disc(let center, let radius) = place.area.form {
        return BoundingBox(around: center, within: radius)
      }
      return place.area.boundingBox
    }
  }

  private var positions: [Keys.Key: [Int]] = [:]
  private var everywhere: [Int] = []

  /// Enters the group at a position under one of its places.
  mutating func add(_ place: Keys, _ position: Int) {
    guard let keys = place.keys else { return everywhere.append(position) }
    for key in keys { positions[key, default: []].append(position) }
  }

  /// Finds the groups that may be at a place.
  ///
  /// - Parameters:
  ///   - place: What the place is found under.
  ///   - count: How many groups there are in all.
  /// - Returns: Their positions, in no order.
  func candidates(for place: Keys, among count: Int) -> Set<Int> {
    guard let keys = place.keys else { return Set(0..<count) }
    var found = Set(everywhere)
    for key in keys { found.formUnion(positions[key] ?? []) }
    return found
  }
}
