import Geodesy
import Places

/// What a report is about, as far as its names tell: which countries, and around which places.
enum DocumentFocus {
  /// The context in which the report's places are looked up.
  static func context(of names: [NameMention], in gazetteer: Gazetteer) -> GeocodingContext {
    var weights: [String: Double] = [:]
    var near: [Coordinate] = []
    let places = gazetteer.places
    for name in names where name.exclusion == nil && !name.isWeak {
      guard let first = name.candidates.first else { continue }
      let country = places.country(first)
      if name.candidates.allSatisfy({ places.country($0) == country }) {
        // A country's adjective says least of where: it mostly says whose.
        weights[places[first].country, default: 0] += name.kind == .adjective ? 0.3 : 1
      }
      guard name.kind == .place, places.uncertainty(first) < .kilometers(50), near.count < 24
      else { continue }
      let point = places.coordinate(first)
      let isOnePlace = name.candidates.dropFirst().allSatisfy {
        places.coordinate($0).distance(to: point) < .kilometers(30)
      }
      if isOnePlace, !near.contains(point) { near.append(point) }
    }
    let most = weights.values.max() ?? 0
    if most > 0 { weights = weights.mapValues { $0 / most } }
    return GeocodingContext(focus: weights, near: near)
  }
}
