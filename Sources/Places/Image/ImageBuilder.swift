import Geodesy
import Shapes

/// Collects places and names in flat records and makes an image of them.
struct ImageBuilder {
  private(set) var records: [PlaceRecord] = []
  private var idTexts: [UInt8] = []
  private var idHashes: [UInt32] = []
  private var slots = [UInt32](repeating: 0, count: 64)
  private var names: [NameRecord] = []
  private var nameTexts: [UInt8] = []
  private var texts: [UInt8] = []
  private var keys = [TextSpan(start: 0, length: 0)]
  private var keyNumbers: [String: UInt32] = ["": 0]
  private var units: [UnitRecord] = []
  private var unitNumbers: [UnitRecord: UInt32] = [:]
  private var adjectives: [AdjectiveRecord] = []
  private var unitCodes: [UnitCodeRecord] = []
  private var files: [FileRecord] = []
  private var fileBytes: [UInt8] = []

  var placeCount: Int { records.count }
  var nameCount: Int { names.count }

  /// Whether there is no room for more: texts are found by numbers of 32 bits, places by 31.
  var isFull: Bool {
    max(idTexts.count, nameTexts.count) > Int(UInt32.max) - 1_000_000
      || max(records.count, names.count) > Int(Int32.max) - 2
  }

  /// Adds a place without names; nil when its identifier is taken.
  mutating func add(_ place: Place, flags: UInt8) -> Int? {
    let hash = IdentifierRecord.hash(place.id.utf8)
    guard index(id: place.id, hash) == nil else { return nil }
    let index = records.count
    records.append(
      PlaceRecord(
        latitude: Int32((place.coordinate.latitude * 1e7).rounded()),
        longitude: Int32((place.coordinate.longitude * 1e7).rounded()),
        radius: UInt32(min(max(0, place.uncertainty.meters), 40_000_000) * 100 + 0.5),
        population: UInt32(clamping: place.population), idStart: UInt32(idTexts.count),
        firstName: 0, unit: unit(of: place), featureClass: place.featureClass.number,
        flags: flags | (place.id.hasPrefix("site:") ? PlaceRecord.Flag.site : 0)))
    idTexts += place.id.utf8
    idHashes.append(hash)
    if records.count * 2 > slots.count { growSlots() } else { occupy(index) }
    return index
  }

  /// Adds a name to a place; of its names those that are shown have to be added first.
  mutating func addName(_ bytes: some Collection<UInt8>, to place: Int, isArabic: Bool) {
    names.append(NameRecord(start: UInt32(nameTexts.count), place: place, isArabic: isArabic))
    nameTexts += bytes
  }

  /// Notes something about a place.
  mutating func set(_ flag: UInt8, of place: Int) { records[place].flags |= flag }

  mutating func addAdjective(_ text: String, to place: Int, isArabic: Bool) {
    adjectives.append(
      AdjectiveRecord(
        text: span(text), name: NameRecord(start: 0, place: place, isArabic: isArabic)))
  }

  mutating func addUnitCode(_ code: String, to place: Int) {
    unitCodes.append(UnitCodeRecord(place: UInt32(place), code: span(code)))
  }

  /// Keeps a small file as it came.
  mutating func add(_ file: GazetteerInput) {
    files.append(
      FileRecord(
        name: span(file.file), start: UInt64(fileBytes.count), length: UInt64(file.bytes.count)))
    fileBytes += file.bytes
  }

  /// The place with an identifier.
  func index(id: String) -> Int? { index(id: id, IdentifierRecord.hash(id.utf8)) }

  /// A place without its names.
  func place(_ index: Int) -> Place {
    let record = records[index]
    let unit = units[Int(record.unit)]
    return Place(
      id: String(decoding: idTexts[idRange(index)], as: UTF8.self), featureClass: record.kind,
      name: "", coordinate: record.coordinate, uncertainty: record.uncertainty,
      country: key(unit.country) ?? "", admin1: key(unit.admin1), admin2: key(unit.admin2),
      admin3: key(unit.admin3), population: Int(record.population))
  }

  // MARK: Identifiers, by open addressing

  private func idRange(_ index: Int) -> Range<Int> {
    let end = index + 1 < records.count ? Int(records[index + 1].idStart) : idTexts.count
    return Int(records[index].idStart)..<end
  }

