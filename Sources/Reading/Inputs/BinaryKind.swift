/// Files of other kinds that end up among reports, told from their first bytes.
enum BinaryKind {
  private static let marks: [(start: [UInt8], name: String)] = [
    ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Office document"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    ([0x47, 0x49, 0x46, 0x38], "a GIF picture"),
    ([0x1F, 0x8B], "a gzip file without the ending .gz"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x7B, 0x5C, 0x72, 0x74, 0x66], "a Rich Text document"),
    ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66], "an SQLite database"),
  ]

  /// The name of the kind with its article; nil when the bytes may be text.
  static func find(_ bytes: [UInt8]) -> String? {
    marks.first { bytes.starts(with: $0.start) }?.name
  }
}
