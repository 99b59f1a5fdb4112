import Geodesy

/// The places and names of one image of a gazetteer, numbered from 0.
///
/// It believes nothing that stands in the image: a number that leads nowhere gives an empty text or
/// a place of zeros.
final class Volume: Sendable {
  let image: Image
  let records: Mapped<PlaceRecord>
  let idTexts: Mapped<UInt8>
  let idOrder: Mapped<IdentifierRecord>
  let keys: Mapped<TextSpan>
  let units: Mapped<UnitRecord>
  let texts: Mapped<UInt8>
  let nameRecords: Mapped<NameRecord>
  let nameTexts: Mapped<UInt8>
  let adjectiveRecords: Mapped<AdjectiveRecord>
  let unitCodes: Mapped<UnitCodeRecord>
  /// The countries, governorates, districts and subdistricts, in the order of the places.
  let administrative: Mapped<UInt32>

  /// No text of a gazetteer is longer than this many bytes.
  static let longestText = 800

  /// How many places it has.
  var placeCount: Int { max(0, records.count - 1) }
  /// How many names it has.
  var nameCount: Int { max(0, nameRecords.count - 1) }

  /// Opens an image; nil when it lacks a section that a gazetteer must have.
  init?(_ image: Image) {
    guard let records = image.elements(.places, of: PlaceRecord.self),
      let idTexts = image.elements(.idTexts, of: UInt8.self),
      let idOrder = image.elements(.idOrder, of: IdentifierRecord.self),
      let keys = image.elements(.keys, of: TextSpan.self),
      let units = image.elements(.units, of: UnitRecord.self),
      let texts = image.elements(.texts, of: UInt8.self),
      let nameRecords = image.elements(.names, of: NameRecord.self),
      let nameTexts = image.elements(.nameTexts, of: UInt8.self),
      let adjectives = image.elements(.adjectives, of: AdjectiveRecord.self),
      let unitCodes = image.elements(.unitCodes, of: UnitCodeRecord.self),
      let administrative = image.elements(.administrative, of: UInt32.self),
      records.count < Int32.max, nameRecords.count < Int32.max
    else { return nil }
    self.image = image
    self.records = records
    self.idTexts = idTexts
    self.idOrder = idOrder
    self.keys = keys
    self.units = units
    self.texts = texts
    self.nameRecords = nameRecords
    self.nameTexts = nameTexts
    adjectiveRecords = adjectives
    self.unitCodes = unitCodes
    self.administrative = administrative
  }

  /// Gives the bytes of a name, as the source writes it, to `body`.
  @inline(__always)
  func withName<Result>(
    _ name: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = Int(nameRecords[name].start)
    let end = Int(nameRecords[name &+ 1].start)
    return try nameTexts.withUnsafeElements(in: Self.range(start, end), body)
  }

  /// A name as the source writes it.
  func name(_ name: Int) -> String { withName(name) { String(decoding: $0, as: UTF8.self) } }

  /// The names of a place, the shown ones first.
  func names(of place: Int) -> Range<Int> {
    let start = min(Int(records[place].firstName), nameCount)
    return start..<max(start, min(Int(records[place &+ 1].firstName), nameCount))
  }

  /// The identifier of a place.
  func id(of place: Int) -> String { withID(of: place) { String(decoding: $0, as: UTF8.self) } }

  /// Gives the bytes of a place's identifier to `body`.
  func withID<Result>(
    of place: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = Int(records[place].idStart)
    let end = Int(records[place &+ 1].idStart)
    return try idTexts.withUnsafeElements(in: Self.range(start, end), body)
  }

  /// Where a place lies.
  @inline(__always)
  func unit(of place: Int) -> UnitRecord { units[Int(records[place].unit)] }

  /// The text of a number in `keys`; nil for 0.
  func key(_ number: UInt32) -> String? { number == 0 ? nil : text(keys[Int(number)]) }

  func text(_ span: TextSpan) -> String {
    texts.withUnsafeElements(in: Self.range(Int(span.start), Int(span.start) + Int(span.length))) {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The place with an identifier.
  func index(id: String) -> Int? {
    let hash = IdentifierRecord.hash(id.utf8)
    var (low, high) = (0, idOrder.count)
    while low < high {
      let middle = (low + high) / 2
      if idOrder[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    while low < idOrder.count, idOrder[low].hash == hash {
      let place = Int(idOrder[low].place)
      if place < placeCount, withID(of: place, { $0.elementsEqual(id.utf8) }) { return place }
      low += 1
    }
    return nil
  }

  /// A place with its texts.
  func place(_ index: Int) -> Place {
    let record = records[index]
    let unit = units[Int(record.unit)]
    var next = Int(record.firstName)
    var shown = ""
    if record.has(PlaceRecord.Flag.name) {
      shown = name(next)
      next += 1
    }
    return Place(
      id: id(of: index), featureClass: record.kind, name: shown,
      nameArabic: record.has(PlaceRecord.Flag.nameArabic) ? name(next) : nil,
      coordinate: record.coordinate, uncertainty: record.uncertainty,
      country: key(unit.country) ?? "", admin1: key(unit.admin1), admin2: key(unit.admin2),
      admin3: key(unit.admin3), districtBasis: record.districtBasis,
      population: Int(record.population))
  }

  /// A range that no crafted number makes absurd.
  @inline(__always)
  private static func range(_ start: Int, _ end: Int) -> Range<Int> {
    start..<max(start, min(end, start + longestText))
  }
}
