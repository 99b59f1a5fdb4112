import Events
import Geodesy
import Places

/// Writes rows as CSV: a line of names, then a line a row.
public func writeCSV<Row>(
  _ columns: [Column<Row>], _ rows: Rows<Row>, to out: inout ByteWriter
) throws {
  for (here, column) in columns.enumerated() {
    if here > 0 { out.append(UInt8(ascii: ",")) }
    out.append(csv: column.name)
  }
  out.append("\n")
  try columns.reading { columns in
    try rows.forEach { row in
      columns.forEachCell(of: row) { here, value in
        if here > 0 { out.append(UInt8(ascii: ",")) }
        out.append(csv: value)
      }
      out.append("\n")
      try out.drain()
    }
  }
}

extension MapContent {
  /// `events.csv`: the columns of the events layer, and the point as two more.
  package func writeEventsCSV(to out: inout ByteWriter) throws {
    let point: [Column<Event>] = [
      Column("latitude", .number, "Latitude (°)") { .degrees($0.place?.coordinate.latitude) },
      Column("longitude", .number, "Longitude (°)") { .degrees($0.place?.coordinate.longitude) },
    ]
    try writeCSV(EventColumns.all + point, events, to: &out)
  }
}
