import Geodesy
import Shapes

/// Places that have no name or none that is known: the wider place stands in.
extension Geocoder {
  /// Draws what the containers leave: the narrowest one, cut by the wider ones where they overlap.
  func standIn(
    _ phrase: PlacePhrase, _ containers: [Container], _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing? {
    let unknown = phrase.anchors.map(\.name.isolatedName).joined(separator: ", ")
    if !phrase.anchors.isEmpty {
      trace.abstention = "no place called \(unknown) is known in this context"
    }
    // The words may name the wide place first ("near the Jordanian border, east of the camp").
    let drawings = containers.compactMap { container in
      draw(container, context, &trace).map { (container: container, drawing: $0) }
    }
    guard
      let narrowest = drawings.min(by: {
        (Self.looseness($0.container.phrase.relation), $0.drawing.radius.meters)
          < (Self.looseness($1.container.phrase.relation), $1.drawing.radius.meters)
      })
    else {
      return nil
    }
    var drawing = narrowest.drawing
    for wider in drawings
    where wider.container.index != narrowest.container.index && drawing.radius.kilometers > 30 {
      guard let part = drawing.area.intersection(wider.drawing.area) else { continue }
      drawing = spread(part, drawing.method, drawing.place, weight: nil)
    }
    guard phrase.relation == .unnamed, drawing.method != .named else {
      let least = gazetteer.measures.relation("container", .kilometers(20))
      if drawing.radius < least {
        drawing.radius = least
        drawing.area = .disc(center: drawing.center, radius: least)
      }
      drawing.method = .container
      drawing.keepsDistrict = false
      trace.steps.append(
        "\(phrase.anchors.isEmpty ? "a place without a name" : unknown): "
          + "\(narrowest.container.place.name) stands in, with \(drawing.radius.words)")
      return drawing
    }
    return drawing
  }

  /// How loosely a relation places something: nearness before directions, directions before borders.
  private static func looseness(_ relation: PlaceRelation) -> Int {
    switch relation {
    case .at, .near, .around, .between, .along, .coordinates: 0
    case .offset, .countryside, .part, .inside, .desert, .unnamed: 1
    case .border: 2
    }
  }

  private func draw(
    _ container: Container, _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> Drawing? {
    let phrase = container.phrase
    switch phrase.relation {
    case .near, .around:
      return disc(
        container.place.coordinate,
        container.place.uncertainty
          + gazetteer.measures.relation("near", .kilometers(5)), .near, container.place)
    case .inside, .at:
      if container.place.featureClass == .country || container.place.featureClass == .governorate {
        return inside(container.place, context, &trace)
      }
      return disc(container.place.coordinate, container.place.uncertainty, .named, container.place)
    case .countryside(let compass): return countryside(container.place, compass, &trace)
    case .part(let compass): return part(container.place, compass, context, &trace)
    case .offset(let distance, let compass):
      return offset(container.place, distance, compass, context, &trace)
    case .border: return border(container.places, context, &trace)
    case .desert, .between, .along, .coordinates, .unnamed:
      var inner = GeocodingTrace()
      return draw(phrase, within: [], context, &inner)
    }
  }
}
