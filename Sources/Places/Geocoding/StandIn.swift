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
      draw(container, beside: containers, context, &trace).map {
        (container: container, drawing: $0)
      }
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
    where wider.container.index != narrowest.container.index && drawing.radius.kilometers > 10 {
      guard let part = drawing.area.intersection(wider.drawing.area) else { continue }
      let beside = [narrowest.container, wider.container].first(where: \.isBeside)
      drawing = spread(
        part, drawing.method, drawing.place, weight: beside.map { nearness(to: $0.place) })
    }
    guard phrase.relation == .unnamed, drawing.method != .named else {
      let least = gazetteer.measures.length(.container)
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
    case .at, .centre, .near, .around, .outskirts, .opposite, .towards, .distant, .within, .between,
      .midway,
      .along, .front, .riverside, .coordinates:
      0
    case .offset, .countryside, .part, .farPart, .inside, .desert, .unnamed: 1
    case .border: 2
    }
  }

  /// The area of a container, as far as it is said where it lies.
  ///
  /// Of a border the containers beside it (`others`) say which stretch is meant.
  func draw(
    _ container: Container, beside others: [Container] = [], _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing? {
    let (phrase, place) = (container.phrase, container.place)
    switch phrase.relation {
    case .inside where place.isRegion, .at where place.isRegion:
      return all(of: place)
    case .at, .inside:
      // A town or base that holds a stretch of road or river reaches into its surroundings.
      let reach = place.uncertainty + gazetteer.measures.length(.near, place.featureClass)
      return disc(place.coordinate, reach, .near, place)
    case .border:
      return border(
        container.places,
        by: (container.inner + others).filter { $0.phrase.relation != .border }, context, &trace)
    case .opposite:
      // Across the river or across the border: the words around say which.
      let reach = place.uncertainty + gazetteer.measures.length(.opposite, place.featureClass)
      return disc(place.coordinate, reach, .near, place)
    case .riverside, .coordinates, .unnamed:
      var inner = GeocodingTrace()
      let river = container.river ?? Anchors(chosen: [], joint: nil)
      let drawing = self.draw(phrase, river, within: [], context, &inner)
      trace.steps += inner.steps
      return drawing
    default:
      let drawing = draw(phrase.relation, container.places, place, context, &trace)
      guard phrase.relation.isWide, !container.inner.isEmpty else { return drawing }
      return drawing.map { narrowed($0, by: container.inner, context, &trace) }
    }
  }
}
