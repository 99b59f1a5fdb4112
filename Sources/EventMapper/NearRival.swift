import Geodesy
import Places

extension GeocodingTrace.Anchor {
  /// A place elsewhere, more than 25 km away, that the words mean nearly as likely as the chosen one; nil where none does.
  ///
  /// The circle of the event is that of the chosen place: it does not tell of this doubt.
  var rival: PlaceCandidate? {
    // Where the words around passed over the likeliest, they have decided.
    guard role == .anchor, let chosen, candidates.first?.index == chosen.index else { return nil }
    return candidates.first { other in
      let reach = max(chosen.place.uncertainty, other.place.uncertainty, .kilometers(25))
      return other.index != chosen.index && other.score > chosen.score / 2
        && other.cost <= chosen.cost
        && chosen.place.coordinate.distance(to: other.place.coordinate) > reach
    }
  }
}
