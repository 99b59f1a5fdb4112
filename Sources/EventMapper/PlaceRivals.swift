import Geodesy
import Places

extension PlaceCandidate {
  /// Whether the words may mean this place instead of a likelier one: it is spelled as well, at least so likely in
  /// parts of the other, and lies beyond both circles and some distance.
  func isRival(of likelier: PlaceCandidate, from share: Double, beyond distance: Distance) -> Bool {
    let reach = max(likelier.place.uncertainty, place.uncertainty, distance)
    return index != likelier.index && score > likelier.score * share && cost <= likelier.cost
      && likelier.place.coordinate.distance(to: place.coordinate) > reach
  }
}

extension GeocodingTrace.Anchor {
  /// A place elsewhere, more than 25 km away, that the words mean nearly as likely as the chosen one; nil where none does.
  ///
  /// The circle of the event is that of the chosen place: it does not tell of this doubt.
  var rival: PlaceCandidate? {
    // Where the words around passed over the likeliest, they have decided.
    guard role == .anchor, let chosen, candidates.first?.index == chosen.index else { return nil }
    return candidates.first { $0.isRival(of: chosen, from: 0.5, beyond: .kilometers(25)) }
  }
}
