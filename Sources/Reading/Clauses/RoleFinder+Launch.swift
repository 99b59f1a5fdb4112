import Events
import Places

/// Where an attack was launched from.
extension RoleFinder {
  /// The places that the attack was launched from.
  func launches() -> [FoundPhrase] {
    var found: [FoundPhrase] = []
    for (index, place) in clause.places.enumerated() where isLaunch(place) {
      found.append(place)
      // "في بادية القورية ومنطقة الشبلي": the rest of the list is where it was launched from too.
      for next in clause.places[(index + 1)...] {
        guard let last = found.last, next.tokens.lowerBound == last.tokens.upperBound,
          next.prefix.hasPrefix("و")
        else { break }
        found.append(next)
      }
      break
    }
    return found
  }

  private func isLaunch(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    if isNearestBefore(place, clause.discourse("from").filter { $0.value == "behind" }) {
      return true
    }
    // "أطلقت من …", "launched from …", "مصدرها مناطق … في بلدة …".
    for word in clause.discourse("from")
    where word.value != "behind" && word.tokens.lowerBound < start
      && word.tokens.upperBound <= start + 1
    {
      // The place itself may begin with the "from" of "from inside".
      let gap = min(start, word.tokens.upperBound)..<start
      // "أطلقت من مواقع مشتركة لقوات النظام في محيط تل رفعت": whose positions they are may stand between.
      let isDirect = gap.count <= 2 || isSource(word)
      if word.value == "launcher" {
        if gap.count <= 20, !isStruck(gap) { return true }
        continue
      }
      if gap.count <= 14, !isStruck(gap), isDirect || !isLeft(gap) { return true }
    }
    if isBehindFrom(start) { return true }
    let before = previousWord(start)
    if before == "من" || before == "from" || place.words(in: tokens).first == "من" {
      let hasFire = sentenceAttacks(before: start).contains {
        $0.wordClass == .fire && start - $0.tokens.upperBound <= 14
      }
      if hasFire { return true }
      let weaponNear = clause.sentence.weapons.contains {
        $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 3 && $0.kind != .airStrike
      }
      if weaponNear, place.phrase.relation == .inside || before == "from" { return true }
    }
    return isStationed(place)
  }

  /// "a truck near Zummar, from which the rockets had been launched".
  private func isNearestBefore(_ place: FoundPhrase, _ words: [WordMention]) -> Bool {
    words.contains { word in
      let gap = word.tokens.lowerBound - place.tokens.upperBound
      return (0...6).contains(gap)
        && !clause.places.contains {
          (place.tokens.upperBound..<word.tokens.lowerBound).contains($0.tokens.lowerBound)
        }
    }
  }

  /// "five rockets had been fired, from the back of a truck … near Baghdadi": all that follows "from".
  private func isBehindFrom(_ start: Int) -> Bool {
    guard let trigger, trigger.wordClass == .fire, trigger.tokens.upperBound < start,
      let from = (trigger.tokens.upperBound..<start).first(where: {
        ["from", "من"].contains(tokens[$0].folded)
      }), from - trigger.tokens.upperBound <= 2, start - from <= 16
    else { return false }
    return !isLeftToward(from..<start) && !isStruck(from..<start)
      && !clause.places.contains { (from..<start).contains($0.tokens.lowerBound) }
  }

  private func isSource(_ word: WordMention) -> Bool {
    word.tokens.contains { tokens[$0].folded.contains("مصدر") }
  }

  private func sentenceAttacks(before index: Int) -> [AttackWord] {
    clause.sentence.attacks.filter { $0.tokens.upperBound <= index }
  }

  /// Where the attacker is stationed: "الميليشيا المتمركزة في …، قصفت …".
  ///
  /// Only what fires over a distance
  /// is launched from there, and only when those stationed are not the ones struck.
  private func isStationed(_ place: FoundPhrase) -> Bool {
    let start = place.tokens.lowerBound
    guard
      let word = clause.discourse("stationed").last(where: {
        $0.tokens.upperBound <= start && start - $0.tokens.upperBound <= 2
      })
    else { return false }
    // Of "the militia that belongs to the Guard" the militia is stationed, not the Guard.
    guard
      let owner = clause.actors.last(where: {
        $0.tokens.upperBound <= word.tokens.lowerBound && !isAffiliate($0) && !$0.isAdjective
      }), word.tokens.lowerBound - owner.tokens.upperBound <= 12
    else { return false }
    // "تعرض لداعش على نقاط المرابطة": what stands behind "on" belongs to those attacked.
    let isToward = clause.discourse("toward").contains {
      $0.tokens.lowerBound >= owner.tokens.upperBound
        && $0.tokens.upperBound <= word.tokens.lowerBound
    }
    guard !isToward, !isTargetSide(owner) else { return false }
    // Either the verb of attack comes after, or "مصدره" and its like came before.
    let attackFollows = clause.attacks.contains {
      $0.tokens.lowerBound >= place.tokens.upperBound
        && ($0.inflection == .verb || $0.prefix.hasSuffix("ب"))
    }
    // "استهدفت الميليشيات المتمركزة في …": in Arabic the verb may come first.
    // "اعتداء المجموعات المنتشرة في …": so may its noun.
    let attackLeads = clause.attacks.contains {
      ($0.inflection == .verb || isArabicAttack($0))
        && (0...2).contains(owner.tokens.lowerBound - $0.tokens.upperBound)
    }
    let isNamedSource =
      clause.discourse("from").contains { $0.tokens.upperBound <= owner.tokens.lowerBound }
      || clause.discourse("by").contains { $0.tokens.upperBound <= owner.tokens.lowerBound }
    return attackFollows || attackLeads || isNamedSource
  }

  private func isArabicAttack(_ word: AttackWord) -> Bool {
    let first = tokens[word.tokens.lowerBound]
    return word.wordClass == .attack && first.kind == .arabic && !Self.undergoing(first.folded)
  }

  /// Whether the words between leave the launch place: another place, a word for what is struck.
  private func isLeft(_ gap: Range<Int>) -> Bool {
    clause.places.contains { gap.contains($0.tokens.lowerBound) }
      || isLeftToward(gap)
  }

  private func isLeftToward(_ gap: Range<Int>) -> Bool {
    clause.discourse("toward").contains { word in
      gap.contains(word.tokens.lowerBound)
        && ["باتجاه", "نحو", "صوب", "علي", "at", "towards", "toward", "against", "on", "into"]
          .contains(tokens[word.tokens.lowerBound].folded)
    }
  }

  private func isStruck(_ gap: Range<Int>) -> Bool {
    clause.attacks.contains { gap.contains($0.tokens.lowerBound) && $0.wordClass == .attack }
  }
}

extension FoundPhrase {
  fileprivate func words(in tokens: TokenText) -> [String] {
    self.tokens.map { tokens[$0].folded }
  }
}
