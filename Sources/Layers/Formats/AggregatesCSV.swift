import Events

extension MapContent {
  /// `aggregates.csv`: counts that reports state over a time or an area.
  ///
  /// They are on no layer.
  package func writeAggregatesCSV(to out: inout ByteWriter) throws {
    try writeCSV(Table.aggregates.columns, aggregates, to: &out)
  }
}
