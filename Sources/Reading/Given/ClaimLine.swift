import Crypto
package import Diagnostics
package import Spooling

/// A line of a file of claims, as far as it must be known before its report is there: whose it is.
package struct ClaimLine: Sendable {
  /// The claim's id: its own, or one made from its bytes.
  package let id: String
  /// The id of the report that it is of.
  package let report: String
  /// Its file and line.
  package let origin: Position
  /// The line itself.
  package let bytes: [UInt8]
  /// Whether an event store has it, with its places as they were found then.
  package let isStored: Bool

  /// Whether it is of a row of an event table, which tells an attack of its own.
  package let isRow: Bool

  /// The longest id that is taken.
  private static let longestID = 300

  /// Takes a line.
  ///
  /// - Throws: `json.malformed`, `claim.report` or `claim.id`.
  init(_ bytes: [UInt8], at origin: Position) throws(Diagnostic) {
    let item = try JSONItem(bytes, source: origin.source, firstLine: origin.line)
    guard let report = item["report"]?.string, Self.isID(report) else {
      throw Diagnostic(
        "claim.report", .error, at: item["report"]?.position ?? item.position,
        "The claim does not say of which report it is.",
        fix: "write \"report\": and the report's id, which is its file name without the ending")
    }
    if let id = item["id"] {
      guard let name = id.string, Self.isID(name), !name.unicodeScalars.contains(where: \.isBlank)
      else {
        throw Diagnostic(
          "claim.id", .error, at: id.position,
          "An id is a text of at most \(Self.longestID) signs without blanks.",
          fix: "leave the id out, and the program makes one")
      }
      self.id = name
    } else {
      self.id = String(SHA256.hash(data: bytes).hexadecimal.prefix(16))
    }
    self.report = report
    self.origin = origin
    self.bytes = bytes
    isStored = false
    isRow = item["record"] != nil
  }

  /// Takes a line that an event store has.
  package init(stored bytes: [UInt8], id: String, report: String, origin: Position) {
    self.id = id
    self.report = report
    self.origin = origin
    self.bytes = bytes
    isStored = true
    isRow = false
  }

  private static func isID(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return !text.isBlank && scalars.count <= longestID
      && !scalars.contains { $0.properties.generalCategory == .control }
  }

  /// The order in which lines of one id meet.
  var keyById: SpoolKey { SpoolKey().then(id).then(origin.source).then(origin.line) }

  /// The lines by report, of those with one id the first.
  static func settled(
    _ lines: Spooled<ClaimLine>, space: SpoolSpace,
    tell: (Diagnostic) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Spooled<ClaimLine> {
    let settled = Spool<ClaimLine>(space.part(4))
    let reader = try lines.reader()
    var last: ClaimLine?
    while let line = try reader.next() {
      guard let first = last, first.id == line.id else {
        last = line
        let key = SpoolKey().then(line.report).then(line.origin.source)
        try settled.add(line, at: key.then(line.origin.line))
        continue
      }
      // The same line again: what was read anew counts, perhaps mended.
      if line.isStored, line.origin == first.origin { continue }
      try tell(
        Diagnostic(
          "claim.duplicate", .warning, at: line.origin,
          "The claim \(line.id.isolated) stands in \(first.origin) already; this line was passed "
            + "over.",
          fix: "remove the line, or give it an id of its own"))
    }
    return try settled.finish()
  }
}

extension ClaimLine: Spoolable {
  package func encode(to record: inout RecordEncoder) {
    record.put(id)
    record.put(report)
    record.put(origin)
    record.put(String(decoding: bytes, as: UTF8.self))
    record.put(isStored)
    record.put(isRow)
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    id = try record.string()
    report = try record.string()
    origin = try record.position()
    bytes = Array(try record.string().utf8)
    isStored = try record.bool()
    isRow = try record.bool()
  }
}
