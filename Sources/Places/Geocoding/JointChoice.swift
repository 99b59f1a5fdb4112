import Geodesy

/// Places that are named together lie together: "between al-Karabilah and al-Obaidi" means the Obaidi
/// near al-Karabilah.
extension Geocoder {
  /// How far apart places that a phrase puts together may lie before other candidates are weighed.
  private static let together = Distance.kilometers(150)
  /// A rival this much less likely by its name is weighed.
  private static let leastScore = 0.005

  /// The places of a phrase, chosen anew where they lie too far apart to be put together.
  func nearest(
    _ chosen: [Place], _ phrase: PlacePhrase, _ trace: inout GeocodingTrace
  ) -> [Place] {
    guard chosen.count == 2, phrase.anchors.count == 2,
      chosen.allSatisfy({ !$0.isRegion }),
      chosen[0].coordinate.distance(to: chosen[1].coordinate) > Self.together
    else { return chosen }
    let anchors = trace.anchors.filter { $0.role == .anchor }.suffix(2)
    guard anchors.count == 2, let first = anchors.first, let last = anchors.last else {
      return chosen
    }
    var best = (places: chosen, distance: Distance.kilometers(60))
    for one in first.candidates where one.score >= Self.leastScore && !one.place.isRegion {
      for two in last.candidates where two.score >= Self.leastScore && !two.place.isRegion {
        let distance = one.place.coordinate.distance(to: two.place.coordinate)
        // One of the two stays as it was: two namesakes abroad prove nothing.
        let keepsOne = one.place.id == chosen[0].id || two.place.id == chosen[1].id
        if keepsOne, one.place.id != two.place.id, distance < best.distance {
          best = ([one.place, two.place], distance)
        }
      }
    }
    if best.places != chosen {
      trace.steps.append(
        "\(best.places.map(\.name).joined(separator: " and ")) are put together, as they lie "
          + "\(best.distance.words) apart")
    }
    return best.places
  }
}
