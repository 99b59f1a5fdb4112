import Crypto
import Events
import Places

/// A report while it is read: the claims so far, and what later words may refer back to.
struct Story {
  let text: ReportText
  var reading = ReportReading()
  /// Places told so far that "the base" and "the town" may mean, the latest last.
  var places: [PlacePhrase] = []
  /// Where the report was written, which "this town" means where no other was told.
  var seat: PlacePhrase?
  /// The kind of the last attack or attacks told, which "the attacks" are of.
  private var lastKind: AttackKind?
  /// The day of the first attack that the report speaks of, were it only as one of many.
  private var lead: (date: EventDate, words: Evidence<String>)?
  private var sentenceCount = 0
  /// The wider place that the story is in now.
  private var scene: PlacePhrase?
  /// The weapon of the last attack told, which "the second" may mean.
  private var toldWeapon: WeaponMention?
  /// The day that heads a page, which lines that begin with a time are of: a live report.
  private var pageDay: DateMention?
  /// Whether the last thing told was a total, which "the attack" may mean.
  var lastWasAggregate = false
  var lastDate: EventDate?
  /// The sides of the attackers, by claim.
  var sides: [Int: String] = [:]
  /// Where the last claim was told.
  var lastToken: Int?

  init(text: ReportText) { self.text = text }

  /// Reads one sentence.
  mutating func tell(_ clauses: [ClauseMentions], of mentions: Mentions) {
    let first = reading.claims.count
    var sentenceDate: DateMention?
    sentenceCount += 1
    if sentenceCount <= 3, pageDay == nil, mentions.attacks.isEmpty || mentions.sentence.isTitle {
      pageDay = mentions.dates.first {
        $0.date.precision == .day && !$0.isSince && $0.date.start != nil
      }
    }
    for place in mentions.places where isScene(place, in: mentions) { scene = place.phrase }
    for place in mentions.places where mentions.dateline.contains(place.tokens.lowerBound) {
      seat = seat ?? place.phrase.spot
    }
    for clause in clauses {
      if !clause.clause.isReason, let date = clause.eventDate {
        sentenceDate = date
        if lead == nil, !clause.attacks.isEmpty, date.date.precision == .day {
          lead = (date.date, text.words(date.tokens))
        }
      }
      tell(
        clause,
        date: day(of: clause, in: mentions) ?? (clause.clause.isReason ? nil : sentenceDate),
        first: first)
      places += clause.places.filter {
        !mentions.dateline.contains($0.tokens.lowerBound) || isScene($0, in: mentions)
      }.compactMap { $0.phrase.spot }
    }
  }

  /// The date of a clause; that of the page at the time that begins the line of a live report.
  private func day(of clause: ClauseMentions, in mentions: Mentions) -> DateMention? {
    let own = clause.eventDate
    guard mentions.beginsWithTime, own?.date.start == nil, own?.shift == nil, let pageDay else {
      return own
    }
    let date = EventDate(
      start: pageDay.date.start, end: pageDay.date.end, precision: .day, method: .report,
      timeOfDay: mentions.dates.first?.date.timeOfDay)
    return DateMention(tokens: pageDay.tokens, date: date, isSince: false, shift: nil)
  }

  /// Governorates and districts, and what opens a sentence before a comma ("وفي كركوك، …"), set the scene for
  /// what follows.
  private func isScene(_ place: FoundPhrase, in mentions: Mentions) -> Bool {
    switch place.phrase.relation {
    case .at, .countryside, .part: break
    default: return false
    }
    if mentions.isHeaded, mentions.dateline.contains(place.tokens.lowerBound) {
      return true
    }
    switch place.phrase.anchors.first.map({ $0.cue ?? $0.featureClass }) {
    case .governorate??, .district??: return true
    case .some where place.phrase.relation != .at: return true
    case .country??, nil: return false
    default:
      let end = place.tokens.upperBound
      return place.tokens.lowerBound - mentions.sentence.tokens.lowerBound <= 2
        && end < text.tokens.count && ["،", ","].contains(text.tokens[end].folded)
    }
  }

