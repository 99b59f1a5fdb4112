import Geodesy

extension Geocoder {
  /// Makes a geocoder of names that are indexed already.
  public init(search: PlaceSearch) {
    self.search = search
    districts = DistrictFinder(search.gazetteer)
  }
}

/// What coordinates in a text draw.
extension Geocoder {
  /// A disc about the point, as wide as its digits leave open, and never narrower than coordinates in
  /// reports are worth: five decimals are still as good as the one who read them off a map.
  ///
  /// The place named beside them gives its name when the point lies at it or near it; country and
  /// district are always those of the point.
  func point(
    _ coordinate: Coordinate, _ precision: Distance, within containers: [Container],
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    let least = gazetteer.measures.length(.coordinates)
    let radius = max(least, precision)
    trace.steps.append(
      "coordinates stand in the text: a disc of \(radius.words)"
        + (precision > least ? ", as far as their digits go" : ""))
    let near = gazetteer.measures.length(.near)
    var named: Place?
    for container in containers where !container.place.isRegion {
      let place = container.place
      let apart = coordinate.distance(to: place.coordinate)
      trace.steps.append("they lie \(apart.words) from \(place.name), which the words name")
      if named == nil, place.isSpot, apart <= place.uncertainty + radius + near { named = place }
    }
    return disc(coordinate, radius, .coordinates, named)
  }
}

extension Place {
  /// Whether it can lend its name to a point: no country, governorate or district.
  fileprivate var isSpot: Bool {
    switch featureClass {
    case .country, .governorate, .district, .subdistrict, .region: false
    default: true
    }
  }
}
