import Geodesy

/// Where a place may lie that words put near another, or at a distance from it.
struct Ring {
  let center: Coordinate
  let least: Distance
  let greatest: Distance

  /// Whether a place, with its own doubt, may lie in the ring.
  func holds(_ place: Place) -> Bool {
    let distance = place.coordinate.distance(to: center)
    return distance + place.uncertainty >= least && distance <= greatest + place.uncertainty
  }
}
