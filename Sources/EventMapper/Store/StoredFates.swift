import Diagnostics
import Events
import Layers
import Reading
import Spooling

// What an earlier run left of a report counts on, but where its text is read again; and where another
// report of its id has come, it goes by another one.

extension StoredRun {
  /// The claims that count on, by report and attack.
  func claims(
    after fates: Spooled<StoredFate>, _ space: SpoolSpace
  ) throws(Diagnostic) -> Spooled<StoredClaim> {
    let settled = Spool<StoredClaim>(space)
    var reader = try FateReader(fates)
    let stored = try claims.reader()
    var place = 0
    while var claim = try stored.next() {
      guard let id = try reader.id(of: claim.report) else { continue }
      claim.isRenamed = id != claim.report
      claim.report = id
      place += 1
      try settled.add(claim, at: claim.key(isTaken: place))
    }
    return try settled.finish()
  }

  /// Hands on to a run what counts on besides claims.
  func add(to spools: RunSpools, after fates: Spooled<StoredFate>) throws(Diagnostic) {
    var reader = try FateReader(fates)
    let sources = try sources.reader()
    while var source = try sources.next() {
      // One that only claims from outside name is named by them again.
      guard source.sha256 != nil, let id = try reader.id(of: source.id) else { continue }
      source.id = id
      try spools.add(source)
    }
    reader = try FateReader(fates)
    let aggregates = try aggregates.reader()
    while let aggregate = try aggregates.next() {
      guard let id = try reader.id(of: aggregate.report) else { continue }
      try spools.add(aggregate.renamed(id))
    }
    reader = try FateReader(fates)
    let unresolved = try unresolved.reader()
    while let mention = try unresolved.next() {
      if mention.claim != nil {
        try spools.add(mention)
      } else if let id = try reader.id(of: mention.report) {
        try spools.add(mention.renamed(id))
      }
    }
    reader = try FateReader(fates)
    let diagnostics = try diagnostics.reader()
    while var told = try diagnostics.next() {
      if let report = told.report {
        guard let id = try reader.id(of: report) else { continue }
        told.report = id
      }
      try spools.add(told)
    }
  }
}

/// Reads fates beside rows that come by the ids that a store has for their reports.
private struct FateReader {
  private let fates: SpoolReader<StoredFate>
  private var next: StoredFate?

  init(_ fates: Spooled<StoredFate>) throws(Diagnostic) {
    self.fates = try fates.reader()
    next = try self.fates.next()
  }

  /// The id that a report has now; nil where it is read again.
  mutating func id(of report: String) throws(Diagnostic) -> String? {
    while let fate = next, fate.storedID.utf8.lexicographicallyPrecedes(report.utf8) {
      next = try fates.next()
    }
    guard let fate = next, fate.storedID == report else { return report }
    return fate.isReadAgain ? nil : fate.id
  }
}
