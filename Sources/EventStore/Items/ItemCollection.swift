public import CQL2
public import Events

/// A table of a store as a set of items that is read page by page: what it holds, and how much of it.
public struct ItemCollection: Sendable {
  /// The table's name, which has no dots.
  public let id: String
  /// What it holds, for people.
  public let title: String
  /// The geometry that all items have; an item may have none.
  public let geometry: GeometryKind
  /// What an item says, without its identity and its geometry.
  public let columns: [FeatureColumn]
  /// How many items there are.
  public let count: Int
  /// The box around all of them, in degrees; nil where none has a place.
  public let extent: Extent?
  /// The first and the last of the days that they speak of; nil where they speak of none.
  public let days: ClosedRange<Day>?
  /// The columns of which each says a part of an item's identity.
  let identity: [String]
  /// What filters call the geometry.
  public static let geometryName = "geometry"
  /// Whether items have a first and a last possible day.
  public var isDated: Bool { Self.isDated(columns) }

  /// The columns that hold an item's first and last possible day.
  static let dayColumns = ["date_start", "date_end"]

  static func isDated(_ columns: [FeatureColumn]) -> Bool {
    dayColumns.allSatisfy { name in columns.contains { $0.name == name && $0.kind == .date } }
  }

  /// The tables that are shown, by what identifies their rows across runs; of several, the first that
  /// the table has.
  static let identities: [(table: String, columns: [[String]])] = [
    ("events", [["id"]]),
    ("areas", [["event_id", "role"]]),
    ("launches", [["event_id"]]),
    ("districts", [["key"], ["code"]]),
  ]

  /// The identity of a table with these columns; nil where it has none.
  static func identity(of table: String, _ columns: [FeatureColumn]) -> [String]? {
    let names = Set(columns.map(\.name))
    return identities.first { $0.table == table }?.columns.first { names.isSuperset(of: $0) }
  }
}

/// Which items are asked for; without anything set, all.
public struct ItemSelection: Hashable, Sendable {
  /// The box that an item's geometry must meet; what has no geometry meets none.
  public var box: ItemBox?
  /// The first and the last day that count, as an item's possible days do; undated items are always in,
  /// as the standard has it (OGC 17-069r4, /req/core/fc-time-response C).
  public var days: ItemDays?
  /// What columns must say.
  public var equal: [ItemEquality] = []
  /// What a filter says; its geometry is called as ``ItemCollection/geometryName``.
  public var filter: FilterExpression?

  /// Asks for all.
  public init() {}

  /// Whether it asks for all.
  public var isAll: Bool { self == ItemSelection() }
}

/// A span of days without an end on one side, or on both.
public struct ItemDays: Hashable, Sendable {
  /// The first day; nil for any.
  public let first: Day?
  /// The last day; nil for any.
  public let last: Day?

  /// Makes a span.
  public init(first: Day?, last: Day?) {
    self.first = first
    self.last = last
  }
}

/// A column and what it must say.
public struct ItemEquality: Hashable, Sendable {
  /// The column.
  public let column: FeatureColumn
  /// What it says; never null.
  public let value: FeatureValue

  /// Asks for a value of a column.
  public init(_ column: FeatureColumn, _ value: FeatureValue) {
    self.column = column
    self.value = value
  }
}

/// A part of the items that are asked for, and how many there are in all.
public struct ItemPage: Sendable {
  /// How many items the selection holds.
  public let matched: Int
  /// How many of them were handed on.
  public let returned: Int
  /// Whether more come behind them.
  public let hasMore: Bool
}
