import Events
import Geodesy
import Places

/// Writes rows as CSV: a line of names, one of tags where there are any, then a line a row.
package func writeCSV<Row>(
  _ columns: [Column<Row>], _ rows: Rows<Row>, tags: [String] = [], to out: inout ByteWriter
) throws {
  for line in [columns.map(\.name), tags] where !line.isEmpty {
    for (here, cell) in line.enumerated() {
      if here > 0 { out.append(UInt8(ascii: ",")) }
      out.append(csv: cell)
    }
    out.append("\n")
  }
  try rows.forEach { row in
    for (here, column) in columns.enumerated() {
      if here > 0 { out.append(UInt8(ascii: ",")) }
      out.append(csv: column.value(row))
    }
    out.append("\n")
    try out.drain()
  }
}

extension MapContent {
  /// `events.csv`: the columns of the events layer, and the point as two more.
  package func writeEventsCSV(to out: inout ByteWriter) throws {
    try writeCSV(Self.eventTable, events, to: &out)
  }

  /// The columns of the tables of events.
  static let eventTable =
    EventColumns.all + [
      Column<Event>("latitude", .number, "Latitude (°)") {
        .degrees($0.place?.coordinate.latitude)
      },
      Column<Event>("longitude", .number, "Longitude (°)") {
        .degrees($0.place?.coordinate.longitude)
      },
    ]
}
