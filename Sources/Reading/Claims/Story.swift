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
  var lastKind: AttackKind?
  /// The day of the first attack that the report speaks of, were it only as one of many.
  var lead: (date: EventDate, words: Evidence<String>)?
  var sentenceCount = 0
  /// The wider place that the story is in now.
  var scene: PlacePhrase?
  /// The weapon of the last attack told, which "the second" may mean.
  var toldWeapon: WeaponMention?
  /// The day that heads a page, which lines that begin with a time are of: a live report.
  var pageDay: DateMention?
  /// Whether the last thing told was a total, which "the attack" may mean.
  var lastWasAggregate = false
  var lastDate: EventDate?
  /// The sides of the attackers, by claim.
  var sides: [Int: String] = [:]
  /// Where the last claim was told.
  var lastToken: Int?
  /// Where something was launched from that the rest of the sentence may say the target of.
  var openLaunches: [PlacePhrase] = []

  init(text: ReportText) { self.text = text }

  /// Reads one sentence.
  mutating func tell(_ clauses: [ClauseMentions], of mentions: Mentions) {
    let first = reading.claims.count
    openLaunches = []
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
        let opens = sentenceCount <= 2 && !mentions.attacks.isEmpty
        if lead == nil, opens || !clause.attacks.isEmpty, date.date.precision == .day {
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
      // "وفي بعقوبة (60 كلم شمال شرق بغداد)، …"
      var end = place.tokens.upperBound
      if end < text.tokens.count, text.tokens[end].folded == "(",
        let close = (end..<min(end + 10, text.tokens.count)).first(where: {
          text.tokens[$0].folded == ")"
        })
      {
        end = close + 1
      }
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
    // "the same night" is no night of a year that was only recalled.
    defer {
      if let day = date.map(resolved), day.start != nil, day.precision != .year { lastDate = day }
    }
    let roles = RoleFinder(clause: clause, tokens: text.tokens, trigger: trigger)
    let launches = roles.launches()
    var targets = roles.targets(excluding: launches).map { toldBefore($0) ?? $0.phrase }
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
        if targets.isEmpty { keep(launches, from: first) }
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

  mutating func note(_ word: AttackWord, _ outcome: Verdict.Outcome, _ reason: String) {
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
