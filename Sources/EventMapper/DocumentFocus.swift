import Geodesy
import Places

/// What a report is about, as far as its names tell: which countries, and around which places.
enum DocumentFocus {
  /// The context in which the report's places are looked up.
  static func context(of names: [NameMention], in gazetteer: Gazetteer) -> GeocodingContext {
    var weights: [String: Double] = [:]
    var near: [Coordinate] = []
    for name in names where name.exclusion == nil {
      let places = name.candidates.map { gazetteer.places[$0] }
      guard let first = places.first else { continue }
      let countries = Set(places.map(\.country))
      if countries.count == 1, !name.isWeak {
        // A country's adjective says least of where: it mostly says whose.
        weights[first.country, default: 0] += name.kind == .adjective ? 0.3 : 1
      }
      let isOnePlace = places.allSatisfy {
        $0.coordinate.distance(to: first.coordinate) < .kilometers(30)
      }
      if name.kind == .place, !name.isWeak, isOnePlace, first.uncertainty < .kilometers(50),
        !near.contains(first.coordinate), near.count < 24
      {
        near.append(first.coordinate)
      }
    }
    let most = weights.values.max() ?? 0
    if most > 0 { weights = weights.mapValues { $0 / most } }
    return GeocodingContext(focus: weights, near: near)
  }
}
