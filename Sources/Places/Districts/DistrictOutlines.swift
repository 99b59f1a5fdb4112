import Geodesy
public import Shapes

/// A district as it is drawn.
public struct DrawnDistrict: Hashable, Sendable {
  /// Its key in the gazetteer.
  public let key: String
  /// Its code and names.
  public let unit: AdministrativeUnit
  /// The English name of its governorate.
  public let admin1Name: String
  /// Its outline; nil where nothing says where it runs.
  public let area: Area?
  /// Where the outline comes from, in words to show.
  public let boundaries: String

  /// Makes a district.
  public init(
    key: String, unit: AdministrativeUnit, admin1Name: String, area: Area?, boundaries: String
  ) {
    self.key = key
    self.unit = unit
    self.admin1Name = admin1Name
    self.area = area
    self.boundaries = boundaries
  }
}

/// Outlines of districts.
public enum DistrictOutlines {
  /// Draws the districts of a gazetteer: their own outlines where these are loaded, else approximate
  /// ones.
  ///
  /// - Returns: All districts of the gazetteer, by key.
  public static func drawn(from gazetteer: Gazetteer) -> [DrawnDistrict] {
    let outlines = gazetteer.outlines
    return approximate(of: gazetteer).map { district in
      guard let own = outlines[district.key] else { return district }
      return DrawnDistrict(
        key: district.key, unit: district.unit, admin1Name: district.admin1Name, area: own.area,
        boundaries: own.source)
    }
  }

  /// Draws the districts of a gazetteer from outlines of governorates only.
  ///
  /// Each governorate is parted among its districts by the nearest place whose district is known:
  /// seats of districts and subdistricts, and places whose own record names their district. The
  /// parts do not overlap, and together they are the governorate. Good for a map of counts where
  /// places are dense, off by tens of kilometres in the desert, and no boundary in law.
  ///
  /// A district none of whose places lies in its governorate's outline, or whose governorate has
  /// none, takes part in the governorate that holds its seat.
  ///
  /// - Returns: All districts of the gazetteer, by key.
  public static func approximate(of gazetteer: Gazetteer) -> [DrawnDistrict] {
    var drawn: [String: (area: Area?, boundaries: String)] = [:]
    for (governorate, districts) in DistrictPlaces.byOutline(of: gazetteer) {
      guard let outline = gazetteer.outlines[governorate] else { continue }
      let parts = outline.area.parts(nearestTo: districts.map(\.places))
      let count = districts.reduce(0) { $0 + $1.places.count }
      let boundaries =
        districts.count == 1
        ? "approximate (outline of the governorate: \(outline.source))"
        : "approximate (Voronoi of \(count) places; governorates: \(outline.source))"
      for (district, part) in zip(districts, parts) {
        drawn[district.key] = (part, part == nil ? unknown : boundaries)
      }
    }
    return gazetteer.units(.district).map { gazetteer.places[$0] }.sorted { $0.id < $1.id }
      .compactMap { place in
        guard let unit = gazetteer.administrativeUnit(key: place.id) else { return nil }
        let outline = drawn[place.id] ?? (nil, unknown)
        return DrawnDistrict(
          key: place.id, unit: unit,
          admin1Name: place.admin1.flatMap { gazetteer.place(id: $0)?.name } ?? "",
          area: outline.area, boundaries: outline.boundaries)
      }
  }

  private static let unknown = "not known"
}