  private func index(id: String, _ hash: UInt32) -> Int? {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if idHashes[index] == hash, idTexts[idRange(index)].elementsEqual(id.utf8) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func occupy(_ index: Int) {
    var slot = Int(idHashes[index]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  private mutating func growSlots() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in idHashes.indices { occupy(index) }
  }

  // MARK: Texts that many places share

  private mutating func span(_ text: String) -> TextSpan {
    let start = texts.count
    texts += text.utf8
    return TextSpan(start: UInt32(start), length: UInt32(texts.count - start))
  }

  private mutating func key(_ text: String?) -> UInt32 {
    guard let text else { return 0 }
    if let known = keyNumbers[text] { return known }
    let number = UInt32(keys.count)
    keys.append(span(text))
    keyNumbers[text] = number
    return number
  }

  private func key(_ number: UInt32) -> String? {
    guard number > 0 else { return nil }
    let span = keys[Int(number)]
    return String(
      decoding: texts[Int(span.start)..<Int(span.start + span.length)], as: UTF8.self)
  }

  private mutating func unit(of place: Place) -> UInt32 {
    let unit = UnitRecord(
      code: CountryCode(place.country), country: key(place.country), admin1: key(place.admin1),
      admin2: key(place.admin2), admin3: key(place.admin3))
    if let known = unitNumbers[unit] { return known }
    let number = UInt32(units.count)
    units.append(unit)
    unitNumbers[unit] = number
    return number
  }

  // MARK: The image

  /// The sections of everything that was added; the builder is empty afterwards.
  mutating func finish(outlines: [String: Outline]) -> ImageWriter {
    var writer = ImageWriter()
    addNames(to: &writer)
    let administrative = records.indices.filter {
      switch records[$0].kind {
      case .country, .governorate, .district, .subdistrict: true
      default: false
      }
    }
    writer.add(.administrative, administrative.map { UInt32($0) })
    let order = idHashes.enumerated().map { IdentifierRecord(hash: $1, place: UInt32($0)) }
    writer.add(.idOrder, order.sorted { ($0.hash, $0.place) < ($1.hash, $1.place) })
    var last = PlaceRecord()
    last.idStart = UInt32(idTexts.count)
    last.firstName = UInt32(names.count)
    records.append(last)
    writer.add(.places, records)
    writer.add(.idTexts, idTexts)
    writer.add(.units, units)
    writer.add(.adjectives, adjectives)
    writer.add(.unitCodes, unitCodes)
    addOutlines(outlines, to: &writer)
    writer.add(.keys, keys)
    writer.add(.texts, texts)
    writer.add(.files, files)
    writer.add(.fileBytes, fileBytes)
    self = ImageBuilder()
    return writer
  }

  /// Sorts the names by their place; the names of one place keep their order.
  private mutating func addNames(to writer: inout ImageWriter) {
    var next = [UInt32](repeating: 0, count: records.count + 1)
    for name in names { next[name.place + 1] += 1 }
    for place in records.indices {
      records[place].firstName = next[place]
      next[place + 1] += next[place]
    }
    var order = [UInt32](repeating: 0, count: names.count)
    for (number, name) in names.enumerated() {
      order[Int(next[name.place])] = UInt32(number)
      next[name.place] += 1
    }
    var sorted: [NameRecord] = []
    var sortedTexts: [UInt8] = []
    sorted.reserveCapacity(names.count + 1)
    sortedTexts.reserveCapacity(nameTexts.count)
    for number in order {
      let name = names[Int(number)]
      let next = Int(number) + 1
      let end = next < names.count ? Int(names[next].start) : nameTexts.count
      sorted.append(
        NameRecord(
          start: UInt32(sortedTexts.count), place: name.place, isArabic: name.isArabic))
      sortedTexts += nameTexts[Int(name.start)..<end]
    }
    nameTexts = []
    sorted.append(NameRecord(start: UInt32(sortedTexts.count), place: 0, isArabic: false))
    writer.add(.names, sorted)
    writer.add(.nameTexts, sortedTexts)
  }

  private mutating func addOutlines(_ outlines: [String: Outline], to writer: inout ImageWriter) {
    var records: [OutlineRecord] = []
    var rings: [OutlineRing] = []
    var points: [OutlinePoint] = []
    for (key, outline) in outlines.sorted(by: { $0.key < $1.key }) {
      guard case .polygons(let polygons) = outline.area.form else { continue }
      let first = rings.count
      for polygon in polygons {
        for (number, ring) in ([polygon.exterior] + polygon.holes).enumerated() {
          rings.append(
            OutlineRing(
              firstPoint: UInt32(points.count), pointCount: UInt32(ring.count),
              isHole: number > 0 ? 1 : 0))
          points += ring.map { OutlinePoint(latitude: $0.latitude, longitude: $0.longitude) }
        }
      }
      records.append(
        OutlineRecord(
          key: span(key), source: span(outline.source), firstRing: UInt32(first),
          ringCount: UInt32(rings.count - first)))
    }
    writer.add(.outlines, records)
    writer.add(.outlineRings, rings)
    writer.add(.outlinePoints, points)
  }
}
