import Geodesy
import Shapes

/// Relations that draw a region or a part of one.
extension Geocoder {
  /// Half the width of a direction within a region: reports use eight directions loosely.
  private static let partHalfWidth = Angle.degrees(67.5)

  /// Inside a country or region; for a launch, the part of it that the weapon's reach makes likely.
  func inside(
    _ place: Place, _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let whole = extent(place)
    trace.steps.append("inside \(place.name): its outline")
    if let reached = reached(whole, place, .inside, context, &trace) { return reached }
    return spread(whole, .inside, place, weight: nil)
  }

  /// The part of an area from which a weapon reaches the target.
  private func reached(
    _ area: Area, _ place: Place, _ method: LocationMethod, _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing? {
    guard let target = context.target,
      let reach = context.weapon.flatMap({ gazetteer.measures.reach[$0] })
        ?? gazetteer.measures.reach["other"]
    else { return nil }
    let nearest = area.nearestDistance(to: target.coordinate)
    // Where the region begins beyond the usual reach, the launch was as near as it could be.
    let limit = max(reach.expectedP90, nearest + .meters(reach.median.meters / 2))
    let disc = Area.disc(center: target.coordinate, radius: limit)
    guard let part = area.intersection(disc) else { return nil }
    let density = ReachDensity(reach, from: target.coordinate)
    trace.steps.append(
      "\(context.weapon ?? "weapon"): within \(limit.words) of the target, likelier where reported "
        + "launches were (half of them within \(reach.median.words))")
    return spread(part, method, place, weight: { density.weight(at: $0) })
  }

  /// The countryside of a governorate or a town, perhaps on one side.
  func countryside(
    _ place: Place, _ compass: Compass?, _ trace: inout GeocodingTrace
  ) -> Drawing {
    if place.isRegion {
      guard let compass else {
        trace.steps.append("the countryside of \(place.name): all of it")
        return spread(extent(place), .inside, place, weight: nil)
      }
      return side(of: place, compass, &trace)
    }
    let reach = place.uncertainty + gazetteer.measures.relation("countryside_town", .kilometers(20))
    guard let compass else {
      trace.steps.append("the countryside of \(place.name): a disc of \(reach.words)")
      var drawing = disc(place.coordinate, reach, .near, place)
      drawing.keepsDistrict = false
      return drawing
    }
    trace.steps.append(
      "the countryside \(compass.rawValue) of \(place.name): a sector of \(reach.words)")
    let area = Area.sector(
      center: place.coordinate, toward: compass.azimuth, halfAngle: Self.partHalfWidth, from: .zero,
      to: reach)
    return spread(area, .sector, place, weight: nil)
  }

  /// In a direction within a region; of a town, the quarter of its disc.
  func part(
    _ place: Place, _ compass: Compass, _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    guard place.isRegion else { return countryside(place, compass, &trace) }
    let drawing = side(of: place, compass, &trace)
    return reached(drawing.area, place, .sector, context, &trace) ?? drawing
  }

  /// The part of a region that lies in a direction from its middle, or from the town that it is named
  /// after.
  private func side(
    of place: Place, _ compass: Compass, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let whole = extent(place)
    let seat = seat(of: place)
    let middle = seat?.coordinate ?? whole.pointInside
    let reach = whole.farthestDistance(to: middle)
    let sector = Area.sector(
      center: middle, toward: compass.azimuth, halfAngle: Self.partHalfWidth, from: .zero, to: reach
    )
    let from = seat.map { "the town of \($0.name)" } ?? "its middle"
    trace.steps.append(
      "the part of \(place.name) that lies \(compass.rawValue) of \(from), 67.5° to each side")
    guard let part = whole.intersection(sector) else {
      return spread(whole, .sector, place, weight: nil)
    }
    return spread(part, .sector, place, weight: nil)
  }

  /// The town that a governorate is named after: directions in it are taken from there.
  private func seat(of place: Place) -> Place? {
    guard place.featureClass == .governorate else { return nil }
    let folded = Tokenizer.tokens(of: place.nameArabic ?? place.name).filter(\.isWord)
    let hits = search.exact(folded.map(\.folded)).hits
    return hits.map { gazetteer.places[$0.place] }.first {
      ($0.featureClass == .city || $0.featureClass == .town) && $0.admin1 == place.id
    }
  }

  /// At a distance in a direction from a place.
  func offset(
    _ place: Place, _ distance: Distance?, _ compass: Compass, _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    guard let distance else {
      if place.isRegion { return part(place, compass, context, &trace) }
      let reach = place.uncertainty + gazetteer.measures.relation("direction", .kilometers(25))
      trace.steps.append(
        "\(compass.rawValue) of \(place.name), not said how far: a sector of \(reach.words)")
      let area = Area.sector(
        center: place.coordinate, toward: compass.azimuth, halfAngle: .degrees(45), from: .zero,
        to: reach)
      return spread(area, .sector, place, weight: nil)
    }
    let slack = Distance.meters(distance.meters * 0.15 + place.uncertainty.meters)
    let inner = Distance.meters(max(0, distance.meters - slack.meters))
    trace.steps.append(
      "\(distance.words) \(compass.rawValue) of \(place.name): a sector from \(inner.words) to "
        + "\((distance + slack).words), 30° to each side")
    let area = Area.sector(
      center: place.coordinate, toward: compass.azimuth, halfAngle: .degrees(30), from: inner,
      to: distance + slack)
    let center = place.coordinate.moved(distance, toward: compass.azimuth)
    let radius = area.radius(holding: 0.9, around: center, weight: { _ in 1 })
    return Drawing(area: area, center: center, radius: radius, method: .offset, place: place)
  }
}

extension Place {
  /// Whether it is an area that directions divide rather than a spot that they start from.
  var isRegion: Bool {
    switch featureClass {
    case .country, .region, .governorate, .district, .subdistrict, .desert: true
    default: false
    }
  }
}
