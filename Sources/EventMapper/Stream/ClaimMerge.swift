public import Diagnostics
import Events
public import Layers
import Reading
import Spooling

/// From claims to events, without anything else that a run of `map` makes: the second half of a run whose reports
/// were read elsewhere, perhaps on many machines.
///
/// Claims of one report that were read together say by their `event` which of them tell one attack; others are grouped
/// anew. Merging parts of the claims gives the events of all where no attack of one part is linked with one of another
/// (``Events/MergeLinks``).
public struct ClaimMerge: Sendable {
  /// The folder for what does not fit into memory.
  public let scratch: String
  /// How many attacks are worked on at a time; it shows in no event.
  public let jobs: Int
  /// Whether features are a GeoJSON text sequence (RFC 8142), each behind a record separator.
  public var isSequence = false
  private let settings: MapSettings

  /// Names what is used.
  public init(scratch: String, jobs: Int) {
    self.init(scratch: scratch, jobs: jobs, memory: 16 << 20)
  }

  /// Names another limit of memory, for tests.
  package init(scratch: String, jobs: Int, memory: Int) {
    self.scratch = scratch
    self.jobs = jobs
    settings = MapSettings(output: scratch, jobs: jobs, memory: memory)
  }

  /// Merges.
  ///
  /// - Parameters:
  ///   - paths: Files of claims; `-` for an open file.
  ///   - descriptor: That open file.
  ///   - mapper: Makes what finds the places of claims that have none yet; not called where no claim comes.
  ///   - tell: Takes what is wrong or doubtful.
  ///   - take: Takes lines of features, the events by first day and id.
  /// - Throws: What `mapper`, `tell` and `take` throw; a ``Diagnostic`` where a file cannot be read or the disk cannot
  ///   take what does not fit into memory.
  public func run(
    _ paths: [String], from descriptor: Int32, mapper: () throws -> Mapper,
    tell: @escaping (Diagnostic) throws(Diagnostic) -> Void, take: @escaping ByteSink
  ) async throws {
    var space = settings.space
    space.shared = LocationTable(most: settings.memory)
    let lines = try GivenClaims.read(paths, descriptor: descriptor, space: space, tell: tell)
    guard lines.count > 0 else { return }
    let mapper = try mapper()
    let attacks = Spool<ReportedAttack>(space)
    let reader = try lines.reader()
    var works = WorkOfReports(reader, tell: tell)
    try await Ordered.run(jobs: jobs, next: { try works.next() }) { [space] works in
      works.map { Located($0, with: mapper, space) }
    } take: { batch in
      for located in batch {
        for told in located.diagnostics { try tell(told) }
        for attack in located.attacks { try attacks.add(attack.record, at: attack.key) }
      }
    }
    let merging = try await Merging(
      of: try attacks.finish(), into: EventSpools(space, hasClaims: false), with: mapper, nil,
      settings)
    var out = ByteWriter(sink: take)
    let events = Rows<Event> { try merging.events.forEach($0) }
    if isSequence {
      try Layer.events.writeGeoJSONSequence(events, to: &out)
    } else {
      try events.writeLines(to: &out)
    }
    try out.finish()
  }

  /// The attacks of one report's claims.
  private struct Located: Sendable {
    let attacks: [MappedReport.Attack]
    let diagnostics: [Diagnostic]

    init(_ lines: [ClaimLine], with mapper: Mapper, _ space: SpoolSpace) {
      var locator = GivenLocator(mapper: mapper, report: nil, corrections: nil)
      locator.keepsAttacks = true
      let located = locator.located(lines)
      let merger = mapper.merger
      var together: [String: [Claim]] = [:]
      var groups: [ClaimGroup] = []
      var loose: [Claim] = []
      for claim in located.claims {
        if claim.record != nil {
          groups += [merger.group([claim])].compactMap(\.self)
        } else if let attack = claim.attack {
          together[attack, default: []].append(claim)
        } else {
          loose.append(claim)
        }
      }
      groups += together.sorted { $0.key < $1.key }.compactMap {
        merger.group(toldTogether: $0.value)
      }
      groups += merger.attacks(of: loose)
      attacks = groups.map { $0.spooled(space) }
      diagnostics = located.diagnostics
    }
  }
}

/// Lines of claims, those of one report together; of a table, whose rows need not meet, some at a time.
private struct WorkOfReports {
  private let lines: SpoolReader<ClaimLine>
  private let tell: (Diagnostic) throws(Diagnostic) -> Void
  private var waiting: ClaimLine?
  /// The report of which was said that it has too many.
  private var overfull: String?

  /// Lines that are worth a task.
  private static let batch = 64

  init(
    _ lines: SpoolReader<ClaimLine>, tell: @escaping (Diagnostic) throws(Diagnostic) -> Void
  ) {
    self.lines = lines
    self.tell = tell
  }

  mutating func next() throws(Diagnostic) -> [[ClaimLine]]? {
    var reports: [[ClaimLine]] = []
    var count = 0
    while let line = try next(after: waiting) {
      let isNew = reports.last?.last?.report != line.report
      waiting = line
      if isNew, count >= Self.batch { return reports }
      // Rows stand alone, so that those of one table may be parted.
      if line.isRow, count >= Self.batch { return reports }
      waiting = nil
      count += 1
      if isNew {
        reports.append([line])
      } else if line.isRow || reports[reports.count - 1].count < WorkQueue.mostClaims {
        reports[reports.count - 1].append(line)
      } else if overfull != line.report {
        overfull = line.report
        try tell(.manyClaims(of: line))
      }
    }
    return reports.isEmpty ? nil : reports
  }

  private func next(after waiting: ClaimLine?) throws(Diagnostic) -> ClaimLine? {
    if let waiting { return waiting }
    return try lines.next()
  }
}
