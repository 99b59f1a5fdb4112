public import Diagnostics
public import Events
import Layers
import Reading

/// Records that arrive one by one, each answered before more are waited for: reports by their claims, rows of event
/// tables by their events.
///
/// Answers keep the order of the records, however many processors share the work. What a broken record comes to is a
/// record that says so; the stream goes on. Memory holds the records that came at once, whose lines are of bounded
/// length, and about 12 bytes for each row of a table, by which one that comes again is known.
public struct RecordStream: Sendable {
  /// What is to be answered.
  public enum Answers: Sendable {
    /// Claims, as lines that `map` and `merge` read.
    case claims
    /// The event of each row, as a feature of GeoJSON.
    case events
  }

  /// The day of publication of reports that have no other.
  public var published: Day?
  /// Which columns of a table hold what.
  let columns: ColumnChoice
  /// The name that the rows of a table have for their report.
  public var table = "stdin"
  /// What is to be answered; nil for claims of reports and events of rows.
  public var answers: Answers?
  /// Whether to say by what keys an attack may be joined with others.
  public var hasLinks = false
  /// How many records are worked on at a time.
  public var jobs = 1

  /// Says what the columns of tables hold, as the user wrote it.
  ///
  /// - Throws: `table.choice` when it cannot be understood.
  public init(columns: String = "") throws(Diagnostic) { self.columns = try ColumnChoice(columns) }

  /// Answers until the input ends.
  ///
  /// - Parameters:
  ///   - descriptor: The open file that records come from.
  ///   - mapper: Makes what maps them; not called where nothing comes, so that an empty stream costs no more
  ///     than its start.
  ///   - take: Takes whole lines, to be written at once.
  /// - Throws: What `mapper` and `take` throw; a ``Diagnostic`` where the input cannot be read, is a table that
  ///   lacks a named column, or where events are wanted of reports.
  public func run(
    from descriptor: Int32, mapper: () throws -> Mapper, take: ([UInt8]) throws -> Void
  ) async throws {
    var made: Mapper?
    let input = try ArrivingInput.opened(
      descriptor, published: published, columns: columns, table: table,
      lexicon: {
        let mapper = try mapper()
        made = mapper
        return mapper.reader.words
      })
    guard let input else { return }
    let mapper = try made ?? mapper()
    switch input {
    case .reports(var records):
      guard answers != .events else { throw Self.eventsOfReports }
      let reports = StreamedReports(mapper: mapper, hasLinks: hasLinks)
      try await run({ try Self.next(&records) }, { $0.map(reports.record) }, take)
    case .rows(let arriving):
      let rows = StreamedRows(
        locator: TableLocator(mapper), answers: answers ?? .events, hasLinks: hasLinks)
      try await run({ try StreamedRows.next(arriving) }, { $0.flatMap(rows.records) }, take)
    }
  }

  /// The records that have come, once there is one; none at the end.
  private static func next(
    _ records: inout ReportRecords
  ) throws(Diagnostic) -> [ReportRecords.Record] {
    var come: [ReportRecords.Record] = []
    while come.isEmpty || come.count < 1_024 && records.hasRecord {
      guard let record = try records.next() else { break }
      come.append(record)
    }
    return come
  }

  private func run<Input: Sendable>(
    _ next: () throws -> [Input], _ work: @escaping @Sendable ([Input]) -> [StreamedRecord],
    _ take: ([UInt8]) throws -> Void
  ) async throws {
    while true {
      let come = try next()
      if come.isEmpty { return }
      guard jobs > 1, come.count > 1 else {
        try take(work(come).lines)
        continue
      }
      // Some pieces for each processor: records differ in length.
      let size = max(1, come.count / (jobs * 4))
      var pieces = stride(from: 0, to: come.count, by: size)
        .map { come[$0..<min($0 + size, come.count)] }[...]
      try await Ordered.run(jobs: jobs, next: { pieces.popFirst() }) {
        work(Array($0)).lines
      } take: {
        try take($0)
      }
    }
  }

  private static let eventsOfReports = Diagnostic(
    "stream.events", .error, at: Position(source: "-"),
    "Reports come in, and no event is known before all of them have been merged.",
    fix: "leave --formats out to get their claims, and send these to eventmap merge")
}
