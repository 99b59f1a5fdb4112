/// Writes rows as one JSON object: members before, the rows as an array of flat objects, members behind.
///
/// - Parameters:
///   - columns: What each object says.
///   - rows: The rows.
///   - name: The name of the member that has the rows.
///   - head: What stands before it.
///   - tail: What stands behind it, asked for when all rows are written.
///   - out: Where the bytes go.
/// - Throws: What the rows throw, or the writer's sink.
public func writeJSON<Row>(
  _ columns: [Column<Row>], _ rows: Rows<Row>, as name: String,
  head: [(name: String, value: ColumnValue)], tail: () -> [(name: String, value: ColumnValue)],
  to out: inout ByteWriter
) throws {
  out.append("{")
  for member in head {
    out.append(json: member.name)
    out.append(":")
    out.append(json: member.value)
    out.append(",")
  }
  out.append(json: name)
  out.append(":[")
  var isFirst = true
  try columns.reading { read in
    try rows.forEach { row in
      out.append(isFirst ? "\n{" : ",\n{")
      isFirst = false
      for here in read.places {
        if here > 0 { out.append(",") }
        out.append(json: columns[here].name)
        out.append(":")
        out.append(json: read.value(here, of: row))
      }
      out.append("}")
      try out.drain()
    }
  }
  out.append("]")
  for member in tail() {
    out.append(",")
    out.append(json: member.name)
    out.append(":")
    out.append(json: member.value)
  }
  out.append("}\n")
  try out.drain()
}
