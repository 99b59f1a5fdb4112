package import Diagnostics
package import Events
package import Geodesy

/// A row of an event table as it was understood, before its places are looked up.
package struct ReadRow: Sendable {
  /// Everything but where.
  package var claim: Claim
  /// Where it happened; nil where the row says nothing of it.
  package var target: TablePlace?
  /// Where it was launched from; nil where the row says nothing of it.
  package var launch: TablePlace?
  /// Where the row stands.
  package let position: Position
}

/// Where, as the cells of a row say.
package struct TablePlace: Hashable, Sendable {
  /// The name, or words that say where; empty where only units or a point are given.
  package var words: String
  /// The units around it that are named, from the narrowest to the widest.
  package var units: [Unit]
  /// The country, as written.
  package var country: String?
  /// The point that the row gives.
  package var coordinate: Coordinate?
  /// The radius that holds the place in nine of ten cases, as the row says.
  package var radius: Distance?
  /// What a code of the table's makers says of the same.
  package var precision: Precision?
  /// Where its cell stands.
  package var position: Position

  /// How exactly a place is known, by a code.
  package struct Precision: Hashable, Sendable {
    /// The radius that holds the place in nine of ten cases.
    package let radius: Distance
    /// The unit whose own radius says it better, where that unit is known.
    package let unit: TableRole?
  }

  /// Makes a place of cells.
  package init(
    words: String, units: [Unit], country: String?, coordinate: Coordinate? = nil,
    radius: Distance? = nil, precision: Precision? = nil, position: Position
  ) {
    self.words = words
    self.units = units
    self.country = country
    self.coordinate = coordinate
    self.radius = radius
    self.precision = precision
    self.position = position
  }

  /// A unit around a place.
  package struct Unit: Hashable, Sendable {
    /// Which of the units it is: admin1 to admin3.
    package let role: TableRole
    /// Its name.
    package let name: String
  }

  /// What the row calls it: its name, else its narrowest unit.
  package var name: String { words.isEmpty ? units.first?.name ?? country ?? "" : words }
}
