package import Diagnostics
package import Events

/// What one record of a stream came to, as lines of JSON.
///
/// A line about the record stands first and says how many lines follow it: claims as ``MapContent/writeClaims(to:)``
/// writes them, or events as features of GeoJSON.
package struct StreamedRecord: Sendable {
  /// A report that the record holds, by what tells it from another of its id.
  package struct Source: Sendable {
    let id: String
    let published: Day?
    let contentHash: String

    /// Names a report.
    package init(id: String, published: Day?, contentHash: String) {
      (self.id, self.published, self.contentHash) = (id, published, contentHash)
    }
  }

  /// An attack as one report tells it.
  package struct Attack: Sendable {
    let event: String
    let claims: [String]
    let links: MergeLinks

    /// Takes the claims of an attack.
    package init(event: String, claims: [String], links: MergeLinks) {
      (self.event, self.claims, self.links) = (event, claims, links)
    }
  }

  /// Its line in the input, from 1.
  package let number: Int
  /// Its reports; none for a row of a table.
  package var reports: [Source] = []
  /// What its reports claim.
  package var claims: [ToldClaim] = []
  /// The attacks of its claims, where links are asked for.
  package var attacks: [Attack]?
  /// The counts that its reports state.
  package var aggregates: [Aggregate] = []
  /// What is wrong or doubtful in it.
  package var diagnostics: [Diagnostic] = []
  /// The event that a row tells.
  package var event: Event?

  /// Begins with the line of the input.
  package init(_ number: Int) { self.number = number }
}

extension [StreamedRecord] {
  /// The records as lines.
  package var lines: [UInt8] {
    bytes { out in
      Layer.events.readingFeatures { features in
        for record in self { out.append(record, features) }
      }
    }
  }
}

extension Rows where Row == Event {
  /// Writes events as features of GeoJSON, a line each: the lines of `events.geojson` between its first and its
  /// last, without the commas.
  package func writeLines(to out: inout ByteWriter) throws {
    try Layer.events.readingFeatures { features in
      try forEach { event in
        features.append(event, to: &out)
        out.append("\n")
        try out.drain()
      }
    }
  }
}

extension ByteWriter {
  fileprivate mutating func append(_ record: StreamedRecord, _ features: GeoJSONFeatures<Event>) {
    // A row that says all it has to say as an event needs no line beside it.
    if record.event == nil || !record.diagnostics.isEmpty { append(remarks: record) }
    for claim in record.claims { append(claim.claim, of: claim.event) }
    if let event = record.event {
      features.append(event, to: &self)
      append("\n")
    }
  }

  private mutating func append(remarks record: StreamedRecord) {
    append("{\"record\":")
    append(record.number)
    if !record.reports.isEmpty {
      append(",\"reports\":")
      append(list: record.reports) { out, report in
        out.append("{\"id\":")
        out.append(json: report.id)
        out.append(",\"published\":")
        out.append(json: report.published)
        out.append(",\"sha256\":")
        out.append(json: report.contentHash)
        out.append("}")
      }
    }
    append(",\"lines\":")
    append(record.claims.count + (record.event == nil ? 0 : 1))
    if let attacks = record.attacks {
      append(",\"attacks\":")
      append(list: attacks) { out, attack in
        out.append("{\"event\":")
        out.append(json: attack.event)
        out.append(",\"claims\":")
        out.append(list: attack.claims) { $0.append(json: $1) }
        out.append(",\"links\":")
        out.append(list: attack.links.own) { $0.append(json: $1) }
        out.append(",\"passed\":")
        out.append(list: attack.links.passed) { $0.append(json: $1) }
        out.append("}")
      }
    }
    if !record.aggregates.isEmpty {
      append(",\"aggregates\":")
      append(list: record.aggregates) { $0.append($1) }
    }
    append(",\"diagnostics\":")
    append(list: record.diagnostics) { $0.append($1) }
    append("}\n")
  }

  private mutating func append(_ aggregate: Aggregate) {
    append("{\"report\":")
    append(json: aggregate.report)
    append(",\"count\":")
    append(json: aggregate.count)
    append(",\"qualifier\":")
    append(json: aggregate.qualifier?.rawValue)
    append(",\"what\":")
    append(json: aggregate.what)
    append(",\"period_start\":")
    append(json: aggregate.periodStart)
    append(",\"period_end\":")
    append(json: aggregate.periodEnd)
    append(",\"area\":")
    append(json: aggregate.area)
    append(",\"places\":")
    append(list: aggregate.places) { $0.append(json: $1) }
    append(",\"quote\":")
    append(json: aggregate.quote.words)
    append(",\"quote_start\":")
    append(aggregate.quote.span.start)
    append(",\"quote_end\":")
    append(aggregate.quote.span.end)
    append("}")
  }
}
