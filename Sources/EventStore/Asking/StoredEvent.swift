public import Events
public import Geodesy
public import Shapes

/// An event as a store keeps it: the cells of its row, and its place.
public struct StoredEvent: Sendable {
  /// What the columns of the store's ``EventSource`` say of it.
  public let cells: [FeatureValue]
  /// Its place; nil where it has none that can be drawn.
  public let place: StoredPlace?
  private let columns: EventColumnPlaces

  /// Makes an event of a row.
  public init(cells: [FeatureValue], place: StoredPlace?, columns: EventColumnPlaces) {
    self.cells = cells
    self.place = place
    self.columns = columns
  }

  /// Its identifier.
  public var id: String { text("id") ?? "" }
  /// The kind of attack; nil for a word that is not known.
  public var kind: AttackKind? { text("kind").flatMap(AttackKind.init(rawValue:)) }
  /// The attacker as normalised.
  public var actor: String? { text("actor") }
  /// The attacker as written.
  public var actorText: String? { text("actor_text") }
  /// The weapon.
  public var weapon: String? { text("weapon") }
  /// The first possible day.
  public var firstDay: Day? { day("date_start") }
  /// The last possible day.
  public var lastDay: Day? { day("date_end") }

  /// What a column of texts says; nil for nothing, and where there is no such column.
  public func text(_ column: String) -> String? {
    guard case .text(let text)? = value(column) else { return nil }
    return text
  }

  /// What a column says; nil where there is none.
  public func value(_ column: String) -> FeatureValue? { columns[column].map { cells[$0] } }

  /// The 90 % radius in metres, 0 where it says none.
  var radius: Double {
    switch value("uncertainty_m") {
    case .real(let meters)?: max(0, meters)
    case .integer(let meters)?: Double(max(0, meters))
    default: 0
    }
  }

  private func day(_ column: String) -> Day? {
    guard case .date(let day)? = value(column) else { return nil }
    return day
  }

  /// The same event elsewhere, without what some columns say.
  func moved(to place: StoredPlace?, without hidden: Set<String>) -> StoredEvent {
    var cells = cells
    for name in hidden { if let column = columns[name] { cells[column] = .null } }
    if let radius = place?.uncertainty, let column = columns["uncertainty_m"] {
      cells[column] = .real(radius.meters)
    }
    return StoredEvent(cells: cells, place: place, columns: columns)
  }
}

/// Where a stored event lies.
public struct StoredPlace: Hashable, Sendable {
  /// The best single point.
  public let coordinate: Coordinate
  /// The 90 % radius.
  public let uncertainty: Distance
  /// The 90 % area.
  public let area: Area

  /// Makes a place.
  public init(coordinate: Coordinate, uncertainty: Distance, area: Area) {
    self.coordinate = coordinate
    self.uncertainty = uncertainty
    self.area = area
  }
}

/// Which column of a store is which.
public struct EventColumnPlaces: Sendable {
  private let places: [String: Int]

  /// Takes the columns in the order of the cells.
  public init(_ columns: [FeatureColumn]) {
    places = Dictionary(
      columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> Int? { places[name] }
}
