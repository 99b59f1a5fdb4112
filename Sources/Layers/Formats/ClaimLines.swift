import Events
import Geodesy
import Places

extension MapContent {
  /// `claims.jsonl`: a claim a line; every field that was read carries its words and their place in
  /// the report: `start`, `end` in Unicode scalars, `utf8_start`, `utf8_end` in bytes, end exclusive.
  ///
  /// `eventmap map` reads such lines too (`docs/claims.md`): what is written here must say all that an
  /// event is made from.
  package func writeClaims(to out: inout ByteWriter) throws {
    try claims.forEach { row in
      out.append(row.claim, of: row.event)
      try out.drain()
    }
  }
}

extension ToldClaim {
  /// The claim as its line of `claims.jsonl`, without the line feed.
  package var line: String {
    var line: [UInt8] = []
    var out = ByteWriter(block: 1 << 12) { block in
      block.withUnsafeBytes { line.append(contentsOf: $0) }
    }
    out.append(claim, of: event)
    // Nothing there throws.
    try? out.finish()
    return String(decoding: line.dropLast(), as: UTF8.self)
  }
}

extension ByteWriter {
  /// Appends a claim as a line.
  mutating func append(_ claim: Claim, of event: String?) {
    append("{\"id\":")
    append(json: claim.id)
    append(",\"report\":")
    append(json: claim.report)
    if let record = claim.record {
      append(",\"record\":")
      append(json: record)
    }
    append(",\"event\":")
    append(json: event)
    append(",\"language\":")
    append(json: claim.language)
    append(claim.background ? ",\"background\":true" : ",\"background\":false")
    append(",\"sentence\":", claim.sentence) { $0.append(json: $1) }
    append(",\"kind\":", claim.kind) { $0.append(json: $1.rawValue) }
    append(",\"date\":{\"value\":")
    append(claim.date)
    append(words: claim.dateEvidence?.writtenWords, claim.dateEvidence?.span)
    append(",\"target\":", claim.target) { $0.append($1) }
    append(",\"launch\":", claim.launch) { $0.append($1) }
    append(",\"weapon\":", claim.weapon) { $0.append(json: $1) }
    append(",\"weapon_count\":", claim.weaponCount) { $0.append($1) }
    append(",\"actor\":", claim.actor) { $0.append(json: $1) }
    append(",\"target_kind\":", claim.targetKind) { $0.append(json: $1) }
    append(",\"outcome\":", claim.outcome) { $0.append(json: $1.rawValue) }
    append(",\"killed\":", claim.killed) { $0.append($1) }
    append(",\"injured\":", claim.injured) { $0.append($1) }
    append(",\"speaker\":", claim.speaker) { $0.append(json: $1) }
    append(",\"antecedent\":")
    append(json: claim.antecedent)
    append(claim.isAnother ? ",\"another\":true}\n" : ",\"another\":false}\n")
  }

  private mutating func append<Value>(
    _ key: StaticString, _ evidence: Evidence<Value>?, _ value: (inout ByteWriter, Value) -> Void
  ) {
    append(key)
    guard let evidence else { return append("null") }
    append("{\"value\":")
    value(&self, evidence.value)
    append(words: evidence.writtenWords, evidence.span)
  }

  private mutating func append(words: String?, _ span: Span?) {
    append(",\"words\":")
    append(json: words)
    append(",\"start\":")
    let known = span.flatMap { $0.isKnown ? $0 : nil }
    append(json: known?.start)
    append(",\"end\":")
    append(json: known?.end)
    let bytes = known.flatMap { $0.isKnownInBytes ? $0 : nil }
    append(",\"utf8_start\":")
    append(json: bytes?.utf8Start)
    append(",\"utf8_end\":")
    append(json: bytes?.utf8End)
    append("}")
  }

  private mutating func append(_ date: EventDate) {
    append("{\"date_start\":")
    append(json: date.start)
    append(",\"date_end\":")
    append(json: date.end)
    append(",\"date_precision\":")
    append(json: date.precision.rawValue)
    append(",\"date_method\":")
    append(json: date.method?.rawValue)
    append(",\"time_of_day\":")
    append(json: date.timeOfDay)
    append("}")
  }

  private mutating func append(_ range: NumberRange) {
    append("{\"low\":")
    append(range.low)
    append(",\"best\":")
    append(range.best)
    append(",\"high\":")
    append(json: range.high)
    append("}")
  }
}
