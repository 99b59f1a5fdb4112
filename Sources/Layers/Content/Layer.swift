package import Events
public import Geodesy
package import Places
public import Shapes

/// What is drawn for a row.
public enum LayerGeometry: Hashable, Sendable {
  case point(Coordinate)
  case line([Coordinate])
  case area(Area)
}

/// What kind of geometry a layer holds; each layer holds one kind only, as QGIS wants it.
public enum GeometryType: Hashable, Sendable {
  case point, line, polygon
}

/// A layer, whatever the format: its name, its columns, and what is drawn for a row.
public struct Layer<Row: Sendable>: Sendable {
  /// The layer's name and, in formats that hold one layer, the file's.
  public let name: String
  /// What it holds, for people.
  public let title: String
  /// What kind of geometry it holds.
  public let type: GeometryType
  /// Its columns.
  public let columns: [Column<Row>]
  /// What is drawn for a row; nil draws nothing.
  public let geometry: @Sendable (Row) -> LayerGeometry?

  /// Makes a layer.
  public init(
    name: String, title: String, type: GeometryType, columns: [Column<Row>],
    geometry: @escaping @Sendable (Row) -> LayerGeometry?
  ) {
    self.name = name
    self.title = title
    self.type = type
    self.columns = columns
    self.geometry = geometry
  }
}

/// The 90 % area of one of an event's two locations.
package struct LocatedArea: Hashable, Sendable {
  /// Which of the two.
  package enum Role: String, Hashable, Sendable { case target, launch }

  /// The event.
  package let event: Event
  /// Which of its two locations.
  package let role: Role
  /// The location.
  package let location: Location
}

/// A row that tells of an event, which is read where it stands: a copy of an event counts some fifty
/// references up and down.
protocol EventRow: Sendable {
  /// The event.
  var event: Event { get }
}

extension Event: EventRow {
  @inline(__always)
  var event: Event { _read { yield self } }
}

extension LocatedArea: EventRow {}

extension MapContent {
  /// The events that have a launch place and a target.
  package var launches: Rows<Event> { events.launches }

  /// The 90 % areas: of each event the target's, then the launch place's.
  package var areas: Rows<LocatedArea> { events.areas }
}

extension Rows<Event> {
  /// The events that have a launch place and a target.
  var launches: Rows<Event> { filter { $0.place != nil && $0.launchPlace != nil } }

  /// The 90 % areas: of each event the target's, then the launch place's.
  var areas: Rows<LocatedArea> {
    flatMap { event in
      [
        event.place.map { LocatedArea(event: event, role: .target, location: $0) },
        event.launchPlace.map { LocatedArea(event: event, role: .launch, location: $0) },
      ].compactMap(\.self)
    }
  }
}
