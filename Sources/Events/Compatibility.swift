import Geodesy
package import Places
import Shapes

/// Whether two statements can be of one attack: by place, day, kind and attacker.
package struct Compatibility {
  /// Within one report an undated statement may belong to a dated one; between reports both must name
  /// the day.
  let withinReport: Bool

  /// Days between the first and the last of a date that another date may overlap; a longer one is the
  /// same only as itself.
  static let mostDaysApart = 2
  /// How far two exact points of one place may lie apart.
  static let samePlace = Distance.kilometers(3)

  typealias Told = (place: Location?, date: EventDate, kind: AttackKind)

  /// How well two tellings go together, in `0...1`; 0 when they cannot be of one attack.
  ///
  /// Days and kinds come first: asking whether an area holds a point costs most.
  func fit(
    _ one: Told, _ other: Told, places: (Location, Location) -> Double = Self.places
  ) -> Double {
    let day = dates(one.date, other.date)
    guard day > 0 else { return 0 }
    let kind = Self.kinds(one.kind, other.kind)
    guard kind > 0 else { return 0 }
    guard let here = one.place, let there = other.place else { return 0 }
    let place = max(places(here, there), withinReport ? Self.standsIn(here, there) : 0)
    return place > 0 ? (place + day + kind) / 3 : 0
  }

  /// How well two located places go together, in `0...1`; 0 when they cannot be one.
  package static func places(_ one: Location, _ other: Location) -> Double {
    // A place that is not known stands in its container: it may be anywhere there, and so is the same
    // only as what is called the same.
    if one.method == .container || other.method == .container, !one.isWide, !other.isWide {
      return Folding.fold(one.text) == Folding.fold(other.text) ? 0.7 : 0
    }
    switch (one.isVague, other.isVague) {
    case (false, false):
      if let id = one.placeID, id == other.placeID { return 1 }
      return one.coordinate.distance(to: other.coordinate) <= samePlace ? 0.8 : 0
    case (true, false): return one.area.contains(other.coordinate) ? 0.5 : 0
    case (false, true): return other.area.contains(one.coordinate) ? 0.5 : 0
    case (true, true):
      if let id = one.placeID, id == other.placeID, one.method == other.method { return 0.9 }
      return one.area.contains(other.coordinate) || other.area.contains(one.coordinate) ? 0.4 : 0
    }
  }

  /// How well a place goes with one that it stands in for: "the vegetable market" of a town and the town
  /// itself, where one report tells both.
  private static func standsIn(_ one: Location, _ other: Location) -> Double {
    guard
      one.method == .container && other.method == .named
        || one.method == .named && other.method == .container,
      let id = one.placeID, id == other.placeID
    else { return 0 }
    return 0.5
  }

  /// How well two dates go together; 0 when they cannot be one.
  func dates(_ one: EventDate, _ other: EventDate) -> Double {
    guard let start = one.start, let end = one.end, let otherStart = other.start,
      let otherEnd = other.end
    else {
      guard withinReport else { return 0 }
      return one.start == nil && other.start == nil ? 0.6 : 0.4
    }
    guard start <= otherEnd, otherStart <= end else { return 0 }
    if start == otherStart, end == otherEnd { return 1 }
    let longest = max(end.number - start.number, otherEnd.number - otherStart.number)
    // A week told in one report may hold many attacks told in another.
    return withinReport || longest <= Self.mostDaysApart ? 0.7 : 0
  }

  /// How well two kinds go together; 0 when they cannot be one.
  static func kinds(_ one: AttackKind, _ other: AttackKind) -> Double {
    if one == other { return 1 }
    return one.family.fits(other.family) ? 0.6 : 0
  }
}

extension Location {
  /// Whether the words name no more than a stretch of land.
  var isWide: Bool {
    switch method {
    case .inside, .sector, .along: true
    case .named, .near, .offset, .between, .container, .coordinates, .given, .none: false
    }
  }

  /// Whether the words leave the place open: near, between, inside, in a part of.
  var isVague: Bool {
    switch method {
    case .named, .coordinates, .given: false
    case .near, .offset, .between, .along, .inside, .sector, .container, .none: true
    }
  }
}
