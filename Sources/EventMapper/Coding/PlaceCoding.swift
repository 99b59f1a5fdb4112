import Diagnostics
import Geodesy
import Places
import Shapes
import Spooling

/// The locations of one record: each is written where it first comes, and named by its number from
/// then on, since the claims of an event are mostly about one place.
///
/// Locations leave memory whole, with their areas. Looking phrases up again would save space on disk,
/// but cost more than reading what was found, and could find something else.
struct CodedPlaces {
  fileprivate var known: [Location] = []
  /// The locations that all records of the run share.
  fileprivate let shared: LocationTable?

  init(_ record: RecordEncoder) { shared = record.shared as? LocationTable }
  init(_ record: RecordDecoder) { shared = record.shared as? LocationTable }
}

extension RecordEncoder {
  mutating func put(_ location: Location, _ places: inout CodedPlaces) {
    if let number = places.shared?.number(of: location) { return put(~number) }
    if let number = places.known.firstIndex(of: location) { return put(number) }
    put(places.known.count)
    places.known.append(location)
    put(location.coordinate)
    put(location.uncertainty.meters)
    put(location.area)
    put(location.method.rawValue)
    put(location.text)
    put(location.placeID)
    put(location.placeName)
    put(location.placeNameArabic)
    put(location.placeClass?.rawValue)
    put(location.country)
    for unit in [location.admin1, location.admin2, location.admin3] {
      put(unit) { record, unit in
        record.put(unit.code)
        record.put(unit.name)
        record.put(unit.nameArabic)
      }
    }
    put(location.shares) { record, share in
      record.put(share.district)
      record.put(share.share)
    }
    put(location.district)
    put(location.boundaries)
  }

  private mutating func put(_ coordinate: Coordinate) {
    put(coordinate.latitude)
    put(coordinate.longitude)
  }

  private mutating func put(_ area: Area) {
    switch area.form {
    case .disc(let center, let radius):
      put(true)
      put(center)
      put(radius.meters)
    case .polygons(let polygons):
      put(false)
      put(polygons) { record, polygon in
        record.put([polygon.exterior] + polygon.holes) { record, ring in
          record.put(ring) { $0.put($1) }
        }
      }
    }
  }
}

extension RecordDecoder {
  mutating func location(_ places: inout CodedPlaces) throws(Diagnostic) -> Location {
    let number = try int()
    if number < 0 {
      guard let location = places.shared?.location(~number) else { throw Self.damage }
      return location
    }
    guard (0...places.known.count).contains(number) else { throw Self.damage }
    if number == places.known.count { places.known.append(try location()) }
    return places.known[number]
  }

  private mutating func location() throws(Diagnostic) -> Location {
    let coordinate = try coordinate()
    let uncertainty = Distance.meters(try double())
    let area = try area()
    let method = try raw(LocationMethod.self)
    let (text, placeID) = (try string(), try optionalString())
    let (name, nameArabic) = (try optionalString(), try optionalString())
    let placeClass = try optional { (record) throws(Diagnostic) in
      try record.raw(FeatureClass.self)
    }
    let country = try optionalString()
    var units: [AdministrativeUnit?] = []
    for _ in 0..<3 {
      units.append(
        try optional { (record) throws(Diagnostic) in
          AdministrativeUnit(
            code: try record.optionalString(), name: try record.string(),
            nameArabic: try record.optionalString())
        })
    }
    let shares = try array { (record) throws(Diagnostic) in
      DistrictShare(district: try record.string(), share: try record.double())
    }
    return Location(
      coordinate: coordinate, uncertainty: uncertainty, area: area, method: method, text: text,
      placeID: placeID, placeName: name, placeNameArabic: nameArabic, country: country,
      admin1: units[0], admin2: units[1], admin3: units[2], shares: shares,
      district: try optionalString(), boundaries: try optionalString(), placeClass: placeClass)
  }

  private mutating func coordinate() throws(Diagnostic) -> Coordinate {
    guard let coordinate = Coordinate(latitude: try double(), longitude: try double()) else {
      throw Self.damage
    }
    return coordinate
  }

  private mutating func area() throws(Diagnostic) -> Area {
    if try bool() { return .disc(center: try coordinate(), radius: .meters(try double())) }
    let polygons = try array { (record) throws(Diagnostic) in
      let rings = try record.array { (record) throws(Diagnostic) in
        try record.array { (record) throws(Diagnostic) in try record.coordinate() }
      }
      guard let exterior = rings.first else { throw Self.damage }
      return Area.Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
    }
    return Area(.polygons(polygons))
  }
}
