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
    for container in containers {
      // A launch area is likelier in some parts; the words that made it said all.
      guard let wider = draw(container, context, &trace) else { continue }
      guard let part = drawing.area.intersection(wider.area) else { continue }
      let size = min(drawing.area.squareMeters, wider.area.squareMeters)
      let left = part.squareMeters
      guard left >= size * Self.leastShare, left < drawing.area.squareMeters * 0.98 else { continue }
      let method = drawing.method == .inside ? .sector : drawing.method
      let place = drawing.place
      drawing = spread(part, method, place)
      trace.steps.append("cut to what lies \(container.phrase.words.isolatedName)")
    }
    return drawing
  }
}
