/// What can be asked of a table in a filter.
public struct FilterableTable: Sendable {
  /// What a property is.
  public enum Kind: Hashable, Sendable {
    case text, integer, number, boolean, date, moment
    /// The name of its R-tree in a GeoPackage; nil without one, and in PostGIS, which finds its index alone.
    case geometry(index: String?)
  }

  /// A property, and the column that keeps it.
  public struct Property: Hashable, Sendable {
    /// As filters call it.
    public let name: String
    /// As the database calls it.
    public let column: String
    /// What it is.
    public let kind: Kind

    /// Makes a property; its column is called like it where no other name is given.
    public init(_ name: String, column: String? = nil, _ kind: Kind) {
      self.name = name
      self.column = column ?? name
      self.kind = kind
    }
  }

  /// What may be asked for, in the order in which it is told.
  public let properties: [Property]
  /// The name that the statement gives to the table; nil where columns need none.
  public let alias: String?
  /// The column that numbers the rows of a GeoPackage.
  public let row: String

  private let byName: [String: Property]

  /// Makes a table.
  public init(_ properties: [Property], alias: String? = nil, row: String = "fid") {
    self.properties = properties
    self.alias = alias
    self.row = row
    byName = Dictionary(properties.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Makes a table of a store.
  ///
  /// - Parameters:
  ///   - columns: its columns, without the row's number and the geometry.
  ///   - geometry: what filters call the column `geom`; nil for a table without one.
  ///   - index: the R-tree of a GeoPackage, as `rtree_events_geom`.
  ///   - alias: the name that the statement gives to the table.
  public init(
    columns: [FeatureColumn], geometry: String? = "geometry", index: String? = nil,
    alias: String? = nil
  ) {
    let place = geometry.map { Property($0, column: "geom", .geometry(index: index)) }
    self.init(
      columns.map { Property($0.name, Kind($0.kind)) } + [place].compactMap(\.self), alias: alias)
  }

  subscript(name: String) -> Property? { byName[name] }
}

extension FilterableTable.Kind {
  /// What the values of a column are.
  public init(_ kind: FeatureColumn.Kind) {
    switch kind {
    case .text: self = .text
    case .integer: self = .integer
    case .real: self = .number
    case .boolean: self = .boolean
    case .date: self = .date
    case .moment: self = .moment
    }
  }
}
