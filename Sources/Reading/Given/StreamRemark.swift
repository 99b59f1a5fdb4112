import Diagnostics

/// What a stream says of a record, on a line before the claims of it (docs/streams.md).
struct StreamRemark {
  private let bytes: [UInt8]
  private let origin: Position

  /// The most errors that are told again of one record.
  private static let most = 20
  private static let start = Array("{\"record\":".utf8)
  private static let sign = Array("\"severity\":\"error\"".utf8)

  /// Takes a line; nil for one that is none: no claim begins so, since its record would be a text.
  init?(_ line: [UInt8], at origin: Position) {
    guard line.starts(with: Self.start), line.count > Self.start.count,
      (0x30...0x39).contains(line[Self.start.count])
    else { return nil }
    (bytes, self.origin) = (line, origin)
  }

  /// The errors of the record, where they were found: at the end of a pipe nobody else tells them.
  var errors: [Diagnostic] {
    guard bytes.firstRange(of: Self.sign) != nil,
      let item = try? JSONItem(bytes, source: origin.source, firstLine: origin.line)
    else { return [] }
    let told = (item["diagnostics"]?.elements ?? []).lazy.compactMap(Self.error)
    return Array(told.prefix(Self.most))
  }

  private static func error(_ item: JSONItem) -> Diagnostic? {
    guard item["severity"]?.string == Diagnostic.Severity.error.rawValue,
      let id = item["id"]?.string, let sentence = item["sentence"]?.string,
      let fix = item["fix"]?.string, !fix.isEmpty
    else { return nil }
    func place(_ name: String) -> Int { item[name]?.number.flatMap { Int(exactly: $0) } ?? 0 }
    let position = item["source"]?.string.map {
      Position(source: $0, line: place("line"), column: place("column"))
    }
    return Diagnostic(id, .error, at: position, sentence, fix: fix)
  }
}
