import Geodesy

/// Places that are named together lie together: "between al-Karabilah and al-Obaidi" means the Obaidi
/// near al-Karabilah.
extension Geocoder {
  /// How far apart places that a phrase puts together may lie before other candidates are weighed.
  private static let together = Distance.kilometers(150)
  /// Other candidates lie nearer together than this.
  private static let near = Distance.kilometers(60)
  /// A rival this much less likely by its name is weighed.
  private static let leastScore = 0.005

  /// The places that the anchors of a phrase mean together, chosen anew where they lie too far apart;
  /// nil where they stay as they are.
  func nearest(
    _ chosen: [PlaceCandidate], _ phrase: PlacePhrase, _ trace: GeocodingTrace
  ) -> JointChoice? {
    guard chosen.count == 2, phrase.anchors.count == 2,
      chosen.allSatisfy({ !$0.place.isRegion }),
      chosen[0].place.coordinate.distance(to: chosen[1].place.coordinate) > Self.together
    else { return nil }
    let anchors = trace.anchors.filter { $0.role == .anchor }.suffix(2)
    guard anchors.count == 2, let first = anchors.first, let last = anchors.last else {
      return nil
    }
    var best: JointChoice?
    for one in first.candidates where one.score >= Self.leastScore && !one.place.isRegion {
      for two in last.candidates where two.score >= Self.leastScore && !two.place.isRegion {
        let distance = one.place.coordinate.distance(to: two.place.coordinate)
        // One of the two stays as it was: two namesakes abroad prove nothing.
        let keepsOne = one.place.id == chosen[0].place.id || two.place.id == chosen[1].place.id
        if keepsOne, one.place.id != two.place.id, distance < best?.distance ?? Self.near {
          best = JointChoice(places: [one, two], distance: distance)
        }
      }
    }
    return best
  }
}

/// Two places that are put together, and how far apart they lie.
struct JointChoice {
  let places: [PlaceCandidate]
  let distance: Distance

  /// What a trace says of it.
  var words: String {
    "\(places.map(\.place.name).joined(separator: " and ")) are put together, as they lie "
      + "\(distance.words) apart"
  }
}
