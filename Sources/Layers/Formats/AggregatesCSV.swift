import Events

extension MapContent {
  /// `aggregates.csv`: counts that reports state over a time or an area.
  ///
  /// They are on no layer.
  package func writeAggregatesCSV(to out: inout ByteWriter) throws {
    let columns: [Column<Aggregate>] = [
      Column("report", .string, "Report") { .text($0.report) },
      Column("count", .integer, "Count") { .integer(maybe: $0.count) },
      Column("qualifier", .string, "How exact") { .text(maybe: $0.qualifier?.rawValue) },
      Column("what", .string, "What is counted") { .text($0.what) },
      Column("period_start", .date, "First day") { .date(maybe: $0.periodStart) },
      Column("period_end", .date, "Last day") { .date(maybe: $0.periodEnd) },
      Column("area", .string, "Area, as written") { .text(maybe: $0.area) },
      Column("places", .string, "Places named") {
        $0.places.isEmpty ? .null : .text($0.places.joined(separator: "; "))
      },
      Column("quote", .string, "The words") { .text($0.quote.words) },
      Column("quote_start", .integer, "The words begin at (character)") {
        .integer($0.quote.span.start)
      },
      Column("quote_end", .integer, "The words end before (character)") {
        .integer($0.quote.span.end)
      },
    ]
    try writeCSV(columns, aggregates, to: &out)
  }
}
