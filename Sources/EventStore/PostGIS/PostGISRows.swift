import Events

/// Writes the rows of a table in the text form of `COPY` (*PostgreSQL*, COPY, File Formats): what
/// ``FeatureWriter`` says.
struct PostGISRows {
  /// Takes bytes when some have come together.
  private let send: ([UInt8]) throws -> Void
  private let hasGeometry: Bool
  /// Where the cells of the row stand in `cells`; nil for nothing.
  private var places: [Range<Int>?]
  private var cells: [UInt8] = []
  private var out: [UInt8] = []
  /// How many rows were added.
  private(set) var count = 0

  init(_ table: FeatureTable, send: @escaping ([UInt8]) throws -> Void) {
    self.send = send
    hasGeometry = table.geometry != nil
    places = Array(repeating: nil, count: table.columns.count)
  }

  mutating func set(_ value: FeatureValue, in column: Int) {
    let start = cells.count
    switch value {
    case .null: return
    case .text(let text): append(text)
    case .integer(let number): cells += String(number).utf8
    case .real(let number):
      guard number.isFinite else { return }
      cells += number.description.utf8
    case .boolean(let flag): cells.append(UInt8(ascii: flag ? "t" : "f"))
    case .date(let day): cells += day.description.utf8
    case .moment(let day, let last):
      cells += day.description.utf8
      cells += (last ? " 23:59:59+00" : " 00:00:00+00").utf8
    }
    places[column] = start..<cells.count
  }

  /// Adds the row.
  ///
  /// - Parameter geometry: as a GeoPackage has it; empty for none.
  /// - Throws: what `send` throws.
  mutating func add(_ geometry: [UInt8]) throws {
    count += 1
    out += String(count).utf8
    if hasGeometry {
      out.append(Self.tab)
      if geometry.isEmpty { out += Self.null } else { append(extended: geometry) }
    }
    for place in places {
      out.append(Self.tab)
      if let place { out += cells[place] } else { out += Self.null }
    }
    out.append(UInt8(ascii: "\n"))
    cells.removeAll(keepingCapacity: true)
    for column in places.indices { places[column] = nil }
    if out.count >= 1 << 16 { try finish() }
  }

  /// Sends what is left.
  mutating func finish() throws {
    if !out.isEmpty { try send(out) }
    out.removeAll(keepingCapacity: true)
  }

  /// A text with the signs of COPY escaped; PostgreSQL keeps no NUL, as GeoPackage readers do not.
  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      for byte in utf8 {
        switch byte {
        case 0: cells += "\u{FFFD}".utf8
        case UInt8(ascii: "\\"): cells += #"\\"#.utf8
        case UInt8(ascii: "\n"): cells += #"\n"#.utf8
        case UInt8(ascii: "\r"): cells += #"\r"#.utf8
        case UInt8(ascii: "\t"): cells += #"\t"#.utf8
        default: cells.append(byte)
        }
      }
    }
  }

  /// Extended well-known binary in hexadecimal digits: that of the GeoPackage behind its header, with
  /// the number of WGS 84 behind the type (*PostGIS*, 4.1.1).
  private mutating func append(extended geometry: [UInt8]) {
    let boxes = [0, 32, 48, 48, 64]
    let start = 8 + boxes[Int(geometry[3] >> 1 & 7)]
    func append(_ byte: UInt8, to out: inout [UInt8]) {
      out.append(Self.digits[Int(byte >> 4)])
      out.append(Self.digits[Int(byte & 15)])
    }
    for place in start..<geometry.count {
      // Least significant byte first: the flag is in the last byte of the type.
      append(geometry[place] | (place == start + 4 ? 0x20 : 0), to: &out)
      if place == start + 4 { out += "E6100000".utf8 }
    }
  }

  private static let tab = UInt8(ascii: "\t")
  private static let null = Array(#"\N"#.utf8)
  private static let digits = Array("0123456789ABCDEF".utf8)
}
