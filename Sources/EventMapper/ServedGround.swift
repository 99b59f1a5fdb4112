package import Layers
package import Places

/// What a served web map draws its events on; the same for every store.
package struct ServedGround: Sendable {
  private let base: BaseMap
  private let arabic: [(key: String, name: String)]

  /// Takes outlines, rivers and names from a gazetteer.
  package init(_ gazetteer: Gazetteer) {
    base = BaseMap(gazetteer)
    var names: [String: String] = [:]
    for place in gazetteer.places
    where place.featureClass == .governorate || place.featureClass == .district {
      guard let arabic = place.nameArabic else { continue }
      let governorate =
        place.featureClass == .district
        ? place.admin1.flatMap { gazetteer.place(id: $0)?.name } : nil
      let key = [place.country, governorate, place.name].compactMap(\.self)
      names[key.joined(separator: "|")] = arabic
    }
    arabic = names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Writes it as one JSON object.
  package func write(to out: inout ByteWriter) throws {
    try out.append(servedGround: base, MapRun.attribution, arabic: arabic)
  }
}
