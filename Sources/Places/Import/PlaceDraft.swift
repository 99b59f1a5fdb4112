import Diagnostics

/// What an import knows of one name.
struct NameMarks: OptionSet, Hashable {
  let rawValue: UInt8
  /// The name that the source itself shows.
  static let main = NameMarks(rawValue: 1)
  /// In Arabic script.
  static let arabic = NameMarks(rawValue: 2)
  /// The source says that it is English.
  static let english = NameMarks(rawValue: 4)
  /// The source says that it is Arabic.
  static let arabicTongue = NameMarks(rawValue: 8)
  /// The source prefers it among those of its language.
  static let preferred = NameMarks(rawValue: 16)
  /// A short, colloquial or historic name: never the one that is shown.
  static let lesser = NameMarks(rawValue: 32)
  /// Of a place that this one has taken the place of.
  static let inherited = NameMarks(rawValue: 64)
  /// The name that is shown.
  static let shown = NameMarks(rawValue: 128)
}

/// A place on its way through an import: numbers, and texts as UTF-8 in one buffer, so that one draft
/// serves for millions of places.
struct PlaceDraft {
  /// A stretch of ``text``.
  struct Stretch {
    var start = 0
    var count = 0
    var range: Range<Int> { start..<(start + count) }
  }

  /// One of its names.
  struct Name {
    var stretch: Stretch
    var marks: NameMarks
    /// Where it was read.
    var origin: Origin
  }

  /// A line of an input file.
  struct Origin {
    /// The number of the file in the order given.
    var file: UInt8 = 0
    var line = 0
  }

  var text: [UInt8] = []
  var id = Stretch()
  var featureClass = FeatureClass.other
  /// Millionths of a degree.
  var latitude: Int32 = 0
  /// Millionths of a degree.
  var longitude: Int32 = 0
  /// Metres; 0 where the source says nothing.
  var radius = 0
  var population = 0
  var country = Stretch()
  var admin1 = Stretch()
  var admin2 = Stretch()
  var names: [Name] = []
  var origin = Origin()

  /// Makes it empty again, keeping its memory.
  mutating func clear() {
    text.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    id = Stretch()
    country = Stretch()
    admin1 = Stretch()
    admin2 = Stretch()
    featureClass = .other
    latitude = 0
    longitude = 0
    radius = 0
    population = 0
    origin = Origin()
  }

  /// Puts text into the buffer.
  mutating func store(_ bytes: some Collection<UInt8>) -> Stretch {
    let start = text.count
    text.append(contentsOf: bytes)
    return Stretch(start: start, count: text.count - start)
  }

  /// Adds a name unless it is empty; blanks at its ends and control characters go.
  mutating func addName(
    _ bytes: some BidirectionalCollection<UInt8>, _ marks: NameMarks, origin: Origin
  ) {
    var slice = bytes[...]
    while let first = slice.first, first <= 0x20 || first == 0x2C { slice.removeFirst() }
    while let last = slice.last, last <= 0x20 || last == 0x2C { slice.removeLast() }
    guard !slice.isEmpty else { return }
    let stretch = store(slice)
    for index in stretch.range where text[index] < 0x20 || text[index] == 0x7C {
      text[index] = 0x20
    }
    names.append(Name(stretch: stretch, marks: marks, origin: origin))
  }

  /// The text of a stretch.
  func string(_ stretch: Stretch) -> String { String(decoding: text[stretch.range], as: UTF8.self) }
}

/// The parts that a place is put together from: whole rows, and names that stand elsewhere.
extension PlaceDraft {
  /// What a record of an import is.
  enum Part: UInt8 {
    case place
    /// A name of the place whose identifier it has.
    case name
    /// A whole place whose names go to the one whose identifier it has.
    case predecessor
  }

  /// Writes the draft as bytes, from which ``read(_:)`` makes it again.
  ///
  /// - Parameters:
  ///   - part: What the bytes are; `.name` writes no more than the names.
  ///   - out: Takes the bytes in place of what it held.
  func write(_ part: Part, to out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    out.append(part.rawValue)
    append(id, to: &out)
    out.append(origin.file)
    out.append(number: origin.line)
    if part != .name {
      out.append(featureClass.code)
      out.append(number: Int(latitude) + 90_000_000)
      out.append(number: Int(longitude) + 180_000_000)
      out.append(number: radius)
      out.append(number: population)
      append(country, to: &out)
      append(admin1, to: &out)
      append(admin2, to: &out)
    }
    for name in names {
      out.append(name.marks.rawValue)
      out.append(name.origin.file)
      out.append(number: name.origin.line)
      append(name.stretch, to: &out)
    }
  }

  private func append(_ stretch: Stretch, to out: inout [UInt8]) {
    out.append(number: stretch.count)
    out.append(contentsOf: text[stretch.range])
  }

  /// Adds what bytes of ``write(_:to:)`` tell; the first whole row decides what is no name.
  ///
  /// - Parameters:
  ///   - bytes: A record.
  ///   - isFirst: Whether no whole row was read yet.
  /// - Returns: What it was, and where it lies when it is a whole row that was not the first.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool) -> (
    part: Part, latitude: Int32, longitude: Int32
  ) {
    var cursor = ByteCursor(bytes)
    let part = Part(rawValue: cursor.byte()) ?? .name
    let id = cursor.slice()
    let origin = Origin(file: cursor.byte(), line: cursor.number())
    var place: (latitude: Int32, longitude: Int32) = (0, 0)
    if part != .name {
      let code = cursor.byte()
      place.latitude = Int32(truncatingIfNeeded: cursor.number() - 90_000_000)
      place.longitude = Int32(truncatingIfNeeded: cursor.number() - 180_000_000)
      let (radius, population) = (cursor.number(), cursor.number())
      let (country, admin1, admin2) = (cursor.slice(), cursor.slice(), cursor.slice())
      if isFirst, part == .place {
        self.id = store(id)
        self.origin = origin
        featureClass = FeatureClass(code: code)
        (latitude, longitude) = place
        self.radius = radius
        self.population = population
        self.country = store(country)
        self.admin1 = store(admin1)
        self.admin2 = store(admin2)
      }
    }
    while !cursor.isAtEnd {
      let marks = NameMarks(rawValue: cursor.byte())
      let origin = Origin(file: cursor.byte(), line: cursor.number())
      let stretch = store(cursor.slice())
      names.append(Name(stretch: stretch, marks: marks, origin: origin))
    }
    return (part, place.latitude, place.longitude)
  }
}

/// Reads the bytes of a record; past the end there are zeros.
struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  mutating func byte() -> UInt8 {
    guard index < bytes.count else { return 0 }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func number() -> Int {
    var value = 0
    var shift = 0
    while shift < 63 {
      let next = byte()
      value |= Int(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    return value
  }

  mutating func slice() -> Slice<UnsafeBufferPointer<UInt8>> {
    let count = min(number(), bytes.count - index)
    defer { index += count }
    return bytes[index..<(index + count)]
  }
}

extension [UInt8] {
  /// Appends a number that is not negative, seven bits a byte.
  mutating func append(number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}

extension FeatureClass {
  private static let order = FeatureClass.allCases

  /// A number for it, within one run.
  var code: UInt8 { UInt8(Self.order.firstIndex(of: self) ?? 0) }

  /// The class of a number.
  init(code: UInt8) {
    self = Self.order.indices.contains(Int(code)) ? Self.order[Int(code)] : .other
  }
}
