import Geodesy
import Shapes

/// What each relation draws.
extension Geocoder {
  /// Draws a phrase; nil when neither its anchors nor its containers are known.
  func draw(
    _ phrase: PlacePhrase, within containers: [Container], _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing? {
    if case .coordinates(let coordinate, let precision) = phrase.relation {
      return point(coordinate, precision, within: containers, &trace)
    }
    // "بادية القورية" may be a place of its own beside the town.
    let cue: FeatureClass? = phrase.relation == .desert ? .desert : nil
    let chosen = phrase.anchors.compactMap {
      resolve(
        $0, .anchor, within: containers, prefersRegions: phrase.relation.prefersRegions, cue: cue,
        context, &trace
      )?.place
    }
    guard var place = chosen.first else {
      return standIn(phrase, containers, context, &trace)
    }
    if case .countryside = phrase.relation, let mention = phrase.anchors.first,
      let own = ruralGovernorate(mention)
    {
      trace.steps.append("\(own.name) is a governorate of its own beside \(place.name)")
      place = own
    }
    switch phrase.relation {
    case .between where chosen.count >= 2:
      return between(chosen, &trace)
    case .between, .at:
      return chosen.count > 1 && !place.isRegion
        ? together(chosen, .zero, .named, &trace) : at(place, context, &trace)
    case .near: return beside(chosen, "near", .kilometers(5), &trace)
    case .around: return beside(chosen, "around", .kilometers(5), &trace)
    case .along: return along(chosen, &trace)
    case .inside: return inside(place, context, &trace)
    case .countryside(let compass): return countryside(place, compass, &trace)
    case .desert: return desert(chosen, &trace)
    case .part(let compass): return part(place, compass, context, &trace)
    case .offset(let distance, let compass):
      return offset(place, distance, compass, context, &trace)
    case .border: return border(chosen, context, &trace)
    case .unnamed, .coordinates: return standIn(phrase, containers, context, &trace)
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

  func disc(
    _ center: Coordinate, _ radius: Distance, _ method: LocationMethod, _ place: Place?
  ) -> Drawing {
    Drawing(
      area: .disc(center: center, radius: radius), center: center, radius: radius, method: method,
      place: place, keepsDistrict: place.map { center == $0.coordinate } ?? false)
  }

  /// At a place: its disc; for countries and governorates, whatever is inside.
  private func at(
    _ place: Place, _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing {
    switch place.featureClass {
    case .country, .governorate: return inside(place, context, &trace)
    case .district, .subdistrict, .region:
      trace.steps.append("somewhere in \(place.name): a disc of \(place.uncertainty.words)")
      return disc(place.coordinate, place.uncertainty, .inside, place)
    default:
      trace.steps.append("at \(place.name): a disc of \(place.uncertainty.words)")
      return disc(place.coordinate, place.uncertainty, .named, place)
    }
  }

  private func beside(
    _ places: [Place], _ relation: String, _ fallback: Distance,
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    let extra = gazetteer.measures.relation(relation, fallback)
    if places.count > 1 { return together(places, extra, .near, &trace) }
    let place = places[0]
    let radius = place.uncertainty + extra
    trace.steps.append(
      "\(relation == "desert_town" ? "the desert of" : relation) \(place.name): its radius of \(place.uncertainty.words) and \(extra.words) more"
    )
    return disc(place.coordinate, radius, .near, place)
  }

  /// Several places named in one breath: a strip that covers them all, where they lie together.
  private func together(
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

  private func strip(
    _ line: [Coordinate], _ halfWidth: Distance, _ method: LocationMethod, _ place: Place?
  ) -> Drawing {
    guard let area = Area.along(line, halfWidth: halfWidth) else {
      return disc(line[0], halfWidth, method, place)
    }
    return spread(area, method, place, weight: nil)
  }

  /// An area with its best point and the radius that holds nine tenths of it.
  func spread(
    _ area: Area, _ method: LocationMethod, _ place: Place?,
    weight: ((Coordinate) -> Double)?
  ) -> Drawing {
    if let weight {
      let median = MedianPoint(area, weight: weight)
      return Drawing(
        area: area, center: median.point, radius: median.radius, method: method, place: place)
    }
    let center = area.weightedCenter(weight: { _ in 1 })
    let radius = area.radius(holding: 0.9, around: center, weight: { _ in 1 })
    return Drawing(area: area, center: center, radius: radius, method: method, place: place)
  }

  private func between(_ places: [Place], _ trace: inout GeocodingTrace) -> Drawing {
    let (one, two) = (places[0], places[1])
    if one.featureClass == .country, two.featureClass == .country,
      let border = border([one, two], GeocodingContext(), &trace)
    {
      return border
    }
    let length = one.coordinate.distance(to: two.coordinate)
    // The land between two towns is no line: a fifth of its length to each side.
    let least = gazetteer.measures.relation("between", .kilometers(10))
    let half = max(least, .meters(length.meters / 5))
    trace.steps.append(
      "between \(one.name) and \(two.name), \(length.words) apart: a corridor \(half.words) to each "
        + "side")
    var drawing = strip([one.coordinate, two.coordinate], half, .between, one)
    drawing.center = one.coordinate.midpoint(to: two.coordinate)
    drawing.radius = drawing.area.radius(holding: 0.9, around: drawing.center, weight: { _ in 1 })
    return drawing
  }

  private func along(_ places: [Place], _ trace: inout GeocodingTrace) -> Drawing {
    guard places.count > 1 else { return beside(places, "along", .kilometers(5), &trace) }
    let half = gazetteer.measures.relation("along", .kilometers(5))
    trace.steps.append(
      "along the line \(places.map(\.name).joined(separator: " – ")): \(half.words) to each side")
    return strip(places.map(\.coordinate), half, .along, places[0])
  }

  private func desert(_ places: [Place], _ trace: inout GeocodingTrace) -> Drawing {
    let place = places[0]
    switch place.featureClass {
    case .country, .governorate:
      trace.steps.append(
        "the desert of \(place.name): all of it, as no outline of its desert is known")
      return spread(extent(place), .inside, place, weight: nil)
    case .desert, .region, .district, .subdistrict:
      trace.steps.append("\(place.name): a disc of \(place.uncertainty.words)")
      return disc(place.coordinate, place.uncertainty, .named, place)
    default: return beside(places, "desert_town", .kilometers(40), &trace)
    }
  }

  /// The outline of a place; its disc where there is none.
  func extent(_ place: Place) -> Area {
    gazetteer.outlines[place.id]
      ?? .disc(center: place.coordinate, radius: place.uncertainty)
  }
}

extension PlaceRelation {
  /// Whether a region rather than the town of the same name is meant.
  var prefersRegions: Bool {
    switch self {
    case .inside, .part, .border, .countryside: true
    case .offset(let distance, _): distance == nil
    case .at, .near, .around, .between, .along, .desert, .coordinates, .unnamed: false
    }
  }
}

extension Distance {
  /// The length in words, for traces: "5 km", "2.5 km", "500 m".
  var words: String {
    if meters < 1_000 { return "\(Int(meters.rounded())) m" }
    let tenths = Int((meters / 100).rounded())
    return tenths % 10 == 0 || tenths >= 100
      ? "\((tenths + 5) / 10) km" : "\(tenths / 10).\(tenths % 10) km"
  }
}
