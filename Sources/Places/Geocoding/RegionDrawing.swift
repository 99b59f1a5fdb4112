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
    return reached(whole, place, .inside, context, &trace) ?? all(of: place)
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
        return all(of: place)
      }
      return self.side(of: place, side, &trace)
    }
    let reach = place.uncertainty + measures.length(.countryside, place.featureClass)
    if let district = namesake(of: place), let outline = districtAreas[district.id] {
      return countryside(place, side, in: outline, reach, &trace)
    }
    return land(
      "countryside", of: place, side, reach, measures.halfAngle(.countrysideAngle), &trace)
  }

  /// The countryside of a town that is the seat of a district: that district and the land around the
  /// town, likelier near it.
  private func countryside(
    _ seat: Place, _ side: Compass?, in district: Area, _ reach: Distance,
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    let reach = side == nil ? reach : seat.uncertainty + measures.length(.countrysideSide)
    let around = Area.disc(center: seat.coordinate, radius: reach)
    var area = district.union(around) ?? around
    var words = "the countryside of \(seat.name): its district and \(reach.words) around the town"
    if let side {
      let half = measures.halfAngle(.countrysideAngle)
      let far = area.farthestDistance(to: seat.coordinate)
      area = area.intersection(sector(seat, side, half, to: far)) ?? area
      words += ", \(side.rawValue) of it"
    }
    trace.steps.append(words)
    let least = seat.uncertainty.meters
    return spread(area, side == nil ? .near : .sector, seat) {
      1 / max(least, seat.coordinate.distance(to: $0).meters)
    }
  }

  /// The desert of a governorate or a town, perhaps on one side.
  func desert(_ place: Place, _ side: Compass?, _ trace: inout GeocodingTrace) -> Drawing {
    switch place.featureClass {
    case .country, .governorate, .region, .district, .subdistrict:
      if let side { return self.side(of: place, side, &trace) }
      trace.steps.append(
        "the desert of \(place.name): all of it, as no outline of its desert is known")
      return all(of: place)
    case .desert:
      if let side { return self.side(of: place, side, &trace) }
      trace.steps.append("\(place.name): a disc of \(place.uncertainty.words)")
      return disc(place.coordinate, place.uncertainty, .named, place)
    default:
      let reach = place.uncertainty + measures.length(.desert, place.featureClass)
      var drawing = land(
        "desert", of: place, side, reach, measures.halfAngle(.desertAngle), &trace)
      // It begins behind the fields, on the town's own side of the river.
      if let river = nearestRiver(to: place.coordinate, within: measures.length(.river)),
        let own = bank(
          of: river, near: place.coordinate, reach: reach, holding: place.coordinate, isSame: true),
        let part = drawing.area.intersection(own)
      {
        trace.steps.append("on the town's side of \(river.name)")
        drawing = spread(part, drawing.method, place)
      }
      let town = place.uncertainty + measures.length(.outskirts, place.featureClass)
      guard town < reach,
        let open = drawing.area.subtracting(.disc(center: place.coordinate, radius: town))
      else { return drawing }
      return spread(open, drawing.method, place)
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

  /// The part of a town that lies in a direction: "eastern Mosul".
  private func quarter(
    of place: Place, _ side: Compass, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let half = measures.halfAngle(.partAngle)
    trace.steps.append(
      "the \(side.rawValue) of \(place.name): its disc of \(place.uncertainty.words), "
        + "\(half.words) to each side")
    return spread(sector(place, side, half, to: place.uncertainty), .sector, place)
  }

  /// In a direction within a region; of a town, the quarter of its disc.
  func part(
    _ place: Place, _ compass: Compass, isFar: Bool = false, _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    if place.featureClass == .river, let land = river(place, .toward(compass), &trace) {
      return land
    }
    guard place.isRegion else { return quarter(of: place, compass, &trace) }
    let drawing = side(of: place, compass, isFar: isFar, &trace)
    return reached(drawing.area, place, .sector, context, &trace) ?? drawing
  }

  /// From which part of a governorate's reach on its seat is a city that fills it.
  private static let bigSeat = 0.2

  /// The part of a region that lies in a direction from its middle, or from the town that it is named
  /// after.
  func side(
    of place: Place, _ compass: Compass, isFar: Bool = false, _ trace: inout GeocodingTrace
  ) -> Drawing {
    plainDrawings.side(compass, of: place, isFar: isFar, &trace) {
      drawnSide(of: place, compass, isFar: isFar, &$0)
    }
  }

  private func drawnSide(
    of place: Place, _ compass: Compass, isFar: Bool, _ trace: inout GeocodingTrace
  ) -> Drawing {
    let whole = extent(place)
    let seat = seat(of: place)
    let middle = seat?.coordinate ?? whole.pointInside
    let reach = whole.farthestDistance(to: middle)
    let half = measures.halfAngle(compass.isDiagonal ? .partDiagonal : .partAngle)
    let sector = Area.sector(
      center: middle, toward: compass.azimuth, halfAngle: half, from: .zero, to: reach)
    let from = seat.map { "the town of \($0.name)" } ?? "its middle"
    trace.steps.append(
      "the part of \(place.name) that lies \(compass.rawValue) of \(from), \(half.words) to each "
        + "side")
    guard var part = whole.intersection(sector) else {
      return spread(whole, .sector, place)
    }
    if let seat, seat.uncertainty.meters > reach.meters * Self.bigSeat {
      // "eastern Baghdad" is the east of the city rather than the land east of it.
      let quarter = self.sector(seat, compass, half, to: seat.uncertainty)
      trace.steps.append("and the \(compass.rawValue) of the city")
      part = part.union(quarter) ?? part
    }
    guard isFar else {
      // The farther in that direction, the likelier: the middle belongs to no part.
      return spread(part, .sector, place, weight: Self.outward(compass, from: middle, power: 1))
    }
    let inner = Distance.meters(
      part.farthestDistance(to: middle).meters * measures.ratio(.farPart))
    trace.steps.append("the far end of it: more than \(inner.words) from there")
    let outer = part.subtracting(.disc(center: middle, radius: inner)) ?? part
    return spread(outer, .sector, place, weight: Self.outward(compass, from: middle, power: 6))
  }

  /// How much likelier a point is the farther it lies from a middle in a direction.
  private static func outward(
    _ compass: Compass, from middle: Coordinate, power: Int
  ) -> (Coordinate) -> Double {
    let plane = Plane(center: middle)
    let (east, north) = compass.unit
    return {
      let point = plane.point(of: $0)
      let out = max(0, point.east.meters * east + point.north.meters * north) / 1_000
      return (1..<power).reduce(out) { weight, _ in weight * out }
    }
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
  package var isRegion: Bool {
    switch featureClass {
    case .country, .region, .governorate, .district, .subdistrict, .desert: true
    default: false
    }
  }
}

extension Compass {
  /// Whether it lies between two of the four winds.
  fileprivate var isDiagonal: Bool { Int(azimuth.degrees) % 90 != 0 }

  /// One metre in that direction, in metres east and north.
  fileprivate var unit: (east: Double, north: Double) {
    let half = 0.5.squareRoot()
    return switch self {
    case .north: (0, 1)
    case .northeast: (half, half)
    case .east: (1, 0)
    case .southeast: (half, -half)
    case .south: (0, -1)
    case .southwest: (-half, -half)
    case .west: (-1, 0)
    case .northwest: (-half, half)
    }
  }
}
