public import Geodesy

/// All places of a gazetteer: a collection whose elements are made when they are asked for.
///
/// What is asked of many places has a method of its own, which makes no strings.
public struct PlaceList: RandomAccessCollection, Sendable {
  let volumes: Volumes

  /// The first place.
  public var startIndex: Int { 0 }
  /// Behind the last place.
  public var endIndex: Int { volumes.placeCount }

  /// A place with its texts.
  public subscript(index: Int) -> Place {
    let (volume, local) = volumes.place(index)
    return volume.place(local)
  }

  /// The record of a place.
  @inline(__always)
  func record(_ index: Int) -> PlaceRecord {
    let (volume, local) = volumes.place(index)
    return volume.records[local]
  }

  /// What kind of thing a place is.
  public func featureClass(_ index: Int) -> FeatureClass { record(index).kind }

  /// The point of a place.
  public func coordinate(_ index: Int) -> Coordinate { record(index).coordinate }

  /// The 90 % radius of a place.
  public func uncertainty(_ index: Int) -> Distance { record(index).uncertainty }

  /// The inhabitants of a place; 0 where not known.
  public func population(_ index: Int) -> Int { Int(record(index).population) }

  /// The country of a place, to be compared.
  public func country(_ index: Int) -> CountryCode {
    let (volume, local) = volumes.place(index)
    return volume.unit(of: local).code
  }

  /// Whether a place is a site kept by hand.
  public func isSite(_ index: Int) -> Bool { record(index).has(PlaceRecord.Flag.site) }

  /// How many names a place has.
  func nameCount(_ index: Int) -> Int {
    let (volume, local) = volumes.place(index)
    return volume.names(of: local).count
  }

  /// The identifier of a place.
  func id(_ index: Int) -> String {
    let (volume, local) = volumes.place(index)
    return volume.id(of: local)
  }

  /// Whether the identifier of a place stands before that of another, by their bytes.
  func hasLesserID(_ index: Int, _ other: Int) -> Bool {
    let (volume, local) = volumes.place(index)
    let (otherVolume, otherLocal) = volumes.place(other)
    return volume.withID(of: local) { id in
      otherVolume.withID(of: otherLocal) { id.lexicographicallyPrecedes($0) }
    }
  }

  /// Whether a place is a country, governorate, district or subdistrict by whose key others say where
  /// they lie.
  func isUnit(_ index: Int) -> Bool {
    let (volume, local) = volumes.place(index)
    let id = volume.id(of: local)
    switch volume.records[local].kind {
    case .country: return volume.key(volume.unit(of: local).country) == id
    case .governorate: return volume.key(volume.unit(of: local).admin1) == id
    case .district: return volume.key(volume.unit(of: local).admin2) == id
    case .subdistrict: return volume.key(volume.unit(of: local).admin3) == id
    default: return false
    }
  }

  /// Whether it is known in which district a place lies.
  func hasDistrict(_ index: Int) -> Bool {
    let (volume, local) = volumes.place(index)
    return volume.unit(of: local).admin2 != 0 && !volumes.isHidden(index)
  }

  /// Whether the district of a place is only that of the nearest place of known district.
  func hasDistrictByNearness(_ index: Int) -> Bool {
    record(index).has(PlaceRecord.Flag.districtByNearness)
  }

  /// Whether a place may be the answer to a query, and is not only there to hold others.
  public func answers(_ index: Int) -> Bool {
    !record(index).has(PlaceRecord.Flag.context) && !volumes.isHidden(index)
  }
}

/// All names of a gazetteer: a collection whose elements are made when they are asked for.
public struct NameList: RandomAccessCollection, Sendable {
  let volumes: Volumes

  /// The first name.
  public var startIndex: Int { 0 }
  /// Behind the last name.
  public var endIndex: Int { volumes.nameCount }

  /// A name with its text.
  public subscript(index: Int) -> PlaceName {
    let (volume, local, firstPlace) = volumes.name(index)
    let record = volume.nameRecords[local]
    return PlaceName(
      text: volume.name(local), place: record.place + firstPlace, isArabic: record.isArabic)
  }

  /// The first name of a place; it may belong to another when the place has none.
  func first(of place: Int) -> Int {
    let (volume, local) = volumes.place(place)
    return volume.names(of: local).lowerBound + volumes.nameStart(of: place)
  }

  /// The place that a name belongs to.
  public func place(_ index: Int) -> Int {
    let (volume, local, firstPlace) = volumes.name(index)
    return volume.nameRecords[local].place + firstPlace
  }

  /// Whether a name stands in a column of Arabic names.
  public func isArabic(_ index: Int) -> Bool {
    let (volume, local, _) = volumes.name(index)
    return volume.nameRecords[local].isArabic
  }
}
