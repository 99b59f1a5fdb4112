import Events
import Geodesy
import Places
import Reading
import Shapes

/// Where, as a given claim says, with the words that it rests on.
struct GivenPlace {
  /// What is known of it.
  enum Form {
    /// No more than the words: they are looked up.
    case words
    /// A coordinate with its doubt.
    case point(Coordinate, within: Distance, id: String?)
    /// All that a run of this program found out.
    case drawn(Location)
  }

  let form: Form
  /// The words that name it.
  let name: String
  /// Where they stand.
  let field: GivenFields.Field

  /// Whether it has to be looked up.
  var isWords: Bool { if case .words = form { true } else { false } }

  /// The location with its evidence.
  func evidence(_ location: Location) -> Evidence<Location> { field.evidence(location) }
}

extension GivenFields {
  /// The largest radius: half the way around the earth.
  private static let largestRadius = 20_040_000.0

  /// A place; nil where there is none, or none that can be used.
  mutating func givenPlace(_ name: String) -> GivenPlace? {
    guard let field = field(name) else { return nil }
    let value = field.value.flatMap { $0.isObject ? $0 : nil } ?? field.item
    let given = value["location_text"]?.string ?? field.value?.string ?? field.words
    if let location = drawn(value, words: given) {
      return GivenPlace(form: .drawn(location), name: given, field: field)
    }
    if value["latitude"] != nil || value["longitude"] != nil {
      guard let point = point(value, field) else { return nil }
      return GivenPlace(form: point, name: given, field: field)
    }
    guard given.contains(where: { !$0.isWhitespace }),
      given.unicodeScalars.count <= Self.longestValue
    else {
      tell(
        "claim.place", at: field.item,
        "\"\(name)\" has neither words of at most \(Self.longestValue) signs nor a coordinate; "
          + "it was dropped.",
        fix: "write the words that say where, or latitude, longitude and uncertainty_m")
      return nil
    }
    return GivenPlace(form: .words, name: given, field: field)
  }

  private mutating func point(_ value: JSONItem, _ field: Field) -> GivenPlace.Form? {
    if let latitude = value["latitude"]?.number, let longitude = value["longitude"]?.number,
      let coordinate = Coordinate(latitude: latitude, longitude: longitude),
      let radius = Self.radius(value["uncertainty_m"])
    {
      return .point(coordinate, within: radius, id: value["place_id"]?.string)
    }
    tell(
      "claim.coordinate", at: field.item,
      "\"\(field.name)\" needs latitude, longitude and the radius uncertainty_m together, in degrees "
        + "and metres; it was dropped.",
      fix: "write all three: within uncertainty_m the place lies with 90 % likelihood")
    return nil
  }

  private static func radius(_ item: JSONItem?) -> Distance? {
    guard let meters = item?.number, meters > 0, meters <= largestRadius else { return nil }
    return .meters(meters)
  }

  // MARK: As the program wrote it

  /// A location as an earlier run wrote it; nil where somebody has corrected its coordinate since, so
  /// that what was drawn holds no more.
  private func drawn(_ value: JSONItem, words: String) -> Location? {
    guard let drawn = value["drawn"], let point = Self.coordinate(drawn["point"]),
      let radius = Self.radius(drawn["radius_m"]), let area = Self.area(drawn),
      let method = value["location_method"]?.string.flatMap(LocationMethod.init(rawValue:)),
      let latitude = value["latitude"]?.number, abs(latitude - point.latitude) < 1e-6,
      let longitude = value["longitude"]?.number, abs(longitude - point.longitude) < 1e-6,
      let meters = value["uncertainty_m"]?.number, abs(meters - radius.meters) < 1
    else { return nil }
    let shares = (value["shares"]?.elements ?? []).compactMap { share in
      share["district"]?.string.flatMap { district in
        share["share"]?.number.map { DistrictShare(district: district, share: $0) }
      }
    }
    // Shares that are not one event together would make another count of it.
    let sum = shares.reduce(0) { $0 + $1.share }
    guard shares.isEmpty || abs(sum - 1) < 1e-6, shares.allSatisfy({ $0.share >= 0 }) else {
      return nil
    }
    return Location(
      coordinate: point, uncertainty: radius, area: area, method: method, text: words,
      placeID: value["place_id"]?.string, placeName: value["place_name"]?.string,
      placeNameArabic: value["place_name_ar"]?.string, country: value["country"]?.string,
      admin1: Self.unit(value["admin1"]), admin2: Self.unit(value["admin2"]),
      admin3: Self.unit(value["admin3"]), shares: shares, district: value["district"]?.string,
      boundaries: value["boundaries"]?.string,
      placeClass: value["place_class"]?.string.flatMap(FeatureClass.init(rawValue:)))
  }

  private static func unit(_ item: JSONItem?) -> AdministrativeUnit? {
    item?["name"]?.string.map {
      AdministrativeUnit(
        code: item?["code"]?.string, name: $0, nameArabic: item?["name_ar"]?.string)
    }
  }

  private static func area(_ drawn: JSONItem) -> Area? {
    if let disc = drawn["disc"] {
      guard let center = coordinate(disc["center"]), let radius = radius(disc["radius_m"]) else {
        return nil
      }
      return .disc(center: center, radius: radius)
    }
    let polygons = (drawn["polygons"]?.elements ?? []).map(polygon)
    let known = polygons.compactMap(\.self)
    return known.isEmpty || known.count < polygons.count ? nil : Area(.polygons(known))
  }

  private static func polygon(_ item: JSONItem) -> Area.Polygon? {
    let rings = (item.elements ?? []).map { ring in (ring.elements ?? []).map(coordinate) }
    let known = rings.map { $0.compactMap(\.self) }
    guard let exterior = known.first, zip(rings, known).allSatisfy({ $0.count == $1.count }),
      known.allSatisfy({ $0.count >= 3 })
    else { return nil }
    return Area.Polygon(exterior: exterior, holes: Array(known.dropFirst()))
  }

  private static func coordinate(_ item: JSONItem?) -> Coordinate? {
    guard let pair = item?.elements, pair.count == 2, let longitude = pair[0].number,
      let latitude = pair[1].number
    else { return nil }
    return Coordinate(latitude: latitude, longitude: longitude)
  }
}
