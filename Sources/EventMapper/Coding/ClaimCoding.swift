import Diagnostics
import Events
import Places
import Spooling

extension RecordEncoder {
  mutating func put(_ claim: Claim, _ places: inout CodedPlaces) {
    put(claim.id)
    put(claim.report)
    put(claim.record)
    put(claim.kind) { $0.put($1.rawValue) }
    put(claim.date)
    put(claim.dateEvidence) { $0.put(said: $1) }
    put(claim.target) { record, place in record.put(place) { $0.put($1, &places) } }
    put(claim.launch) { record, place in record.put(place) { $0.put($1, &places) } }
    put(claim.weapon) { $0.put(said: $1) }
    put(claim.weaponCount) { $0.put(counted: $1) }
    put(claim.actor) { $0.put(said: $1) }
    put(claim.targetKind) { $0.put(said: $1) }
    put(claim.outcome) { record, outcome in record.put(outcome) { $0.put($1.rawValue) } }
    put(claim.killed) { $0.put(counted: $1) }
    put(claim.injured) { $0.put(counted: $1) }
    put(claim.speaker) { $0.put(said: $1) }
    put(claim.background)
    put(said: claim.sentence)
    put(claim.language)
    put(claim.antecedent)
    put(claim.isAnother)
    put(claim.readPlaces) { record, read in
      switch read {
      case .read(let target, let launch, let corrections):
        record.put(target) { record, place in record.put(place) { $0.put($1, &places) } }
        record.put(launch) { record, place in record.put(place) { $0.put($1, &places) } }
        record.put(corrections) { $0.put($1) }
      }
    }
    put(claim.given) { $0.put($1) }
    put(claim.attack)
  }

  mutating func put(_ date: EventDate) {
    put(date.start?.number)
    put(date.end?.number)
    put(date.precision.rawValue)
    put(date.method?.rawValue)
    put(date.timeOfDay)
  }

  mutating func put(_ range: NumberRange) {
    put(range.low)
    put(range.best)
    put(range.high)
  }

  mutating func put(said evidence: Evidence<String>) {
    put(evidence.value)
    // Sentences and dates are their own words.
    put(evidence.words == evidence.value ? nil : evidence.words)
    put(evidence.span)
  }

  private mutating func put(_ span: Span) {
    put(span.start)
    put(span.end)
    put(span.utf8Start)
    put(span.utf8End)
  }

  private mutating func put(counted evidence: Evidence<NumberRange>) {
    put(evidence) { $0.put($1) }
  }

  private mutating func put<Value>(
    _ evidence: Evidence<Value>, _ value: (inout RecordEncoder, Value) -> Void
  ) {
    value(&self, evidence.value)
    put(evidence.words)
    put(evidence.span)
  }
}

extension RecordDecoder {
  mutating func claim(_ places: inout CodedPlaces) throws(Diagnostic) -> Claim {
    let (id, report, row) = (try string(), try string(), try optionalString())
    let kind = try evidence { (record) throws(Diagnostic) in try record.raw(AttackKind.self) }
    let date = try date()
    let dateEvidence = try optionallySaid()
    let target = try place(&places)
    let launch = try place(&places)
    let (weapon, weaponCount) = (try optionallySaid(), try counted())
    let (actor, targetKind) = (try optionallySaid(), try optionallySaid())
    let outcome = try optional { (record) throws(Diagnostic) in
      try record.evidence { (record) throws(Diagnostic) in try record.raw(Outcome.self) }
    }
    let (killed, injured) = (try counted(), try counted())
    let (speaker, background) = (try optionallySaid(), try bool())
    let sentence = try said()
    var claim = Claim(
      id: id, report: report, kind: kind, date: date, background: background, sentence: sentence,
      language: try string())
    claim.record = row
    claim.dateEvidence = dateEvidence
    claim.target = target
    claim.launch = launch
    claim.weapon = weapon
    claim.weaponCount = weaponCount
    claim.actor = actor
    claim.targetKind = targetKind
    claim.outcome = outcome
    claim.killed = killed
    claim.injured = injured
    claim.speaker = speaker
    claim.antecedent = try optionalString()
    claim.isAnother = try bool()
    if try bool() {
      claim.readPlaces = .read(
        target: try place(&places), launch: try place(&places),
        corrections: try array { (record) throws(Diagnostic) in try record.int() })
    }
    claim.given = try optional { (record) throws(Diagnostic) in try record.position() }
    claim.attack = try optionalString()
    return claim
  }

  mutating func date() throws(Diagnostic) -> EventDate {
    EventDate(
      start: try optionalInt().map(Day.init(number:)),
      end: try optionalInt().map(Day.init(number:)),
      precision: try raw(EventDate.Precision.self),
      method: try optional { (record) throws(Diagnostic) in try record.raw(EventDate.Method.self) },
      timeOfDay: try optionalString())
  }

  mutating func range() throws(Diagnostic) -> NumberRange {
    NumberRange(low: try int(), best: try int(), high: try optionalInt())
  }

  mutating func evidence<Value>(
    _ value: (inout RecordDecoder) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Evidence<Value> {
    let value = try value(&self)
    let words = try string()
    return Evidence(value, words: words, span: try span())
  }

  mutating func said() throws(Diagnostic) -> Evidence<String> {
    let value = try string()
    return Evidence(value, words: try optionalString() ?? value, span: try span())
  }

  private mutating func span() throws(Diagnostic) -> Span {
    Span(start: try int(), end: try int(), utf8Start: try int(), utf8End: try int())
  }

  private mutating func optionallySaid() throws(Diagnostic) -> Evidence<String>? {
    try optional { (record) throws(Diagnostic) in try record.said() }
  }

  private mutating func counted() throws(Diagnostic) -> Evidence<NumberRange>? {
    try optional { (record) throws(Diagnostic) in
      try record.evidence { (record) throws(Diagnostic) in try record.range() }
    }
  }

  private mutating func place(
    _ places: inout CodedPlaces
  ) throws(Diagnostic) -> Evidence<Location>? {
    guard try bool() else { return nil }
    let location = try location(&places)
    let words = try string()
    return Evidence(location, words: words, span: try span())
  }
}
