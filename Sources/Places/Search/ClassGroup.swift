/// Which classes of places pass for one another.
enum ClassGroup {
  private static let groups: [Set<FeatureClass>] = [
    [.city, .town, .village, .quarter, .camp], [.base, .airfield], [.field, .plant],
    [.governorate, .region, .district, .subdistrict], [.desert, .region, .valley],
    [.town, .district, .subdistrict],
  ]

  /// What it says of a candidate of one class that the words make one expect another; nil for
  /// nothing.
  static func evidence(_ cue: FeatureClass, _ found: FeatureClass) -> Evidence? {
    if cue == found { return .classSame }
    if groups.contains(where: { $0.contains(cue) && $0.contains(found) }) { return .classAlike }
    switch (cue, found) {
    // No quarter or village is a governorate, however well it is known: "the Salah al-Din quarter".
    case (.quarter, .governorate), (.quarter, .country), (.village, .governorate),
      (.village, .country), (.camp, .governorate), (.camp, .country):
      return .classUnit
    // Bases lie in fields, plants, crossings and beside towns, and carry their names.
    case (.base, .field), (.base, .plant), (.airfield, .field), (.field, .base): return .classAlike
    case (.base, .crossing), (.base, .camp), (.base, .port), (.base, .dam): return .classNear
    case (.base, .town), (.base, .city), (.base, .village), (.airfield, .city), (.airfield, .town),
      (.field, .town), (.field, .village), (.crossing, .town), (.port, .city),
      (.city, .governorate), (.governorate, .city):
      return .classFar
    case (.other, _), (_, .other), (.region, _): return nil
    default: return .classOther
    }
  }
}
