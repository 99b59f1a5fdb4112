import Geodesy
import Shapes

/// What each relation draws.
extension Geocoder {
  /// Draws a phrase whose anchors mean some places; nil when neither they nor its containers are known.
  func draw(
    _ phrase: PlacePhrase, _ anchors: Anchors, within containers: [Container],
    _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing? {
    if case .coordinates(let coordinate, let precision) = phrase.relation {
      return point(coordinate, precision, within: containers, &trace)
    }
    if case .riverside(let bank) = phrase.relation {
      return riverside(bank, of: anchors.chosen.first?.place, containers, context, &trace)
        ?? standIn(phrase, containers, context, &trace)
    }
    let chosen = anchors.chosen.map(\.place)
    guard var place = chosen.first else {
      return standIn(phrase, containers, context, &trace)
    }
    if phrase.relation == .at, place.featureClass == .river, !containers.isEmpty {
      return riverside(nil, of: place, containers, context, &trace)
        ?? standIn(phrase, containers, context, &trace)
    }
    if case .countryside = phrase.relation, let mention = phrase.anchors.first,
      let own = ruralGovernorate(mention)
    {
      trace.steps.append("\(own.name) is a governorate of its own beside \(place.name)")
      place = own
    }
    if phrase.relation == .at, phrase.anchors.first?.cue == .district,
      let area = area(around: place, &trace)
    {
      return narrowed(area, by: containers.filter(\.cutsUnits), context, &trace)
    }
    if phrase.relation == .border {
      return border(chosen, by: containers, context, &trace)
        ?? standIn(phrase, containers, context, &trace)
    }
    if let joint = anchors.joint { trace.steps.append(joint.words) }
    let together = anchors.joint?.places.map(\.place) ?? chosen
    guard let drawing = draw(phrase.relation, together, place, context, &trace) else {
      return standIn(phrase, containers, context, &trace)
    }
    if phrase.relation.isWide { return narrowed(drawing, by: containers, context, &trace) }
    guard phrase.relation == .at, place.isRegion else { return drawing }
    // A unit is not cut by the wider unit that it is a part of.
    return narrowed(drawing, by: containers.filter(\.cutsUnits), context, &trace)
  }

  /// Draws a relation to places that are known.
  func draw(
    _ relation: PlaceRelation, _ places: [Place], _ place: Place, _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing? {
    switch relation {
    case .at:
      return places.count > 1 && !place.isRegion
        ? together(places, .zero, .named, &trace) : at(place, context, &trace)
    case .centre: return centre(place, context, &trace)
    case .near: return beside(places, .near, &trace)
    case .around: return beside(places, .around, &trace)
    case .opposite: return opposite(place, &trace)
    case .towards: return beside(places, .towards, &trace)
    case .outskirts(let side): return outskirts(place, side, &trace)
    case .distant(let distance): return distant(place, distance, &trace)
    case .within(let distance): return within(place, distance, &trace)
    case .midway where places.count > 1: return midway(places, &trace)
    case .between, .midway:
      return places.count > 1 ? between(places, &trace) : beside(places, .near, &trace)
    case .along: return along(places, &trace)
    case .front: return front(places, &trace)
    case .inside: return inside(place, context, &trace)
    case .countryside(let side): return countryside(place, side, &trace)
    case .desert(let side): return desert(place, side, &trace)
    case .part(let side): return part(place, side, context, &trace)
    case .farPart(let side): return part(place, side, isFar: true, context, &trace)
    case .offset(let distance, let side): return offset(place, distance, side, context, &trace)
    case .border: return border(places, context, &trace)
    case .riverside, .unnamed, .coordinates: return nil
    }
  }

  /// "ريف دمشق" is a governorate, not the countryside of one.
  private func ruralGovernorate(_ mention: PlaceMention) -> Place? {
    for name in ["ريف \(mention.name)", "Rural \(mention.name)"] {
      let folded = Tokenizer.tokens(of: name).filter(\.isWord).map(\.folded)
      let words = NameKey(folded).words
      let hits = search.exact(folded).hits.filter {
        NameKey(name: gazetteer.names[$0.name].text).words == words
      }
      let places = hits.map { gazetteer.places[$0.place] }.filter {
        $0.featureClass == .governorate
      }
      if let place = places.min(by: { $0.id < $1.id }) { return place }
    }
    return nil
  }

  // MARK: Means of drawing

  func disc(
    _ center: Coordinate, _ radius: Distance, _ method: LocationMethod, _ place: Place?
  ) -> Drawing {
    Drawing(
      area: .disc(center: center, radius: radius), center: center, radius: radius, method: method,
      place: place, keepsDistrict: place.map { center == $0.coordinate } ?? false)
  }

  func sector(
    _ place: Place, _ side: Compass, _ halfAngle: Angle, from inner: Distance = .zero,
    to outer: Distance
  ) -> Area {
    .sector(
      center: place.coordinate, toward: side.azimuth, halfAngle: halfAngle, from: inner, to: outer)
  }

  func strip(
    _ line: [Coordinate], _ halfWidth: Distance, _ method: LocationMethod, _ place: Place?
  ) -> Drawing {
    guard let area = Area.along(line, halfWidth: halfWidth) else {
      return disc(line[0], halfWidth, method, place)
    }
    return onLine(spread(area, method, place), line)
  }

  /// A strip whose best point lies on the line that it follows, not beside it in a bend.
  func onLine(_ drawing: Drawing, _ line: [Coordinate]) -> Drawing {
    var drawing = drawing
    let dense = zip(line, line.dropFirst()).flatMap { $0.path(to: $1, step: .kilometers(2)) } + line
    let center = drawing.center
    let area = PreparedArea(drawing.area)
    guard let near = NearestPoint(of: dense.filter(area.contains)).to(center)?.point else {
      return drawing
    }
    drawing.center = near
    drawing.radius = drawing.area.radius(holding: 0.9, around: near)
    return drawing
  }

  /// An area with its best point and the radius that holds nine tenths of it.
  func spread(
    _ area: Area, _ method: LocationMethod, _ place: Place?,
    weight: ((Coordinate) -> Double)? = nil
  ) -> Drawing {
    if let weight {
      let median = MedianPoint(area, weight: weight)
      return Drawing(
        area: area, center: median.point, radius: median.radius, method: method, place: place)
    }
    let even = area.evenSpread(holding: 0.9)
    return Drawing(
      area: area, center: even.center, radius: even.radius, method: method, place: place)
  }

  /// Anywhere in a region.
  func all(of region: Place) -> Drawing {
    plainDrawings.whole(region) { spread(extent(region), .inside, region) }
  }

  /// The outline of a unit, under its own key or, for a district or governorate of another gazetteer,
  /// under ours.
  func outline(of place: Place) -> Outline? {
    if let own = gazetteer.outlines[place.id] { return own }
    switch place.featureClass {
    case .district: return place.admin2.flatMap { gazetteer.outlines[$0] }
    case .governorate: return place.admin1.flatMap { gazetteer.outlines[$0] }
    default: return nil
    }
  }

  /// The outline of a place; its disc where there is none.
  func extent(_ place: Place) -> Area {
    outline(of: place)?.area ?? .disc(center: place.coordinate, radius: place.uncertainty)
  }
}

extension PlaceRelation {
  /// Whether a region rather than the town of the same name is meant.
  var prefersRegions: Bool {
    switch self {
    case .inside, .part, .farPart, .border, .countryside: true
    default: false
    }
  }

  /// Whether it draws so much land that the wider places around it cut it smaller.
  var isWide: Bool {
    switch self {
    case .inside, .part, .farPart, .border, .countryside, .desert, .along, .front, .between,
      .riverside:
      true
    case .offset(let distance, _): distance == nil
    default: false
    }
  }

  /// Whether it places something beside a spot, so that a container's name means the town.
  var isBesideSpot: Bool {
    switch self {
    case .near, .around, .outskirts, .opposite, .towards, .distant, .within, .centre, .between,
      .midway, .along, .front:
      true
    case .offset(let distance, _): distance != nil
    default: false
    }
  }

  var isDesert: Bool { if case .desert = self { true } else { false } }
}

extension Distance {
  /// The length in words, for traces: "5 km", "2.5 km", "500 m".
  var words: String {
    guard meters.magnitude < 1e9 else { return "no length" }
    if meters < 1_000 { return "\(Int(meters.rounded())) m" }
    let tenths = Int((meters / 100).rounded())
    return tenths % 10 == 0 || tenths >= 100
      ? "\((tenths + 5) / 10) km" : "\(tenths / 10).\(tenths % 10) km"
  }
}

extension StatedDistance {
  /// The distance in words, for traces: "20 km", "2 km to 8 km".
  var words: String {
    least == greatest ? least.words : "\(least.words) to \(greatest.words)"
  }
}
