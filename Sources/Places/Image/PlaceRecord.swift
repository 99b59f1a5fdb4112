import Geodesy

/// A place in the section `places`: 32 bytes.
///
/// One record more stands at the end, so that the identifier and the names of every place end where
/// those of the next begin.
struct PlaceRecord: BitwiseCopyable, Sendable {
  /// In 10⁻⁷ degrees.
  var latitude: Int32 = 0
  var longitude: Int32 = 0
  /// The 90 % radius in centimetres.
  var radius: UInt32 = 0
  var population: UInt32 = 0
  /// Where its identifier begins in `idTexts`.
  var idStart: UInt32 = 0
  /// Its first name in `names`; the name that is shown comes first, then the shown Arabic one.
  var firstName: UInt32 = 0
  /// Where it lies, as a number in `units`.
  var unit: UInt32 = 0
  /// A number in ``FeatureClass/allCases``, to which classes are only added at the end.
  var featureClass: UInt8 = 0
  /// A sum of ``Flag``.
  var flags: UInt8 = 0
  var reserved: UInt16 = 0

  /// What is true of a place.
  enum Flag {
    /// It has an English name to be shown, its first.
    static let name: UInt8 = 1
    /// It has an Arabic name to be shown, the next.
    static let nameArabic: UInt8 = 2
    /// Its district is only that of the nearest place of known district.
    static let districtByNearness: UInt8 = 4
    /// It is a container of others and answers no query by itself.
    static let context: UInt8 = 8
    /// It is a site kept by hand.
    static let site: UInt8 = 16
    /// Its row says that it lies in no district.
    static let outsideDistricts: UInt8 = 32
  }

  func has(_ flag: UInt8) -> Bool { flags & flag != 0 }

  /// How its district is known.
  var districtBasis: Place.DistrictBasis {
    if has(Flag.outsideDistricts) { return .outside }
    return has(Flag.districtByNearness) ? .nearest : .stated
  }

  /// Its point; a damaged file may give any number, which is bent into range.
  var coordinate: Coordinate {
    let (north, east) = (Double(latitude) / 1e7, Double(longitude) / 1e7)
    return Coordinate(latitude: north, longitude: east)
      ?? Coordinate(wrappingLatitude: north, longitude: east)
  }

  var uncertainty: Distance { .meters(Double(radius) / 100) }

  /// The class by its number; `other` where there is none of that number.
  var kind: FeatureClass { FeatureClass(number: featureClass) }
}

extension FeatureClass {
  private static let numbered = FeatureClass.allCases
  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, UInt8($0)) })

  /// The class of a number in an image.
  @inline(__always)
  init(number: UInt8) {
    let all = Self.numbered
    self = Int(number) < all.count ? all[Int(number)] : .other
  }

  /// The number of the class in an image.
  var number: UInt8 { Self.numbers[self] ?? 0 }
}

/// Where a place lies, in the section `units`: 20 bytes, shared by all places that lie there.
struct UnitRecord: BitwiseCopyable, Hashable, Sendable {
  /// The country's code, packed.
  var code: CountryCode
  /// Country, governorate, district, subdistrict, as numbers in `keys`; 0 where not known.
  var country: UInt32
  var admin1: UInt32
  var admin2: UInt32
  var admin3: UInt32
}

/// The code of a country as a number, to be compared without making strings.
public struct CountryCode: BitwiseCopyable, Hashable, Sendable {
  let packed: UInt32

  /// Packs a code: up to four bytes as they stand; what is longer is no code, and is hashed.
  public init(_ text: some StringProtocol) {
    var packed: UInt32 = 0
    var count: UInt32 = 0
    var hash = Fingerprint()
    for byte in text.utf8 {
      if count < 4 { packed |= UInt32(byte) << (8 * count) }
      count += 1
      hash.add(byte)
    }
    self.packed = count <= 4 ? packed : UInt32(truncatingIfNeeded: hash.value) | 0x8000_0000
  }
}

/// A name in the section `names`: 8 bytes.
///
/// One record more ends the last name.
struct NameRecord: BitwiseCopyable, Sendable {
  /// Where it begins in `nameTexts`.
  var start: UInt32
  /// The place; the highest bit tells that it stands in a column of Arabic names.
  var bits: UInt32

  init(start: UInt32, place: Int, isArabic: Bool) {
    self.start = start
    bits = UInt32(truncatingIfNeeded: place) & 0x7FFF_FFFF | (isArabic ? 0x8000_0000 : 0)
  }

  var place: Int { Int(bits & 0x7FFF_FFFF) }
  var isArabic: Bool { bits & 0x8000_0000 != 0 }
}

/// A part of the section `texts`.
struct TextSpan: BitwiseCopyable, Sendable {
  var start: UInt32
  var length: UInt32
}

/// A place in the section `idOrder`, which is sorted by the hash of the identifier.
struct IdentifierRecord: BitwiseCopyable, Sendable {
  /// The lower half of FNV-1a 64.
  var hash: UInt32
  var place: UInt32

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash = Fingerprint()
    for byte in bytes { hash.add(byte) }
    return UInt32(truncatingIfNeeded: hash.value)
  }
}

/// What belongs to a country, in the section `adjectives`.
struct AdjectiveRecord: BitwiseCopyable, Sendable {
  var text: TextSpan
  var name: NameRecord
}

/// The P-code of an administrative unit, in the section `unitCodes`.
struct UnitCodeRecord: BitwiseCopyable, Sendable {
  var place: UInt32
  var code: TextSpan
}

/// A small text file that is kept as it came, in the section `files`.
struct FileRecord: BitwiseCopyable, Sendable {
  /// Which file of a gazetteer it is.
  var name: TextSpan
  /// Where its bytes lie in `fileBytes`.
  var start: UInt64
  var length: UInt64
}
