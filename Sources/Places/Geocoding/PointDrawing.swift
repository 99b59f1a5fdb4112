import Geodesy
import Shapes

/// Relations to a spot: at, near, around, at the edge of, at a distance from.
extension Geocoder {
  private var measures: Measures { gazetteer.measures }

  /// At a place: its disc; for countries and governorates, whatever is inside.
  func at(
    _ place: Place, _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing {
    switch place.featureClass {
    case .country, .governorate: return inside(place, context, &trace)
    case .district, .subdistrict, .region:
      return unit(place, &trace)
    case .river:
      return river(place, nil, &trace)
        ?? disc(place.coordinate, place.uncertainty, .named, place)
    default:
      trace.steps.append("at \(place.name): a disc of \(place.uncertainty.words)")
      return disc(place.coordinate, place.uncertainty, .named, place)
    }
  }

  /// Somewhere in a district or region: in its outline where there is one.
  private func unit(_ place: Place, _ trace: inout GeocodingTrace) -> Drawing {
    guard let outline = outline(of: place) else {
      trace.steps.append("somewhere in \(place.name): a disc of \(place.uncertainty.words)")
      return disc(place.coordinate, place.uncertainty, .inside, place)
    }
    trace.steps.append("somewhere in \(place.name): its outline (\(outline.source))")
    var drawing = spread(outline.area, .inside, place)
    drawing.keepsDistrict = true
    return drawing
  }

  /// "منطقة عفرين", "the Manbij area": the district that is named after a town, else the town's
  /// surroundings; its best point is the town.
  func area(around town: Place, _ trace: inout GeocodingTrace) -> Drawing? {
    switch town.featureClass {
    case .city, .town, .village: break
    default: return nil
    }
    guard let district = namesake(of: town), let outline = districtAreas[district.id] else {
      return beside([town], .around, &trace)
    }
    trace.steps.append(
      "the area of \(town.name): the district of that name, likelier near the town")
    let least = town.uncertainty.meters
    var drawing = spread(outline, .inside, district) {
      1 / max(least, town.coordinate.distance(to: $0).meters)
    }
    drawing.center = town.coordinate
    drawing.radius = outline.radius(holding: 0.9, around: town.coordinate)
    drawing.keepsDistrict = true
    return drawing
  }

  /// The district that a town is the seat of and gives its name to.
  func namesake(of town: Place) -> Place? {
    guard let own = town.admin2 else { return nil }
    return [town.name, town.nameArabic].compactMap(\.self).lazy
      .map { Tokenizer.tokens(of: $0).filter(\.isWord).map(\.folded) }
      .flatMap { self.search.exact($0).hits }
      .map { self.gazetteer.places[$0.place] }
      .first { $0.featureClass == .district && $0.id == own }
  }

  /// In the middle of a town or of a region.
  func centre(
    _ place: Place, _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing {
    if place.featureClass == .desert { return at(place, context, &trace) }
    if place.isRegion {
      let whole = extent(place)
      let middle = seat(of: place)?.coordinate ?? whole.pointInside
      let reach = Distance.meters(
        whole.farthestDistance(to: middle).meters * measures.ratio(.centrePart))
      trace.steps.append("the middle of \(place.name): within \(reach.words) of its middle")
      let part = whole.intersection(.disc(center: middle, radius: reach)) ?? whole
      return spread(part, .sector, place)
    }
    let radius = min(place.uncertainty, measures.length(.centre, place.featureClass))
    trace.steps.append("the centre of \(place.name): a disc of \(radius.words)")
    return disc(place.coordinate, radius, .named, place)
  }

  /// Near, around or on the way to places.
  func beside(
    _ places: [Place], _ relation: RelationMeasure, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let place = places[0]
    let extra = measures.length(relation, place.featureClass)
    if places.count > 1 { return together(places, extra, .near, &trace) }
    if place.featureClass == .river, let river = river(place, nil, &trace) { return river }
    let radius = place.uncertainty + extra
    trace.steps.append(
      "\(relation.rawValue) \(place.name): its radius of \(place.uncertainty.words) and "
        + "\(extra.words) more")
    return disc(place.coordinate, radius, .near, place)
  }

  /// At the edge of a place, perhaps on one side of it.
  func outskirts(
    _ place: Place, _ side: Compass?, _ trace: inout GeocodingTrace
  ) -> Drawing {
    if place.isRegion, let side { return self.side(of: place, side, &trace) }
    let reach = place.uncertainty + measures.length(.outskirts, place.featureClass)
    guard let side else {
      trace.steps.append("the outskirts of \(place.name): a disc of \(reach.words)")
      return disc(place.coordinate, reach, .near, place)
    }
    let half = measures.halfAngle(.outskirtsAngle)
    trace.steps.append(
      "the \(side.rawValue) outskirts of \(place.name): a sector of \(reach.words), "
        + "\(half.words) to each side")
    let inner = Distance.meters(place.uncertainty.meters * measures.ratio(.edge))
    return spread(sector(place, side, half, from: inner, to: reach), .near, place)
  }

  /// On the other side of the river that runs by a place; where none does, near it.
  func opposite(_ place: Place, _ trace: inout GeocodingTrace) -> Drawing {
    let reach = place.uncertainty + measures.length(.opposite, place.featureClass)
    let around = Area.disc(center: place.coordinate, radius: reach)
    guard let river = nearestRiver(to: place.coordinate, within: reach),
      let across = bank(
        of: river, near: place.coordinate, reach: reach, holding: place.coordinate, isSame: false),
      let area = across.intersection(around)
    else {
      trace.steps.append("opposite \(place.name): a disc of \(reach.words)")
      return disc(place.coordinate, reach, .near, place)
    }
    trace.steps.append(
      "opposite \(place.name): within \(reach.words) of it, on the other side of \(river.name)")
    return spread(area, .near, place, off: river)
  }

  /// At a stated distance from a place, on no side that is said: a ring.
  func distant(
    _ place: Place, _ distance: StatedDistance, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let (inner, outer) = stretch(distance, place)
    trace.steps.append(
      "\(distance.words) from \(place.name): a ring from \(inner.words) to \(outer.words)")
    let ring = Area.ring(center: place.coordinate, inner: inner, outer: outer)
    // No side is likelier than another: the sampled point nearest to the middle stands for all.
    return spread(ring, .offset, place)
  }

  /// No farther from a place than a stated distance.
  func within(
    _ place: Place, _ distance: StatedDistance, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let reach = distance.greatest + measures.length(.within)
    trace.steps.append("within \(distance.words) of \(place.name): a disc of \(reach.words)")
    return disc(place.coordinate, reach, .near, place)
  }

  /// At a distance in a direction from a place.
  func offset(
    _ place: Place, _ distance: StatedDistance?, _ side: Compass, _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    guard let distance else {
      if place.featureClass == .river, let river = river(place, .toward(side), &trace) {
        return river
      }
      if place.isRegion { return part(place, side, context, &trace) }
      if place.stretches { return besideStretch(place, side, &trace) }
      let reach = place.uncertainty + measures.length(.direction, place.featureClass)
      trace.steps.append(
        "\(side.rawValue) of \(place.name), not said how far: a sector of \(reach.words)")
      let area = sector(place, side, measures.halfAngle(.directionAngle), to: reach)
      return spread(area, .sector, place, weight: nearness(to: place))
    }
    // A distance from a governorate or country is one from the town that it is named after.
    let from = place.isRegion ? seat(of: place) ?? place : place
    let (inner, outer) = stretch(distance, from)
    let half = measures.halfAngle(.offsetAngle)
    trace.steps.append(
      "\(distance.words) \(side.rawValue) of \(from.name): a sector from \(inner.words) to "
        + "\(outer.words), \(half.words) to each side")
    let area = sector(from, side, half, from: inner, to: outer)
    let center = from.coordinate.moved(distance.best, toward: side.azimuth)
    let radius = area.radius(holding: 0.9, around: center)
    return Drawing(area: area, center: center, radius: radius, method: .offset, place: from)
  }

  /// How much likelier a point is the nearer it lies to a place beside which something is said to lie.
  ///
  /// Of 102 places "east of X" within 45 km half lie within 14 km (`relations.tsv`, `direction`): their
  /// number grows with the root of the distance, so that a square kilometre counts by its distance to
  /// the power -1.5.
  func nearness(to place: Place) -> (Coordinate) -> Double {
    let least = place.uncertainty.meters
    let point = place.coordinate
    return {
      let distance = max(least, point.distance(to: $0).meters)
      return 1 / (distance * distance.squareRoot())
    }
  }

  /// Beside something that stretches, such as a ridge or a lake: the half of its surroundings.
  private func besideStretch(
    _ place: Place, _ side: Compass, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let reach = place.uncertainty + measures.length(.countryside)
    trace.steps.append("\(side.rawValue) of \(place.name): the half of \(reach.words) around it")
    return spread(sector(place, side, .degrees(89), to: reach), .sector, place)
  }

  /// From where to where a stated distance may reach: it is rounded, measured along roads, and taken
  /// from some point of the place.
  private func stretch(
    _ distance: StatedDistance, _ place: Place
  ) -> (inner: Distance, outer: Distance) {
    func slack(_ length: Distance) -> Double {
      let ratio = length.meters * measures.ratio(.offsetRatio)
      let start = min(place.uncertainty.meters, 10_000)
      return max(measures.length(.offsetLeast).meters, (ratio * ratio + start * start).squareRoot())
    }
    // A stated distance leads out of the town.
    let floor = distance.least.meters * measures.ratio(.edge)
    let inner = max(floor, distance.least.meters - slack(distance.least))
    return (.meters(inner), .meters(distance.greatest.meters + slack(distance.greatest)))
  }

  /// Several places named in one breath: a strip that covers them all, where they lie together; else
  /// each with its own disc.
  func together(
    _ places: [Place], _ extra: Distance, _ method: LocationMethod, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let first = places[0]
    let near = places.filter {
      first.coordinate.distance(to: $0.coordinate).kilometers <= 60 && $0.id != first.id
    }
    let widest = ([first] + near).map(\.uncertainty).max() ?? first.uncertainty
    let radius = widest + extra
    guard !near.isEmpty, radius.kilometers < 60 else {
      trace.steps.append("\(first.name) alone: a disc of \((first.uncertainty + extra).words)")
      return disc(first.coordinate, first.uncertainty + extra, method, first)
    }
    let names = ([first] + near).map(\.name).joined(separator: ", ")
    trace.steps.append("\(names) together: a strip \(radius.words) to each side")
    return strip(([first] + near).map(\.coordinate), radius, method, first)
  }
}

extension Place {
  /// Whether it is long or wide, but no region whose parts are named.
  fileprivate var stretches: Bool {
    switch featureClass {
    case .mountain, .lake, .valley, .island, .sea: true
    default: false
    }
  }
}

extension Angle {
  /// The angle in words, for traces: "45°", "67.5°".
  var words: String {
    let tenths = Int((degrees * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)°" : "\(tenths / 10).\(tenths % 10)°"
  }
}
