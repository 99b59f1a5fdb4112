package import Diagnostics
import Events
package import Layers
import Reading
package import Spooling

extension SourceReport: Spoolable {
  package func encode(to record: inout RecordEncoder) {
    record.put(id)
    record.put(givenID)
    for text in [title, source, url, file, sha256] { record.put(text) }
    record.put(published?.number)
    record.put(line)
    record.put(claims)
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    self.init(id: try record.string())
    givenID = try record.string()
    title = try record.optionalString()
    source = try record.optionalString()
    url = try record.optionalString()
    file = try record.optionalString()
    sha256 = try record.optionalString()
    published = try record.optionalInt().map(Day.init(number:))
    line = try record.optionalInt()
    claims = try record.int()
  }

  /// What is to be said of a report that was read.
  init(_ report: Report) {
    self.init(id: report.id)
    givenID = report.givenID
    (title, source, url) = (report.title, report.source, report.url)
    published = report.published
    file = report.origin.source
    line = report.origin.line == 0 ? nil : report.origin.line
    sha256 = report.contentHash
  }

  /// The report as an input of the next run; nil where only claims from outside name it.
  var stored: Report? {
    sha256.map {
      Report(
        storedAs: id, givenID: givenID, contentHash: $0, title: title, published: published,
        source: source, url: url, origin: Position(source: file ?? "", line: line ?? 0))
    }
  }
}

/// The reports with the number of their claims, and those that only claims name.
enum SourceReports {
  /// Joins reports, by id, with the claims of an output, by report.
  static func counted(
    _ reports: Spooled<SourceReport>, _ claims: Spooled<ToldClaim>, _ space: SpoolSpace
  ) throws -> Spooled<SourceReport> {
    let counted = Spool<SourceReport>(space)
    let reader = try reports.reader()
    var next = try reader.next()
    var current: SourceReport?
    func close() throws {
      if let current { try counted.add(current, at: SpoolKey().then(current.id)) }
      current = nil
    }
    func isBefore(_ one: String, _ other: String) -> Bool {
      one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    try claims.forEach { told in
      if current?.id != told.claim.report {
        try close()
        while let report = next, isBefore(report.id, told.claim.report) {
          try counted.add(report, at: SpoolKey().then(report.id))
          next = try reader.next()
        }
        if let report = next, report.id == told.claim.report {
          current = report
          next = try reader.next()
        } else {
          current = SourceReport(id: told.claim.report)
        }
      }
      current?.claims += 1
    }
    try close()
    while let report = next {
      try counted.add(report, at: SpoolKey().then(report.id))
      next = try reader.next()
    }
    return try counted.finish()
  }
}
