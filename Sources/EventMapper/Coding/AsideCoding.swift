package import Diagnostics
package import Events
package import Layers
package import Spooling

// What reports say besides attacks.

extension Aggregate: Spoolable {
  package func encode(to record: inout RecordEncoder) {
    record.put(report)
    record.put(count)
    record.put(qualifier?.rawValue)
    record.put(what)
    record.put(periodStart?.number)
    record.put(periodEnd?.number)
    record.put(area)
    record.put(places) { $0.put($1) }
    record.put(said: quote)
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    self.init(
      report: try record.string(), count: try record.optionalInt(),
      qualifier: try record.optional { (record) throws(Diagnostic) in
        try record.raw(Qualifier.self)
      }, what: try record.string(), periodStart: try record.optionalInt().map(Day.init(number:)),
      periodEnd: try record.optionalInt().map(Day.init(number:)), area: try record.optionalString(),
      places: try record.array { (record) throws(Diagnostic) in try record.string() },
      quote: try record.said())
  }
}

extension UnresolvedMention: Spoolable {
  package func encode(to record: inout RecordEncoder) {
    for text in [name, report, reason, quote] { record.put(text) }
    record.put(candidates) { $0.put($1) }
    record.put(claim)
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    self.init(
      name: try record.string(), report: try record.string(), reason: try record.string(),
      quote: try record.string(),
      candidates: try record.array { (record) throws(Diagnostic) in try record.string() },
      claim: try record.optionalString())
  }
}

extension UnresolvedName: Spoolable {
  package func encode(to record: inout RecordEncoder) {
    record.put(name)
    record.put(count)
    record.put(reports) { $0.put($1) }
    record.put(reason)
    record.put(quote)
    record.put(candidates) { $0.put($1) }
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    self.init(
      name: try record.string(), count: try record.int(),
      reports: try record.array { (record) throws(Diagnostic) in try record.string() },
      reason: try record.string(), quote: try record.string(),
      candidates: try record.array { (record) throws(Diagnostic) in try record.string() })
  }
}