  /// Reads one clause.
  private mutating func tell(_ clause: ClauseMentions, date: DateMention?, first: Int) {
    guard !clause.attacks.isEmpty else {
      addDetails(of: clause, from: first)
      return
    }
    let judge = ModalityJudge()
    var words: [AttackWord] = []
    for word in clause.attacks {
      if let objection = judge.objection(to: word, in: clause, tokens: text.tokens) {
        note(word, .nothing, objection)
      } else {
        words.append(word)
      }
    }
    let frame = AttackFrame(
      words: words, clause: clause, tokens: text.tokens, earlier: lastWeapon(first: first, clause))
    guard let trigger = frame.trigger else {
      let reader = AggregateReader(clause: clause, text: text, trigger: nil, words: words)
      if let total = reader.total() {
        reading.aggregates.append(total)
        lastWasAggregate = true
        for word in words { note(word, .aggregate, "it is counted over a time or an area") }
        return
      }
      for word in words { note(word, .nothing, frame.objection) }
      addDetails(of: clause, from: first)
      return
    }
    defer { if let day = date.map(resolved), day.start != nil { lastDate = day } }
    let roles = RoleFinder(clause: clause, tokens: text.tokens, trigger: trigger)
    let launches = roles.launches()
    var targets = roles.targets(excluding: launches).map(\.phrase)
    let isOwnPlace = !targets.isEmpty
    if targets.isEmpty, let earlier = earlierPlace(for: clause, trigger, first: first) {
      targets = [earlier]
    }
    targets = targets.map(inTown)
    let width = PlaceWidth.of(targets)
    let count = AggregateReader(clause: clause, text: text, trigger: trigger, words: words)
    if let aggregates = count.aggregates(targets: targets, width: width, date: date) {
      reading.aggregates += aggregates
      lastKind = frame.kind ?? lastKind
      lastWasAggregate = true
      for word in words { note(word, .aggregate, "it is counted over a time or an area") }
      return
    }
    let antecedent = antecedent(
      of: frame, clause, before: clause.clause.isReason ? first : reading.claims.count)
    if targets.isEmpty || (width == .wide && !frame.standsAlone(date: date)) {
      guard let antecedent else {
        if lastWasAggregate, let total = count.casualtyTotal() {
          reading.aggregates.append(total)
          for word in words { note(word, .aggregate, "it counts people over many attacks") }
        } else {
          let reason =
            targets.isEmpty ? "no place is told" : "only a wide area is told, and no day"
          for word in words { note(word, .nothing, reason) }
        }
        return
      }
      addDetails(of: clause, frame, launches: launches, to: antecedent)
      for word in words {
        note(word, .claim(reading.claims[antecedent].claim.id), "it refers back to this attack")
      }
      return
    }
    lastWasAggregate = false
    dropSummary(before: clause, first: first)
    for target in targets {
      let id = add(
        frame, clause, target: target, launches: launches, date: date,
        antecedent: isOwnPlace && width != .wide && antecedent.map({ !isUnplaced($0) }) ?? false
          ? nil : antecedent)
      for word in words { note(word, .claim(id), "it tells that an attack happened") }
    }
  }

  private func isUnplaced(_ claim: Int) -> Bool {
    guard let target = reading.claims[claim].target else { return true }
    return PlaceWidth.of(target) == .wide
  }

  /// The weapon that "another" stands for: the last one of the same sentence.
  private func lastWeapon(first: Int, _ clause: ClauseMentions) -> WeaponMention? {
    if clause.weapons.isEmpty, ordinal(opening: clause) != nil, let told = toldWeapon {
      return told
    }
    guard clause.weapons.isEmpty,
      clause.attacks.contains(where: { word in
        clause.discourse("another").contains {
          (0...1).contains($0.tokens.lowerBound - word.tokens.upperBound)
        }
      })
    else { return nil }
    return clause.sentence.weapons.last {
      $0.tokens.upperBound <= clause.clause.tokens.lowerBound && !$0.isAdjective
    }
  }

  /// The class of the word that opens a clause as one of several just told: "The first went off …",
  /// "والثانية انفجرت …".
  private func ordinal(opening clause: ClauseMentions) -> String? {
    guard let word = clause.attacks.first(where: { $0.inflection == .verb }) else { return nil }
    return (clause.discourse("first") + clause.discourse("another")).first { mention in
      (0...1).contains(word.tokens.lowerBound - mention.tokens.upperBound)
        && mention.tokens.lowerBound - clause.clause.tokens.lowerBound <= 2
    }?.wordClass
  }

  /// "Two car bombs killed 19 in Baghdad. The first …": what is now told one by one was only summed up.
  private mutating func dropSummary(before clause: ClauseMentions, first: Int) {
    guard ordinal(opening: clause) == "first", first == reading.claims.count,
      let summary = reading.claims.last?.claim, let count = summary.weaponCount?.value.best,
      count > 1, summary.kind.value == toldWeapon?.kind
    else { return }
    reading.claims.removeAll { $0.claim.sentence == summary.sentence }
    reading.verdicts = reading.verdicts.map { verdict in
      guard case .claim(let id) = verdict.outcome, id == summary.id else { return verdict }
      return Verdict(
        word: verdict.word, outcome: .nothing, reason: "it sums up what is told one by one")
    }
  }

