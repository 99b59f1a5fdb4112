import Places

/// Remembers how well places go together: the same few places are told again and again, and to ask
/// whether an area holds a point costs a look at every corner.
struct PlaceMemo {
  private var fits: [PlacePair: Double] = [:]

  /// So many pairs are remembered; then it begins anew, so that memory stays bounded.
  private static let most = 1 << 12

  /// How well two places go together; see ``Compatibility/places(_:_:)``.
  mutating func fit(_ one: Location, _ other: Location) -> Double {
    let pair = PlacePair(one, other)
    if let known = fits[pair] { return known }
    if fits.count >= Self.most { fits.removeAll(keepingCapacity: true) }
    let fit = Compatibility.places(one, other)
    fits[pair] = fit
    return fit
  }
}

/// Two locations, as the key of what is remembered of them.
///
/// Areas have hundreds of corners: they are compared, but not hashed.
struct PlacePair: Hashable {
  private let one: Location
  private let other: Location

  init(_ one: Location, _ other: Location) { (self.one, self.other) = (one, other) }

  func hash(into hasher: inout Hasher) {
    for place in [one, other] {
      hasher.combine(place.coordinate)
      hasher.combine(place.uncertainty)
      hasher.combine(place.text)
    }
  }
}
