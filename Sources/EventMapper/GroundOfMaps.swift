import Layers
import Places

extension BaseMap {
  /// The outlines and rivers of a gazetteer.
  init(_ gazetteer: Gazetteer) {
    let outlines = gazetteer.outlines.sorted { $0.key < $1.key }
    func units(_ featureClass: FeatureClass) -> [Unit] {
      outlines.compactMap { key, outline in
        guard let place = gazetteer.place(id: key), place.featureClass == featureClass else {
          return nil
        }
        return Unit(
          isCountry: featureClass == .country, name: place.name, nameArabic: place.nameArabic,
          area: outline.area)
      }
    }
    self.init(
      units: units(.country) + units(.governorate),
      rivers: gazetteer.rivers.sorted { $0.key < $1.key }.compactMap { key, courses in
        gazetteer.place(id: key).map {
          River(name: $0.name, nameArabic: $0.nameArabic, courses: courses)
        }
      })
  }
}
