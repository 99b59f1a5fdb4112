/// The fields of placemarks: what a row says in its columns, but for those in which it says nothing.
struct KMLFields<Row> {
  private let columns: [Column<Row>]
  /// What stands in front of all fields, behind each, behind all; then what stands in front of each.
  private let words: PreparedWords

  /// Prepares the fields.
  ///
  /// - Parameters:
  ///   - columns: What they say, under names that need no escape.
  ///   - schema: The name of the schema that types them; without one they are texts.
  init(_ columns: [Column<Row>], schema: String?) {
    self.columns = columns
    words = PreparedWords(
      schema.map {
        [
          "<ExtendedData><SchemaData schemaUrl=\"#schema-\($0)\">\n", "</SimpleData>\n",
          "</SchemaData></ExtendedData>\n",
        ] + columns.map { "<SimpleData name=\"\($0.name)\">" }
      } ?? ["<ExtendedData>\n", "</value></Data>\n", "</ExtendedData>\n"]
        + columns.map { "<Data name=\"\($0.name)\"><value>" })
  }

  /// Fields that are read row by row.
  struct Reader {
    fileprivate let columns: ReadColumns<Row>
    fileprivate let words: PreparedWords

    /// Appends a row's fields.
    func append(_ row: Row, to out: inout ByteWriter) {
      words.append(0, to: &out)
      columns.forEachCell(of: row) { here, value in
        let before = out.count
        words.append(here + 3, to: &out)
        if out.append(xml: value) { words.append(1, to: &out) } else { out.takeBack(to: before) }
      }
      words.append(2, to: &out)
    }
  }

  /// Lends the fields to a body that reads many rows.
  func reading(_ body: (Reader) throws -> Void) rethrows {
    try columns.reading { try body(Reader(columns: $0, words: words)) }
  }
}
