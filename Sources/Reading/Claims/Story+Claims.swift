import Crypto
import Events
import Places

/// Making claims, and adding to them what later clauses say.
extension Story {
  mutating func add(
    _ frame: AttackFrame, _ clause: ClauseMentions, target: PlacePhrase, launches: [FoundPhrase],
    date: DateMention?, antecedent: Int?
  ) -> String {
    let sentence = text.words(clause.sentence.sentence.tokens)
    let report = text.report
    let given = Self.identifier(
      report: report.givenID, sentence.words, target.words, "\(reading.claims.count)")
    let id = report.id == report.givenID ? given : Claim.id(given, inReport: report.id)
    let trigger = frame.trigger?.tokens ?? clause.clause.tokens
    let kindTokens = frame.kindTokens ?? trigger
    let isSameWay =
      !(clause.discourse("same_way") + clause.discourse("similar")).isEmpty && !frame.kindIsFirm
    // "القصف", behind "غارات": the fire just told of.
    let isBareFire = frame.kind == .shelling && !frame.kindIsFirm && frame.isDefinite
    let told = isSameWay || isBareFire ? lastKind ?? frame.kind : frame.kind
    let refersBack = frame.isDefinite || frame.words.contains { $0.hasArticle && $0.isPlural }
    var kind = told ?? (refersBack ? lastKind : nil) ?? .other
    // "a second raid" is of the kind of the first.
    if kind == .groundRaid, lastKind == .airStrike, frame.trigger?.inflection == .noun {
      kind = .airStrike
    }
    lastKind = kind == .other ? lastKind : kind
    var claim = Claim(
      id: id, report: text.report.id, kind: text.evidence(kind, kindTokens),
      date: resolved(date), background: isBackground(clause, date: date), sentence: sentence,
      language: text.language(clause.sentence.sentence.tokens))
    if let date { claim.dateEvidence = text.words(date.tokens) }
    claim.isAnother = frame.isAnother
    claim.antecedent = antecedent.map { reading.claims[$0].claim.id }
    frame.fill(&claim, clause: clause, text: text)
    lastToken = clause.clause.tokens.upperBound
    toldWeapon = frame.weapon ?? toldWeapon
    sides[reading.claims.count] = frame.actorSide(in: clause)
    reading.claims.append(
      ReadClaim(
        claim: claim, target: target,
        launch: launches.isEmpty && canBeLaunched(claim) ? openLaunches : launches.map(\.phrase),
        scene: scene.flatMap { $0 == target ? nil : $0 },
        isTitle: clause.sentence.sentence.isTitle, isReason: clause.clause.isReason))
    if claim.date.start != nil, claim.date.precision != .year { lastDate = claim.date }
    return id
  }

  fileprivate static func identifier(report: String, _ parts: String...) -> String {
    let words = ([report] + parts).joined(separator: "\u{1F}")
    return String(SHA256.hash(data: Array(words.utf8)).hexadecimal.prefix(16))
  }

  /// An attack is background when the words set it before the news: a reason, a pluperfect, "earlier".
  func isBackground(_ clause: ClauseMentions, date: DateMention?) -> Bool {
    if clause.clause.isReason,
      clause.sentence.attacks.contains(where: {
        $0.tokens.upperBound <= clause.clause.tokens.lowerBound
      })
    {
      return true
    }
    let opening = clause.clause.tokens.lowerBound + 3
    let isPluperfect = clause.discourse("background").contains { word in
      word.tokens.lowerBound < opening && text.tokens[word.tokens.lowerBound].kind == .arabic
    }
    if isPluperfect { return true }
    guard let published = text.report.published, let end = date.map(resolved)?.end else {
      return false
    }
    return published.number - end.number > 6
  }

  // MARK: Details

  /// Adds what a clause without an attack of its own says of the last attack.
  mutating func addDetails(of clause: ClauseMentions, from first: Int) {
    guard let index = reading.claims.indices.last, !reading.claims[index].isTitle else { return }
    let isSameSentence = index >= first
    // "… ومصدرها مناطق …", "عثرت القوات على منصة الإطلاق في …": where it came from may be told apart.
    if reading.claims[index].launch.isEmpty,
      isSameSentence || canBeLaunched(reading.claims[index].claim)
    {
      let roles = RoleFinder(clause: clause, tokens: text.tokens, trigger: nil)
      reading.claims[index].launch = roles.launches().map(\.phrase)
    }
    guard isSameSentence || isAboutLast(clause) else { return }
    AttackFrame.fillCasualties(&reading.claims[index].claim, clause: clause, text: text)
  }

  /// Keeps where something was launched from that is not said to have struck anything: it belongs to
  /// the attack told last, else to the one that this sentence goes on to tell.
  mutating func keep(_ launches: [FoundPhrase], from first: Int) {
    guard !launches.isEmpty else { return }
    guard let index = reading.claims.indices.last, !reading.claims[index].isTitle,
      reading.claims[index].launch.isEmpty, canBeLaunched(reading.claims[index].claim)
    else {
      openLaunches = launches.map(\.phrase)
      return
    }
    reading.claims[index].launch = launches.map(\.phrase)
  }

  /// Whether an attack is one that is launched from afar: aircraft too come from somewhere.
  func canBeLaunched(_ claim: Claim) -> Bool {
    switch claim.kind.value {
    case .rocket, .missile, .drone, .shelling, .airStrike: true
    case .ied, .armedClash, .groundRaid, .other: false
    }
  }

  /// A sentence without an attack word speaks of the last attack when it starts with what came of it.
  func isAboutLast(_ clause: ClauseMentions) -> Bool {
    clause.places.isEmpty && !clause.casualties.isEmpty && clause.dates.isEmpty && !lastWasAggregate
  }

  mutating func addDetails(
    of clause: ClauseMentions, _ frame: AttackFrame, launches: [FoundPhrase], to index: Int
  ) {
    frame.fill(&reading.claims[index].claim, clause: clause, text: text)
    if reading.claims[index].launch.isEmpty {
      reading.claims[index].launch = launches.map(\.phrase)
    }
    if reading.claims[index].claim.kind.value == .other, let kind = frame.kind {
      reading.claims[index].claim.kind = text.evidence(
        kind, frame.kindTokens ?? clause.clause.tokens)
    }
  }
}

extension Claim {
  /// The id of a claim whose report is called otherwise than when the claim was read first.
  package static func id(_ id: String, inReport report: String) -> String {
    Story.identifier(report: report, id)
  }
}
