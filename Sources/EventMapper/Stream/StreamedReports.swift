import Events
import Layers
import Reading

/// What reports of a stream come to.
struct StreamedReports: Sendable {
  let mapper: Mapper
  let hasLinks: Bool

  func record(_ record: ReportRecords.Record) -> StreamedRecord {
    var streamed = StreamedRecord(record.number)
    streamed.diagnostics = record.diagnostics
    streamed.attacks = hasLinks ? [] : nil
    for report in record.reports {
      let located = mapper.locate(report, sayingWhy: false)
      streamed.reports.append(
        StreamedRecord.Source(
          id: report.id, published: report.published, contentHash: report.contentHash))
      streamed.aggregates += located.aggregates
      streamed.diagnostics += located.diagnostics
      streamed.add(mapper.merger.attacks(of: located.claims))
    }
    return streamed
  }
}

extension StreamedRecord {
  /// Adds what a report tells, its claims in the order of its words.
  mutating func add(_ attacks: [ClaimGroup]) {
    var told: [ToldClaim] = []
    for attack in attacks {
      let event = attack.claims.map(\.id).min() ?? ""
      told += attack.claims.map { ToldClaim(event: event, claim: $0) }
      self.attacks?.append(
        Attack(event: event, claims: attack.claims.map(\.id), links: MergeLinks(attack)))
    }
    claims += told.sorted {
      ($0.claim.sentence.span.start, $0.claim.id) < ($1.claim.sentence.span.start, $1.claim.id)
    }
  }
}
