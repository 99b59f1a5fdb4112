import Geodesy
import Shapes

/// Wide areas are cut by the wider places that the words name around them: "in the desert south of
/// al-Sukhna, in the countryside of Homs", "on the Syrian-Iraqi border near Abu Kamal".
extension Geocoder {
  /// What of a drawing would be left is too little to be meant.
  private static let leastShare = 0.02

  func narrowed(
    _ drawing: Drawing, by containers: [Container], _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Drawing {
    var drawing = drawing
    // A border named around a place of one country is that country's.
    var context = context
    if let country = drawing.place?.country { context.focus = [country: 1] }
    for container in containers {
      var steps = GeocodingTrace()
      guard let wider = draw(container, beside: containers, context, &steps),
        let part = drawing.area.intersection(wider.area)
      else {
        trace.steps += steps.steps.map { "not cut: \($0)" }
        continue
      }
      let (whole, left) = (drawing.area.squareMeters, part.squareMeters)
      guard left >= min(whole, wider.area.squareMeters) * Self.leastShare, left < whole * 0.98
      else { continue }
      let method = drawing.method == .inside ? .sector : drawing.method
      drawing = spread(part, method, drawing.place, weight: likelihood(beside: container))
      trace.steps += steps.steps.map { "cut: \($0)" }
    }
    return drawing
  }
}

extension Geocoder {
  /// How much likelier one point is than another, by words that say beside what something lies.
  ///
  /// The nearer, the likelier; nothing where all points are alike.
  private func likelihood(beside container: Container) -> ((Coordinate) -> Double)? {
    if container.isBeside { return nearness(to: container.place) }
    guard container.phrase.relation == .border, container.place.featureClass == .country,
      let outline = gazetteer.outlines[container.place.id]?.area
    else { return nil }
    let line = Borderline(outline, reach: .zero)
    let least = gazetteer.measures.length(.near).meters
    return { 1 / max(least, line.distance(to: $0).meters) }
  }
}

extension Geocoder.Container {
  /// Whether the words cut even a unit that has a name of its own: "Hakkari province, close to the
  /// Iraqi border", but not "Shirnak province in south-eastern Turkey".
  var cutsUnits: Bool {
    switch phrase.relation {
    case .inside, .part, .farPart, .countryside, .at: false
    default: true
    }
  }

  /// Whether words say beside what something lies and not how far, so that nearer points are likelier.
  var isBeside: Bool {
    if case .offset(nil, _) = phrase.relation { return !place.isRegion }
    return false
  }
}