  // MARK: Claims

  private mutating func add(
    _ frame: AttackFrame, _ clause: ClauseMentions, target: PlacePhrase, launches: [FoundPhrase],
    date: DateMention?, antecedent: Int?
  ) -> String {
    let sentence = text.words(clause.sentence.sentence.tokens)
    let id = Self.identifier(
      report: text.report.id, sentence.words, target.words, "\(reading.claims.count)")
    let trigger = frame.trigger?.tokens ?? clause.clause.tokens
    let kindTokens = frame.kindTokens ?? trigger
    let isSameWay = !clause.discourse("same_way").isEmpty && !frame.kindIsFirm
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
        claim: claim, target: target, launch: launches.map(\.phrase),
        scene: scene.flatMap { $0 == target ? nil : $0 },
        isTitle: clause.sentence.sentence.isTitle, isReason: clause.clause.isReason))
    if claim.date.start != nil { lastDate = claim.date }
    return id
  }

  private static func identifier(report: String, _ parts: String...) -> String {
    let words = ([report] + parts).joined(separator: "\u{1F}")
    return String(SHA256.hash(data: Array(words.utf8)).hexadecimal.prefix(16))
  }

  /// The date of a mention; "the same day" is that of the attack told before.
  private func resolved(_ date: DateMention?) -> EventDate {
    guard let date else { return .unknown }
    guard let shift = date.shift else { return date.date }
    guard let lastDate, let start = lastDate.start, let end = lastDate.end else { return .unknown }
    return EventDate(
      start: start.adding(shift), end: end.adding(shift), precision: lastDate.precision,
      method: .relative, timeOfDay: date.date.timeOfDay)
  }

  /// An attack is background when the words set it before the news: a reason, a pluperfect, "earlier".
  private func isBackground(_ clause: ClauseMentions, date: DateMention?) -> Bool {
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
  private mutating func addDetails(of clause: ClauseMentions, from first: Int) {
    guard let index = reading.claims.indices.last, !reading.claims[index].isTitle else { return }
    let isSameSentence = index >= first
    // "… ومصدرها مناطق …", "عثرت القوات على منصة الإطلاق في …": where it came from may be told apart.
    if reading.claims[index].launch.isEmpty, isSameSentence || canBeLaunched(reading.claims[index])
    {
      let roles = RoleFinder(clause: clause, tokens: text.tokens, trigger: nil)
      reading.claims[index].launch = roles.launches().map(\.phrase)
    }
    guard isSameSentence || isAboutLast(clause) else { return }
    AttackFrame.fillCasualties(&reading.claims[index].claim, clause: clause, text: text)
  }

  /// Whether an attack is one that is launched from afar.
  private func canBeLaunched(_ claim: ReadClaim) -> Bool {
    switch claim.claim.kind.value {
    case .rocket, .missile, .drone, .shelling: true
    case .airStrike, .ied, .armedClash, .groundRaid, .other: false
    }
  }

  /// A sentence without an attack word speaks of the last attack when it starts with what came of it.
  private func isAboutLast(_ clause: ClauseMentions) -> Bool {
    clause.places.isEmpty && !clause.casualties.isEmpty && clause.dates.isEmpty && !lastWasAggregate
  }

  private mutating func addDetails(
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

  private mutating func note(_ word: AttackWord, _ outcome: Verdict.Outcome, _ reason: String) {
    reading.verdicts.append(
      Verdict(word: text.words(word.tokens), outcome: outcome, reason: reason))
  }

  // MARK: The end

  /// The reading, with what the whole report decides: the day of the story, and whether the title
  /// tells anything that the text does not.
  func finished() -> ReportReading {
    var reading = reading
    reading.claims = StoryDay.applied(
      to: reading.claims, lead: lead, published: text.report.published)
    // A title stands alone only when the text below it has no word of attack at all.
    let titleEnd = reading.claims.filter(\.isTitle).map(\.claim.sentence.span.end).max() ?? 0
    let isTold = reading.verdicts.contains { $0.word.span.start >= titleEnd }
    if isTold || !reading.aggregates.isEmpty {
      let dropped = Set(reading.claims.filter(\.isTitle).map(\.claim.id))
      reading.claims.removeAll(where: \.isTitle)
      reading.verdicts = reading.verdicts.map { verdict in
        guard case .claim(let id) = verdict.outcome, dropped.contains(id) else { return verdict }
        return Verdict(
          word: verdict.word, outcome: .nothing,
          reason: "the title only announces what the text tells")
      }
    }
    return reading
  }
}
