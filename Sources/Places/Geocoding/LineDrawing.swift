import Geodesy
import Shapes

/// Relations that draw a line: between, along a road, at a front.
extension Geocoder {
  private var measures: Measures { gazetteer.measures }

  func between(_ places: [Place], _ trace: inout GeocodingTrace) -> Drawing {
    let (one, two) = (places[0], places[1])
    if one.featureClass == .country, two.featureClass == .country,
      let border = border([one, two], GeocodingContext(), &trace)
    {
      return border
    }
    if places.count > 2 { return among(places, &trace) }
    let length = one.coordinate.distance(to: two.coordinate)
    // The land between two towns is no line.
    let half = max(
      measures.length(.between), .meters(length.meters * measures.ratio(.betweenRatio)))
    trace.steps.append(
      "between \(one.name) and \(two.name), \(length.words) apart: a corridor \(half.words) to each "
        + "side")
    var drawing = strip([one.coordinate, two.coordinate], half, .between, one)
    drawing.center = one.coordinate.midpoint(to: two.coordinate)
    drawing.radius = drawing.area.radius(holding: 0.9, around: drawing.center)
    return drawing
  }

  /// Between three places: the land that they enclose, and as much around as between two.
  private func among(_ places: [Place], _ trace: inout GeocodingTrace) -> Drawing {
    let corners = places.map(\.coordinate)
    let half = measures.length(.between)
    trace.steps.append(
      "between \(places.map(\.name).joined(separator: ", ")): the land inside, and \(half.words) "
        + "around it")
    let rim = strip(corners + corners.prefix(1), half, .between, places[0])
    let turn =
      corners[0].azimuth(to: corners[2]).degrees - corners[0].azimuth(to: corners[1]).degrees
    let ring =
      (turn + 720).truncatingRemainder(dividingBy: 360) > 180 ? corners : corners.reversed()
    let inside = Area(.polygons([Area.Polygon(exterior: ring)]))
    return spread(rim.area.union(inside) ?? rim.area, .between, places[0])
  }

  /// In the middle between two places.
  func midway(_ places: [Place], _ trace: inout GeocodingTrace) -> Drawing {
    let (one, two) = (places[0], places[1])
    let length = one.coordinate.distance(to: two.coordinate)
    let radius = max(
      measures.length(.between), .meters(length.meters * measures.ratio(.betweenRatio)))
    trace.steps.append(
      "halfway between \(one.name) and \(two.name), \(length.words) apart: a disc of "
        + radius.words)
    var drawing = disc(
      one.coordinate.midpoint(to: two.coordinate), radius, .between, one)
    drawing.keepsDistrict = false
    return drawing
  }

  /// Along the road between places; along the road that is named after one place, near that place.
  func along(_ places: [Place], _ trace: inout GeocodingTrace) -> Drawing {
    let place = places[0]
    if place.featureClass == .river, let river = river(place, nil, &trace) { return river }
    let half = measures.length(.along)
    guard places.count > 1 else {
      if place.isRegion || place.featureClass == .road {
        trace.steps.append("along \(place.name): a disc of \(place.uncertainty.words)")
        return disc(place.coordinate, place.uncertainty, .along, place)
      }
      let reach = place.uncertainty + measures.length(.road)
      trace.steps.append(
        "on a road that is named after \(place.name): a disc of \(reach.words)")
      return disc(place.coordinate, reach, .along, place)
    }
    let length = zip(places, places.dropFirst()).reduce(0) {
      $0 + $1.0.coordinate.distance(to: $1.1.coordinate).meters
    }
    // Roads bend away from the straight line.
    let width = max(half, .meters(length * measures.ratio(.alongRatio)))
    trace.steps.append(
      "along the line \(places.map(\.name).joined(separator: " – ")): \(width.words) to each side")
    return strip(places.map(\.coordinate), width, .along, place)
  }

  /// At the line where two sides face each other.
  func front(_ places: [Place], _ trace: inout GeocodingTrace) -> Drawing {
    let place = places[0]
    let half = measures.length(.front)
    guard places.count > 1 else {
      let reach = place.uncertainty + half
      trace.steps.append("the front at \(place.name): a disc of \(reach.words)")
      return disc(place.coordinate, reach, .near, place)
    }
    trace.steps.append(
      "the front between \(places.map(\.name).joined(separator: " and ")): \(half.words) to each "
        + "side of the line")
    return strip(places.map(\.coordinate), half, .between, place)
  }
}
