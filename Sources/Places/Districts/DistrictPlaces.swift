import Geodesy
import Shapes

/// The places that say where a district lies.
struct DistrictPlaces {
  /// The district.
  let key: String
  /// Its seat first, then those of its subdistricts, then other places.
  let places: [Coordinate]

  /// A place that may lie farther than this from its point says little about where a border runs.
  private static let doubtful = Distance.kilometers(15)

  /// The districts that take part in each outline, in the order of the outlines' keys and then of
  /// the districts' own.
  static func byOutline(
    of gazetteer: Gazetteer
  ) -> [(governorate: String, districts: [DistrictPlaces])] {
    var places: [String: [Coordinate]] = [:]
    // Seats of districts come first in a gazetteer: where one is the seat of a neighbour's
    // subdistrict too, the district has it.
    var taken: Set<Coordinate> = []
    for index in gazetteer.places.indices where gazetteer.places.hasDistrict(index) {
      let place = gazetteer.places[index]
      guard tells(place, index, gazetteer), let district = place.admin2,
        taken.insert(place.coordinate).inserted
      else { continue }
      places[district, default: []].append(place.coordinate)
    }
    var governorates: [String: [DistrictPlaces]] = [:]
    for district in gazetteer.units(.district).map({ gazetteer.places[$0] }) {
      let known = DistrictPlaces(key: district.id, places: places[district.id] ?? [])
      if let home = home(of: district, known.places, gazetteer) {
        governorates[home, default: []].append(known)
      }
    }
    return governorates.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted { $0.key < $1.key }) }
  }

  private static func tells(_ place: Place, _ index: Int, _ gazetteer: Gazetteer) -> Bool {
    switch place.featureClass {
    case .district, .subdistrict: true
    default: place.uncertainty <= doubtful && !gazetteer.places.hasDistrictByNearness(index)
    }
  }

  /// The governorate in whose outline a district is drawn.
  private static func home(
    of district: Place, _ places: [Coordinate], _ gazetteer: Gazetteer
  ) -> String? {
    let own = district.admin1.flatMap { gazetteer.preparedOutlines[$0] == nil ? nil : $0 }
    if let own, places.contains(where: { gazetteer.preparedOutlines[own]?.contains($0) == true }) {
      return own
    }
    let holder = gazetteer.units(.governorate).lazy.map { gazetteer.places[$0] }.first {
      $0.country == district.country
        && gazetteer.preparedOutlines[$0.id]?.contains(district.coordinate) == true
    }
    return holder?.id ?? own
  }
}
