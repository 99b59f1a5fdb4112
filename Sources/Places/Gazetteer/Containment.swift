import Geodesy
import Shapes

extension Gazetteer {
  /// How far a place lies outside another; zero when it lies inside.
  ///
  /// Records decide where both have one; then outlines; else the other's radius, of which a town's
  /// is taken as 30 km, because "near" and "in the countryside of" reach that far.
  func distance(from place: Place, beyond container: Place) -> Distance {
    if place.id == container.id { return .zero }
    switch container.featureClass {
    case .country:
      if place.country == container.country { return .zero }
    case .governorate:
      if place.admin1 == container.id { return .zero }
    case .district:
      if place.admin2 == container.id { return .zero }
    case .subdistrict:
      if place.admin3 == container.id { return .zero }
    default: break
    }
    if let outline = preparedOutlines[container.id], outline.contains(place.coordinate) {
      return .zero
    }
    let reach =
      switch container.featureClass {
      case .country, .governorate, .district, .subdistrict, .region, .desert:
        container.uncertainty.meters
      default: max(container.uncertainty.meters, 30_000)
      }
    let between = place.coordinate.distance(to: container.coordinate).meters
    // An administrative unit holds its members by record; a stranger near its middle is none.
    let floor: Double =
      switch container.featureClass {
      case .country, .governorate: 5_000
      default: 0
      }
    return .meters(max(floor, between - reach))
  }
}
