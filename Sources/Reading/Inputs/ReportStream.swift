package import Diagnostics
package import Events
package import Spooling

/// The reports that a run is about, one after the other, however many there are.
///
/// All inputs are read once, and the reports sorted by id in a spool: so copies meet, and the order of
/// files, folders and arguments does not show. See ``Inputs`` for the same in memory.
package final class ReportStream {
  /// Every file that was opened, `reports.csv` and tables among them, sorted by name.
  package let files: [InputFile]
  /// The event tables among the files; ``TableRows`` reads them.
  package let tables: [InputFile]
  /// What persons know better, in the order in which it is to be applied.
  package let corrections: [CorrectionFile]
  /// The names of the files that gave reports or claims.
  package let sources: Set<String>
  /// How many reports were read, copies among them.
  package let count: Int
  /// How many bytes of text they hold, and the lines of claims beside them.
  package let bytes: Int
  /// Claims from outside, by the report that they are of.
  package let claims: Spooled<ClaimLine>
  /// Nothing when all were given: its memory goes with it.
  private var reader: SpoolReader<Report>?
  private var settling = Settling()
  /// What becomes of the reports that an event store has; whole once all reports were given.
  private let fates: Spool<StoredFate>
  private var settledFates: Spooled<StoredFate>?

  /// Reads files and folders; see ``Inputs/read(_:standardInput:published:)``.
  ///
  /// - Parameters:
  ///   - arguments: Paths of files and folders, and `-` for standard input.
  ///   - corrections: Paths of files of corrections.
  ///   - standardInput: The bytes that `-` stands for.
  ///   - published: The day of publication of reports that have no other.
  ///   - space: Where reports are kept that do not fit into memory.
  ///   - stored: What an event store has of reports and of claims from outside.
  ///   - tell: Takes what is wrong or doubtful.
  ///   - passed: Is called with the number of bytes that were read since the last time.
  /// - Throws: What `tell` throws, or that the disk cannot take the reports.
  package init(
    _ arguments: [String], corrections: [String] = [], standardInput: [UInt8] = [],
    published: Day? = nil, space: SpoolSpace, stored: StoredInputs? = nil,
    tell: @escaping (Diagnostic) throws(Diagnostic) -> Void, passed: @escaping (Int) -> Void
  ) throws(Diagnostic) {
    let gathered = Gathered(space)
    var run = InputRun(
      limits: InputLimits(), published: published,
      take: { (report) throws(Diagnostic) in try gathered.add(report) }, tell: tell)
    run.passed = passed
    run.takeClaim = { (line) throws(Diagnostic) in try gathered.add(line) }
    try run.read(arguments, corrections: corrections, standardInput: standardInput)
    fates = Spool(space.part(4))
    if let stored { try gathered.add(stored) }
    files = run.files
    tables = run.tables
    self.corrections = run.corrections
    sources = gathered.sources
    bytes = gathered.bytes
    claims = try ClaimLine.settled(try gathered.claims.finish(), space: space, tell: tell)
    let spooled = try gathered.reports.finish()
    count = spooled.count - (stored?.reports.count ?? 0)
    reader = try spooled.reader()
  }

  /// The next report; nil at the end.
  package func next(
    tell: (Diagnostic) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Report? {
    while let report = try reader?.next() {
      if let settled = try settling.add(report, tell), try isToBeRead(settled) { return settled }
    }
    reader = nil
    if let settled = try settling.finish(tell), try isToBeRead(settled) { return settled }
    return nil
  }

  /// What became of the reports that an event store has, by the ids that it has for them.
  package func storedFates() throws(Diagnostic) -> Spooled<StoredFate> {
    if let settledFates { return settledFates }
    let settled = try fates.finish()
    settledFates = settled
    return settled
  }

  /// Whether the text of a report is there; if a store has it too, its fate is noted.
  private func isToBeRead(_ report: Report) throws(Diagnostic) -> Bool {
    if let stored = report.storedID {
      try fates.add(
        StoredFate(storedID: stored, report: report), at: SpoolKey().then(stored))
    }
    return !report.isOnlyStored
  }

  private final class Gathered {
    let reports: Spool<Report>
    let claims: Spool<ClaimLine>
    var sources: Set<String> = []
    var bytes = 0

    init(_ space: SpoolSpace) {
      reports = Spool(space)
      claims = Spool(space.part(4))
    }

    /// Adds what a store has, behind what was read: of equal ones that counts.
    func add(_ stored: StoredInputs) throws(Diagnostic) {
      let reader = try stored.reports.reader()
      while let report = try reader.next() {
        try reports.add(report, at: Settling.key(of: report))
      }
      let lines = try stored.lines.reader()
      while let line = try lines.next() { try claims.add(line, at: line.keyById) }
    }

    func add(_ line: ClaimLine) throws(Diagnostic) {
      sources.insert(line.origin.source)
      bytes += line.bytes.count
      try claims.add(line, at: line.keyById)
    }

    func add(_ report: Report) throws(Diagnostic) {
      sources.insert(report.origin.source)
      bytes += report.text.utf8.count
      try reports.add(report, at: Settling.key(of: report))
    }
  }
}
