import Events
import Places

/// Tells a count of attacks over a time or an area from one attack.
struct AggregateReader {
  let clause: ClauseMentions
  let text: ReportText
  /// The word that the clause turns on; nil when no word tells of one attack.
  let trigger: AttackWord?
  let words: [AttackWord]

  /// A number of attacks, and where it stands.
  private struct Count {
    var value: Int
    var qualifier: Aggregate.Qualifier
    var tokens: Range<Int>
  }

  /// The aggregates that the clause states; nil when it tells one attack.
  func aggregates(targets: [PlacePhrase], width: PlaceWidth, date: DateMention?) -> [Aggregate]? {
    let count = self.count
    let isMany =
      words.contains { $0.isPlural && $0.wordClass == .attack }
      && !words.contains { !$0.isPlural && $0.wordClass == .attack && $0.inflection == .noun }
    let isRepeated = isSeveral
    let isDay = date.map { $0.date.precision == .day && !$0.isSince } ?? false
    // "flew a dozen sorties in the morning": a time of day is that of one day.
    let isTimed = clause.dates.contains { $0.date.start == nil && $0.date.timeOfDay != nil }
    let isOneDay = isDay || (date?.shift != nil) || isTimed
    if let count, count.value >= 2 {
      // "11 غارة قرب مدن الحبانية وحديثة والموصل": each town of a list had some of them.
      if isListOfSpots(targets), period == nil, isOneDay || !hasPeriodWords { return nil }
      // Ten and more are one attack only where a day is named.
      let isFew = count.value < 10 && count.qualifier != .moreThan
      if width == .spot, targets.count == 1, period == nil || isSinceToday,
        isFew ? isOneDay || !hasPeriodWords : isOneDay || isSinceToday
      {
        return nil
      }
      return [aggregate(count, what: "attacks", targets: targets)]
    }
    if let total = casualtyTotal(), width != .spot, isMany || targets.count > 1 {
      return [total]
    }
    let isVague = !isOneDay && (period != nil || hasPeriodWords || date != nil)
    // "in retaliation for drone attacks on towns in Hama and Latakia": attacks at large.
    if isMany, clause.clause.isReason, !isOneDay, targets.count > 1 || width != .spot {
      return [aggregate(nil, what: "attacks", targets: targets)]
    }
    if isAgainAndAgain || isDozens && !isOneDay || isSpread(width) {
      return [aggregate(nil, what: "attacks", targets: targets)]
    }
    if isRepeated, width != .spot || isVague || targets.count > 2 {
      return [aggregate(nil, what: "attacks", targets: targets)]
    }
    // A plural without a place of its own speaks of attacks at large, unless it points back.
    if isMany, width != .spot, !isOneDay {
      let pointsBack = (trigger?.hasArticle ?? false) && targets.isEmpty
      return pointsBack ? nil : [aggregate(nil, what: "attacks", targets: targets)]
    }
    return nil
  }

  /// A total in a clause that tells of no single attack: "وثّق المرصد مقتل 112 عنصرا في 41 عملية".
  func total() -> Aggregate? {
    guard let count, count.value >= 2, period != nil || hasPeriodWords else { return nil }
    return aggregate(count, what: "attacks", targets: [])
  }

  /// People counted over many attacks: "إصابة 59 جنديا في سوريا والعراق".
  func casualtyTotal() -> Aggregate? {
    guard
      let casualty = clause.casualties.first(where: {
        ($0.killed?.best ?? 0) > 1 || ($0.injured?.best ?? 0) > 1
      })
    else { return nil }
    let isKilled = (casualty.killed?.best ?? 0) > 1
    guard let range = isKilled ? casualty.killed : casualty.injured else { return nil }
    let number = clause.numbers.first { casualty.tokens.overlaps($0.tokens) }
    return aggregate(
      Count(
        value: range.best, qualifier: number?.qualifier ?? .exactly, tokens: casualty.tokens),
      what: isKilled ? "killed" : "injured", targets: [])
  }

  // MARK: Counts

  /// The number of attacks: before a word for them ("60 هجوما", "نحو 40 مرة"), or after one that says
  /// that it came to so many ("تجاوزت 55 عملية").
  private var count: Count? {
    let times = clause.counting(["times"])
    for (index, number) in clause.numbers.enumerated() where number.value >= 2 {
      let next = number.tokens.upperBound
      let isCounted =
        times.contains { $0.tokens.lowerBound == next || $0.tokens.lowerBound == next + 1 }
        || clause.attacks.contains { $0.isPlural && $0.tokens.lowerBound == next }
        || isReached(number)
      guard isCounted, !isWeaponCount(number) else { continue }
      var count = Count(
        value: number.value, qualifier: number.qualifier, tokens: number.tokens)
      // "10 هجمات في العراق و3 في سوريا": the second number counts the same.
      for other in clause.numbers[(index + 1)...] where isContinuation(other) {
        count.value += other.value
        count.tokens = count.tokens.lowerBound..<other.tokens.upperBound
      }
      return count
    }
    return nil
  }

  private func isWeaponCount(_ number: NumberMention) -> Bool {
    clause.weapons.contains {
      $0.tokens.lowerBound >= number.tokens.upperBound
        && $0.tokens.lowerBound - number.tokens.upperBound <= 1
        && !$0.isAdjective
        && !clause.counting(["times"]).contains { $0.tokens.lowerBound == number.tokens.upperBound }
    }
  }

