import Geodesy
import Shapes

/// Places of a list that are meant together: "launched from Khasham and al-Tabiyah".
extension Geocoder {
  /// Finds where any of several phrases may mean.
  ///
  /// - Parameters:
  ///   - phrases: The members of the list, in the order of the text.
  ///   - words: The list as written.
  ///   - context: What else the report says.
  /// - Returns: A location whose area is that of all members together, and whose point is that of the
  ///   most exact one; what could not be located is left out. Nothing when none could.
  public func locate(
    anyOf phrases: [PlacePhrase], words: String, in context: GeocodingContext
  ) -> Resolution {
    let found = phrases.map { locate($0, in: context) }
    var trace = GeocodingTrace()
    for resolution in found {
      trace.anchors += resolution.trace.anchors
      trace.steps += resolution.trace.steps
      trace.abstention = trace.abstention ?? resolution.trace.abstention
    }
    let locations = found.compactMap(\.location)
    guard let best = locations.min(by: { $0.uncertainty < $1.uncertainty }), locations.count > 1
    else { return Resolution(location: locations.first, trace: trace) }
    let area = locations.dropFirst().reduce(locations[0].area) { $0.union($1.area) ?? $0 }
    let drawing = Drawing(
      area: area, center: best.coordinate,
      radius: area.radius(holding: 0.9, around: best.coordinate),
      method: best.method, place: best.placeID.flatMap { gazetteer.place(id: $0) })
    trace.steps.append("any of \(locations.count) places: all their areas together")
    return Resolution(
      location: location(drawing, units(of: drawing), words: words), trace: trace)
  }
}
