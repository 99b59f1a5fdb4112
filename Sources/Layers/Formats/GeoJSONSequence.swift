// GeoJSON text sequence (RFC 8142): a record separator, a feature, a line feed. A program can read
// it, or pass it on, feature by feature.

extension Layer {
  /// Writes the layer as a sequence of features.
  package func writeGeoJSONSequence(_ rows: Rows<Row>, to out: inout ByteWriter) throws {
    let keys = geoJSONKeys
    try rows.forEach { row in
      out.append(0x1E as UInt8)
      append(featureOf: row, keys, to: &out)
      out.append("\n")
      try out.drain()
    }
  }
}
