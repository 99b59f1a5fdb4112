import Geodesy
import Shapes

/// Relations that draw a region or a part of one.
extension Geocoder {
  private var measures: Measures { gazetteer.measures }

  /// Inside a country or region; for a launch, the part of it that the weapon's reach makes likely.
  func inside(
    _ place: Place, _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let whole = extent(place)
    trace.steps.append("inside \(place.name): its outline")
    if let reached = reached(whole, place, .inside, context, &trace) { return reached }
    return spread(whole, .inside, place)
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
    _ place: Place, _ side: Compass?, _ trace: inout GeocodingTrace
  ) -> Drawing {
    if place.isRegion {
      guard let side else {
        trace.steps.append("the countryside of \(place.name): all of it")
        return spread(extent(place), .inside, place)
      }
      return self.side(of: place, side, &trace)
    }
    let reach = place.uncertainty + measures.length(.countryside, place.featureClass)
    return land("countryside", of: place, side, reach, measures.halfAngle(.countrysideAngle), &trace)
  }

  /// The desert of a governorate or a town, perhaps on one side.
  func desert(_ place: Place, _ side: Compass?, _ trace: inout GeocodingTrace) -> Drawing {
    switch place.featureClass {
    case .country, .governorate, .region, .district, .subdistrict:
      if let side { return self.side(of: place, side, &trace) }
      trace.steps.append(
        "the desert of \(place.name): all of it, as no outline of its desert is known")
      return spread(extent(place), .inside, place)
    case .desert:
      if let side { return self.side(of: place, side, &trace) }
      trace.steps.append("\(place.name): a disc of \(place.uncertainty.words)")
      return disc(place.coordinate, place.uncertainty, .named, place)
    default:
      let reach = place.uncertainty + measures.length(.desert, place.featureClass)
      return land("desert", of: place, side, reach, measures.halfAngle(.desertAngle), &trace)
    }
  }

  /// The land around a town, or a sector of it.
  private func land(
    _ kind: String, of place: Place, _ side: Compass?, _ reach: Distance, _ half: Angle,
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    guard let side else {
      trace.steps.append("the \(kind) of \(place.name): a disc of \(reach.words)")
      var drawing = disc(place.coordinate, reach, .near, place)
      drawing.keepsDistrict = false
      return drawing
    }
    trace.steps.append(
      "the \(side.rawValue) \(kind) of \(place.name): a sector of \(reach.words), \(half.words) "
        + "to each side")
    return spread(sector(place, side, half, to: reach), .sector, place)
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
  func side(
    of place: Place, _ compass: Compass, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let whole = extent(place)
    let seat = seat(of: place)
    let middle = seat?.coordinate ?? whole.pointInside
    let reach = whole.farthestDistance(to: middle)
    let half = measures.halfAngle(.partAngle)
    let sector = Area.sector(
      center: middle, toward: compass.azimuth, halfAngle: half, from: .zero, to: reach)
    let from = seat.map { "the town of \($0.name)" } ?? "its middle"
    trace.steps.append(
      "the part of \(place.name) that lies \(compass.rawValue) of \(from), \(half.words) to each "
        + "side")
    guard let part = whole.intersection(sector) else {
      return spread(whole, .sector, place)
    }
    return spread(part, .sector, place)
  }

  /// The town that a governorate is named after: directions in it are taken from there.
  func seat(of place: Place) -> Place? {
    guard place.featureClass == .governorate else { return nil }
    let folded = Tokenizer.tokens(of: place.nameArabic ?? place.name).filter(\.isWord)
    let hits = search.exact(folded.map(\.folded)).hits
    return hits.map { gazetteer.places[$0.place] }.first {
      ($0.featureClass == .city || $0.featureClass == .town) && $0.admin1 == place.id
    }
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
