package import Diagnostics
package import Events
import Geodesy
package import Layers
package import Spooling

/// The claims of one report about one attack, on their way to those of other reports.
struct ReportedAttack: Spoolable {
  let claims: [Claim]

  init(_ claims: [Claim]) { self.claims = claims }

  func encode(to record: inout RecordEncoder) {
    var places = CodedPlaces(record)
    record.put(claims) { $0.put($1, &places) }
  }

  init(from record: inout RecordDecoder) throws(Diagnostic) {
    var places = CodedPlaces(record)
    claims = try record.array { (record) throws(Diagnostic) in try record.claim(&places) }
  }
}

extension Event: Spoolable {
  package func encode(to record: inout RecordEncoder) { encode(to: &record, sole: soleClaim) }

  /// Encodes an event of which it is known whether one claim tells it alone, as ``Events/Event/soleClaim``
  /// finds out.
  func encode(to record: inout RecordEncoder, sole: Claim?) {
    var places = CodedPlaces(record)
    putWay(to: &record)
    // Most events are told once: they are made again from their claim.
    record.put(sole != nil)
    if let sole { return record.put(sole, &places) }
    record.put(id)
    record.put(kind.rawValue)
    record.put(date)
    record.put(target) { $0.put($1, &places) }
    record.put(launch) { $0.put($1, &places) }
    record.put(weapon)
    record.put(weaponCount) { $0.put($1) }
    for text in [actor, actorText, targetKind, targetText] { record.put(text) }
    record.put(outcome.rawValue)
    record.put(outcomeClaims)
    record.put(killed) { $0.put($1) }
    record.put(injured) { $0.put($1) }
    record.put(background)
    record.put(claims) { $0.put($1, &places) }
    record.put(sources) { $0.put($1) }
    record.put(correction)
  }

  /// Writes the way from the launch place to the target.
  private func putWay(to record: inout RecordEncoder) {
    record.put(distance) { record, bounds in
      record.put(bounds.least.meters)
      record.put(bounds.best.meters)
      record.put(bounds.greatest.meters)
    }
    record.put(bearing) { $0.put($1.degrees) }
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    var places = CodedPlaces(record)
    let distance = try record.optional { (record) throws(Diagnostic) in
      DistanceBounds(
        least: .meters(try record.double()), best: .meters(try record.double()),
        greatest: .meters(try record.double()))
    }
    let bearing = try record.optional { (record) throws(Diagnostic) in
      Azimuth(degrees: try record.double())
    }
    if try record.bool() {
      self.init(sole: try record.claim(&places), distance: distance, bearing: bearing)
      return
    }
    func range(_ record: inout RecordDecoder) throws(Diagnostic) -> NumberRange? {
      try record.optional { (record) throws(Diagnostic) in try record.range() }
    }
    let id = try record.string()
    let kind = try record.raw(AttackKind.self)
    let date = try record.date()
    let target = try record.bool() ? try record.location(&places) : nil
    let launch = try record.bool() ? try record.location(&places) : nil
    let (weapon, weaponCount) = (try record.optionalString(), try range(&record))
    let (actor, actorText) = (try record.optionalString(), try record.optionalString())
    let (targetKind, targetText) = (try record.optionalString(), try record.optionalString())
    let outcome = try record.raw(Outcome.self)
    let outcomeClaims = try record.optionalString()
    let (killed, injured) = (try range(&record), try range(&record))
    let background = try record.bool()
    let claims = try record.array { (record) throws(Diagnostic) in try record.claim(&places) }
    let sources = try record.array { (record) throws(Diagnostic) in try record.string() }
    let correction = try record.optionalString()
    self.init(
      id: id, kind: kind, date: date, target: target, launch: launch, distance: distance,
      bearing: bearing, weapon: weapon, weaponCount: weaponCount, actor: actor,
      actorText: actorText, targetKind: targetKind, targetText: targetText, outcome: outcome,
      outcomeClaims: outcomeClaims, killed: killed, injured: injured, background: background,
      claims: claims, sources: sources, correction: correction)
  }
}

extension ToldClaim: Spoolable {
  package func encode(to record: inout RecordEncoder) {
    var places = CodedPlaces(record)
    record.put(event)
    record.put(claim, &places)
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    var places = CodedPlaces(record)
    self.init(event: try record.optionalString(), claim: try record.claim(&places))
  }
}
