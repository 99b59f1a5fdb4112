/// What a store says in a cell, as bytes that hold only while it is written.
package enum StoredCell {
  case null
  /// UTF-8. A day is `YYYY-MM-DD`, a moment `YYYY-MM-DDTHH:MM:SS.SSSZ`.
  case text(UnsafeBufferPointer<UInt8>)
  /// A whole number; of a boolean, 0 or 1.
  case integer(Int)
  case real(Double)
}

/// Writes what a store holds as features of GeoJSON: the properties and the geometry are, byte for byte,
/// those of the layer that the store was made from.
///
/// Bytes go from the store's cells to the answer; no value of Swift stands between them.
package struct GeoJSONItems: Sendable {
  /// What a cell becomes.
  private struct Property: Sendable {
    let key: [UInt8]
    let type: ColumnType
    let decimals: Int
  }
  private let properties: [Property]
  private let precision: CoordinatePrecision

  /// Makes a writer of rows.
  ///
  /// - Parameters:
  ///   - layer: The name of the layer, which knows how many decimals its numbers have.
  ///   - columns: The columns that the store has.
  ///   - type: What kind of geometry the rows have.
  package init(layer: String, columns: [(name: String, type: ColumnType)], type: GeometryType) {
    let decimals = LayerDecimals.byName[layer] ?? [:]
    properties = columns.enumerated().map { here, column in
      Property(
        key: bytes { out in
          if here > 0 { out.append(",") }
          out.append(json: column.name)
          out.append(":")
        }, type: column.type, decimals: decimals[column.name] ?? LayerDecimals.most)
    }
    precision = type == .polygon ? .outline : .point
  }

  /// Appends a row.
  ///
  /// - Parameters:
  ///   - id: What identifies it.
  ///   - geometry: Well-known binary; nil, or bytes that are broken, become `null`.
  ///   - links: What is said of it outside of its properties, as members of JSON.
  ///   - cell: Gives the cell of a column.
  ///   - out: Takes the bytes.
  package func append(
    id: StoredCell, geometry: UnsafeRawBufferPointer?, links: [UInt8] = [],
    cell: (Int) -> StoredCell, to out: inout ByteWriter
  ) {
    out.append("{\"type\":\"Feature\",\"id\":")
    switch id {
    case .text(let bytes): out.append(json: bytes)
    case .integer(let number):
      out.append("\"")
      out.append(number)
      out.append("\"")
    default: out.append("\"\"")
    }
    out.append(",\"properties\":{")
    for here in properties.indices {
      out.append(properties[here].key)
      append(cell(here), properties[here].type, properties[here].decimals, to: &out)
    }
    out.append("},\"geometry\":")
    let start = out.count
    var reading = GeoJSONGeometry(geometry, precision)
    if geometry == nil || !reading.append(to: &out) {
      out.takeBack(to: start)
      out.append("null")
    }
    out.append(links)
    out.append("}")
  }

  @inline(__always)
  private func append(
    _ cell: StoredCell, _ type: ColumnType, _ decimals: Int, to out: inout ByteWriter
  ) {
    switch (cell, type) {
    case (.null, _): out.append("null")
    case (.text(let bytes), .moment): append(moment: bytes, to: &out)
    case (.text(let bytes), .string), (.text(let bytes), .date): out.append(json: bytes)
    case (.integer(let number), .boolean):
      if number != 0 { out.append("true") } else { out.append("false") }
    case (.integer(let number), .integer): out.append(number)
    case (.integer(let number), .number): out.append(cell: Double(number), decimals: decimals)
    case (.real(let number), .number) where number.isFinite:
      out.append(cell: number, decimals: decimals)
    // A program has put in what is not of the column's type.
    default: out.append("null")
    }
  }

  /// The layers write whole seconds; a store keeps their thousandth parts, which are none.
  private func append(moment bytes: UnsafeBufferPointer<UInt8>, to out: inout ByteWriter) {
    let isWhole =
      bytes.count == 24 && bytes[19] == UInt8(ascii: ".")
      && bytes[20...22].allSatisfy { $0 == 0x30 }
    guard isWhole else { return out.append(json: bytes) }
    out.append("\"")
    out.append(UnsafeBufferPointer(rebasing: bytes[..<19]))
    out.append("Z\"")
  }
}

extension ByteWriter {
  /// Appends UTF-8 as a JSON string.
  @inline(__always)
  fileprivate mutating func append(json bytes: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    append(bytes, JSONEscape.self)
    append(UInt8(ascii: "\""))
  }
}

/// How many decimals of the numbers of a layer mean something.
private enum LayerDecimals {
  /// For a column that no layer has: as many as the store can tell apart.
  static let most = 12

  static let byName: [String: [String: Int]] = [
    Layer.events.name: named(Layer.events.columns), Layer.areas.name: named(Layer.areas.columns),
    Layer.launches.name: named(Layer.launches.columns),
    Layer.districts.name: named(Layer.districts.columns),
  ]

  private static func named<Row>(_ columns: [Column<Row>]) -> [String: Int] {
    Dictionary(
      columns.map { ($0.name, $0.decimals) }, uniquingKeysWith: { first, _ in first })
  }
}