  /// "وبلغت الاستهدافات ثلاثة": a plural of attack before, and a verb of reaching a number.
  private func isReached(_ number: NumberMention) -> Bool {
    let start = number.tokens.lowerBound
    let isPlural = clause.attacks.contains { $0.isPlural && $0.tokens.upperBound <= start }
    let before = max(clause.clause.tokens.lowerBound, start - 3)..<start
    return isPlural
      && before.contains {
        let folded = text.tokens[$0].folded
        return folded.contains("بلغ") || folded.contains("وصل") || folded.contains("ارتفع")
          || folded == "reached" || folded == "totalled" || folded == "totaled"
      }
  }

  private func isContinuation(_ number: NumberMention) -> Bool {
    let start = number.tokens.lowerBound
    guard start > 0 else { return false }
    let before = text.tokens[start - 1].folded
    let next =
      number.tokens.upperBound < text.tokens.count
      ? text.tokens[number.tokens.upperBound].folded : ""
    let isTimes = clause.counting(["times"]).contains {
      $0.tokens.lowerBound == number.tokens.upperBound
    }
    return (before == "و" || before == "and") && (next == "في" || next == "in" || isTimes)
  }

  /// "عدة هجمات", "أكثر من مرة", "several drone attacks".
  private var isSeveral: Bool { isBeside(clause.counting(["several", "dozens"])) }

  /// "dozens of attacks", "عشرات الهجمات".
  private var isDozens: Bool { isBeside(clause.counting(["dozens"])) }

  /// "have affected more than 1,100 locations since 5 October", "hit 85 targets in Iraq and Syria": ten
  /// and more places over a time or a country.
  private func isSpread(_ width: PlaceWidth) -> Bool {
    let spots = clause.counting(["spots"])
    return (period != nil || width == .wide)
      && clause.numbers.contains { number in
        number.value >= 10 && spots.contains { $0.tokens.lowerBound == number.tokens.upperBound }
      }
  }

  private func isBeside(_ counts: [WordMention]) -> Bool {
    counts.contains { word in
      words.contains {
        let gap = $0.tokens.lowerBound - word.tokens.upperBound
        return (0...3).contains(gap)
          && ($0.isPlural || gap == 0 && $0.inflection == .present
            || gap == 0 && text.tokens[word.tokens.lowerBound].kind == .arabic
              && $0.wordClass == .attack && $0.inflection == .noun)
      }
        || (word.tokens.lowerBound > 0
          && words.contains { $0.isPlural && $0.tokens.upperBound == word.tokens.lowerBound })
    }
  }

  /// "الضربات المتتالية", "أكثر من مرة", "near-daily attacks": never one attack.
  private var isAgainAndAgain: Bool {
    clause.counting(["repeated"]).contains { word in
      words.contains {
        let after = word.tokens.lowerBound - $0.tokens.upperBound
        let before = $0.tokens.lowerBound - word.tokens.upperBound
        // An Arabic adjective follows its noun, an English one leads it.
        let isLatin = text.tokens[word.tokens.lowerBound].kind == .latin
        return isLatin
          ? (0...2).contains(before) || (0...3).contains(after)
          : (0...6).contains(after)
      }
    }
  }

  // MARK: Periods

  /// The days counted over: "since 7 October", "between 17 and 24 October", "in the past week".
  private var period: (start: Day?, end: Day?)? {
    let all = clause.dates + clause.sentence.dates.filter { $0.isSince }
    if let span = all.first(where: { $0.isSince && $0.date.start != nil }) {
      let isOpen = span.date.start == span.date.end || span.date.precision != .day
      let isSpan = span.date.precision == .week && span.date.start != span.date.end
      return (span.date.start, isSpan || !isOpen ? span.date.end : nil)
    }
    if let wide = clause.dates.first(where: {
      $0.date.start != nil && $0.date.precision != .day
    }) {
      return (wide.date.start, wide.date.end)
    }
    return nil
  }

  /// Whether two or more towns or things are named, and nothing as wide as a governorate.
  private func isListOfSpots(_ targets: [PlacePhrase]) -> Bool {
    targets.count >= 2 && targets.allSatisfy { PlaceWidth.of($0) == .spot }
  }

  /// "منذ ساعات الصباح", "since dawn": no longer than the day of the report.
  private var isSinceToday: Bool {
    let since = clause.dates.filter(\.isSince)
    return !since.isEmpty
      && since.allSatisfy { $0.date.precision == .day && $0.date.method == .relative }
  }

  private var hasPeriodWords: Bool {
    let words: Set<String> = [
      "خلال", "منذ", "مدى", "مدي", "since", "over", "within", "during", "months", "weeks",
    ]
    return clause.clause.tokens.contains { index in
      Clitics.readings(of: text.tokens[index].folded).contains { words.contains($0.stem) }
    }
  }

  private func aggregate(_ count: Count?, what: String, targets: [PlacePhrase]) -> Aggregate {
    let period = self.period
    let places = clause.places.flatMap { $0.phrase.anchors }.map(\.words)
    return Aggregate(
      report: text.report.id, count: count?.value, qualifier: count?.qualifier, what: what,
      periodStart: period?.start, periodEnd: period?.end,
      area: clause.places.first { PlaceWidth.of($0.phrase) == .wide }?.phrase.words,
      places: places, quote: text.words(clause.sentence.sentence.tokens))
  }
}
