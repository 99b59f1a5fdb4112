public import Events

/// A table of features or of attributes as a GeoPackage holds it: what it is, its columns, how it looks, and its rows.
public struct FeatureTable: Sendable {
  /// The table's name, ASCII lower case.
  public let name: String
  /// What it holds, for people.
  public let title: String
  /// What kind of geometry its rows have; nil for a table without places, which a GeoPackage calls
  /// one of attributes.
  public let geometry: GeometryKind?
  /// Its columns, without the row's number and the geometry, which every table has.
  public let columns: [FeatureColumn]
  /// How QGIS shows it, as a QGIS style document; nil leaves that to QGIS.
  public let style: String?
  /// What there is to say of the data, as a QGIS metadata document; nil says nothing.
  public let metadata: String?
  /// Gives every row to a writer: sets its cells, then adds it.
  public let rows: @Sendable (inout FeatureWriter) throws -> Void

  /// Makes a table.
  public init(
    name: String, title: String, geometry: GeometryKind?, columns: [FeatureColumn],
    style: String? = nil, metadata: String? = nil,
    rows: @escaping @Sendable (inout FeatureWriter) throws -> Void
  ) {
    self.name = name
    self.title = title
    self.geometry = geometry
    self.columns = columns
    self.style = style
    self.metadata = metadata
    self.rows = rows
  }
}

/// The geometry that all rows of a table have; a row may have none.
///
/// Lines and areas are of several parts, since a table holds one kind only and those at the 180th
/// meridian are cut there.
public enum GeometryKind: String, Hashable, Sendable {
  case point = "POINT"
  case multiLine = "MULTILINESTRING"
  case multiPolygon = "MULTIPOLYGON"
}

/// A column of a table.
public struct FeatureColumn: Hashable, Sendable {
  /// What a column holds, by the GeoPackage's name of the type.
  public enum Kind: String, Hashable, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
    case boolean = "BOOLEAN"
    case date = "DATE"
    case moment = "DATETIME"
  }

  /// The name, ASCII lower case.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// What a person reads above it; different for each column of a table.
  public let alias: String
  /// Whether rows are looked up by it, so that it has an index.
  public let isLookedUp: Bool

  /// Makes a column.
  public init(_ name: String, _ kind: Kind, alias: String, isLookedUp: Bool = false) {
    self.name = name
    self.kind = kind
    self.alias = alias
    self.isLookedUp = isLookedUp
  }
}

/// What a row says in a column.
public enum FeatureValue: Hashable, Sendable {
  /// Nothing is known.
  case null
  case text(String)
  case integer(Int)
  case real(Double)
  case boolean(Bool)
  case date(Day)
  /// The first second of a day, or its last, in UTC.
  case moment(Day, last: Bool)
}

/// The box around a geometry, in the units of its coordinates.
public struct Extent: Hashable, Sendable {
  /// The least and the greatest of the first coordinate, then of the second.
  public var minX, maxX, minY, maxY: Double

  /// Makes a box.
  public init(minX: Double, maxX: Double, minY: Double, maxY: Double) {
    self.minX = minX
    self.maxX = maxX
    self.minY = minY
    self.maxY = maxY
  }

  /// Makes the box around one point.
  public init(x: Double, y: Double) { self.init(minX: x, maxX: x, minY: y, maxY: y) }

  /// Grows so that it holds another box too.
  public mutating func formUnion(_ other: Extent) {
    minX = min(minX, other.minX)
    maxX = max(maxX, other.maxX)
    minY = min(minY, other.minY)
    maxY = max(maxY, other.maxY)
  }
}
