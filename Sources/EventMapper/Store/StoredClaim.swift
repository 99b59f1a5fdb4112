import Diagnostics
import Events
import Places
import Reading
import Spooling

/// A claim that was read in a report, as a store has it: taken up again without its report.
struct StoredClaim: Spoolable {
  /// The report, by the id that it has now.
  var report: String
  /// What is before its own id and that of its attack where the report's id has changed.
  var isRenamed = false
  let id: String
  /// The first claim of the same attack in the report.
  let attack: String
  /// The line of `claims.jsonl`, as it was written.
  let line: String

  /// The place in the order in which claims are taken up: attack by attack.
  func key(isTaken place: Int) -> SpoolKey { SpoolKey().then(report).then(attack).then(place) }

  /// The claim as a run merges it.
  ///
  /// - Parameters:
  ///   - mapper: What its words were normalised by, and its places are settled by.
  ///   - corrections: What persons know better of its words.
  ///   - diagnostics: Takes what is wrong.
  /// - Returns: The claim; nil where the line is damaged.
  func claim(
    with mapper: Mapper, _ corrections: Corrections?, _ diagnostics: inout [Diagnostic]
  ) -> Claim? {
    let origin = Position(source: "claims of the store")
    let line = ClaimLine(stored: Array(line.utf8), id: renamed(id), report: report, origin: origin)
    guard
      let given = GivenClaim(
        line, lexicon: mapper.reader.words, text: nil, diagnostics: &diagnostics)
    else { return nil }
    var claim = given.claim
    claim.target = given.target.flatMap { settled($0, mapper) }
    claim.launch = given.launch.flatMap { settled($0, mapper) }
    let locator = GivenLocator(mapper: mapper, report: nil, corrections: corrections)
    let target = given.target.flatMap { place in
      locator.correction(of: place, in: report).map { (place.evidence($0.location), $0.rows) }
    }
    let launch = given.launch.flatMap { place in
      locator.correction(of: place, in: report).map { (place.evidence($0.location), $0.rows) }
    }
    claim.correct(
      target: target?.0, launch: launch?.0, (target?.1 ?? []) + (launch?.1 ?? []))
    claim.antecedent = claim.antecedent.map(renamed)
    claim.attack = renamed(attack)
    return claim
  }

  private func settled(_ place: GivenPlace, _ mapper: Mapper) -> Evidence<Location>? {
    guard case .drawn(let location) = place.form else { return nil }
    return place.evidence(mapper.geocoder.settled(location))
  }

  private func renamed(_ id: String) -> String {
    isRenamed ? Claim.id(id, inReport: report) : id
  }

  func encode(to record: inout RecordEncoder) {
    record.put(report)
    record.put(isRenamed)
    record.put(id)
    record.put(attack)
    record.put(line)
  }

  init(from record: inout RecordDecoder) throws(Diagnostic) {
    report = try record.string()
    isRenamed = try record.bool()
    id = try record.string()
    attack = try record.string()
    line = try record.string()
  }

  init(report: String, id: String, attack: String, line: String) {
    self.report = report
    self.id = id
    self.attack = attack
    self.line = line
  }
}
