import Diagnostics
import Geodesy
import Shapes

/// The small tables of a gazetteer: words, metres, and the files they stand in, each read when it
/// is first asked for.
final class GazetteerTables: Sendable {
  /// The small text files of an image, as they came; a file may be there several times.
  private let records: Mapped<FileRecord>
  private let bytes: Mapped<UInt8>
  private let volume: Volume?
  private let read = Once<GazetteerReader>()

  /// Takes the tables out of a volume.
  init(_ volume: Volume) {
    self.volume = volume
    records = volume.image.elements(.files) ?? Mapped([])
    bytes = volume.image.elements(.fileBytes) ?? Mapped([])
  }

  /// Generic nouns, stop names and words that rule a place out.
  var words: NameWords { tables.words }
  /// The tables of metres.
  var measures: Measures { tables.measures }

  private var tables: GazetteerReader {
    read {
      var reader = GazetteerReader()
      for file in Self.readFirst { for input in inputs(file) { reader.read(input) } }
      return reader
    }
  }

  private static let readFirst = [
    "radii.tsv", "reach.tsv", "relations.tsv", "generics.tsv", "stopnames.tsv", "notplaces.tsv",
  ]

  /// The files of a name, as they came.
  func inputs(_ file: String) -> [GazetteerInput] {
    records.compactMap { record in
      guard let volume, volume.text(record.name) == file,
        let start = Int(exactly: record.start), let length = Int(exactly: record.length),
        start <= bytes.count, length <= bytes.count - start
      else { return nil }
      return GazetteerInput(
        name: file, bytes: bytes.withUnsafeElements(in: start..<(start + length)) { Array($0) })
    }
  }
}
