package import Events

/// A table without a map: rows that belong to those of layers, whatever the format.
package struct Table<Row: Sendable>: Sendable {
  /// The table's name, ASCII lower case.
  package let name: String
  /// What it holds, for people.
  package let title: String
  /// Its columns.
  package let columns: [Column<Row>]

  /// Makes a table.
  package init(name: String, title: String, columns: [Column<Row>]) {
    self.name = name
    self.title = title
    self.columns = columns
  }
}

/// A report that the events are told by, or that claims from outside name.
package struct SourceReport: Hashable, Sendable {
  /// The report's id among all of the events.
  package var id: String
  /// The id that it came with; another one only where two reports had the same.
  package var givenID: String
  /// What is known of its publication.
  package var title, source, url: String?
  /// The day of its publication.
  package var published: Day?
  /// The file that it came from, and the line on which it begins there.
  package var file: String?
  package var line: Int?
  /// SHA-256 of its text; nil where only claims from outside name it.
  package var sha256: String?
  /// How many claims it makes.
  package var claims = 0

  /// Makes a report of which nothing but its id is known.
  package init(id: String) {
    self.id = id
    givenID = id
  }
}
