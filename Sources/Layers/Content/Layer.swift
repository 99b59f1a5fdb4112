package import Events
package import Geodesy
package import Places
package import Shapes

/// What is drawn for a row.
package enum LayerGeometry: Hashable, Sendable {
  case point(Coordinate)
  case line([Coordinate])
  case area(Area)
}

/// What kind of geometry a layer holds; each layer holds one kind only, as QGIS wants it.
package enum GeometryType: Hashable, Sendable {
  case point, line, polygon
}

/// A layer, whatever the format: its name, its columns, and what is drawn for a row.
package struct Layer<Row: Sendable>: Sendable {
  /// The layer's name and, in formats that hold one layer, the file's.
  package let name: String
  /// What it holds, for people.
  package let title: String
  /// What kind of geometry it holds.
  package let type: GeometryType
  /// Its columns.
  package let columns: [Column<Row>]
  /// What is drawn for a row; nil draws nothing.
  package let geometry: @Sendable (Row) -> LayerGeometry?
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
