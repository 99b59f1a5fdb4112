import Events

/// Which of the dates of a clause is that of its attack.
extension ClauseMentions {
  /// The date of the clause's attack: the nearest to its first attack word that is no beginning of a
  /// period, and not the day when somebody said so, unless no other is told.
  var eventDate: DateMention? {
    let anchor = attacks.first?.tokens.lowerBound ?? clause.tokens.lowerBound
    let told = dates.filter { !$0.isSince && ($0.date.start != nil || $0.shift != nil) }
    // "منذ صباح الأحد" is that day, as far as one attack goes.
    let since = dates.filter {
      $0.isSince && $0.date.method == .relative && $0.date.precision == .day
    }
    let all = (told.isEmpty ? since : told).filter { !isDayOfWriting($0) }
    let own = all.filter { !isDayOfSaying($0) }
    // "قال مصدر الأحد إن حصيلة الهجوم ارتفعت": the day of the count is not that of the attack.
    if own.isEmpty, !discourse("toll").isEmpty { return nil }
    return (own.isEmpty ? all : own).min {
      abs($0.tokens.lowerBound - anchor) < abs($1.tokens.lowerBound - anchor)
    } ?? dates.first { !$0.isSince && !isDayOfWriting($0) }
  }

  /// "BAGHDAD, July 25 -"; the day that heads a line of a digest ("الاثنين: …") is that of the attack.
  private func isDayOfWriting(_ date: DateMention) -> Bool {
    sentence.dateline.contains(date.tokens.lowerBound) && !sentence.isHeaded
  }

  /// "قال مساء الخميس إن …", "في بيان نشر صباح الأحد", "officials said on Monday": when it was said.
  private func isDayOfSaying(_ date: DateMention) -> Bool {
    sentence.discourse.contains { word in
      guard word.wordClass == "say" || word.wordClass == "source",
        (0...5).contains(date.tokens.lowerBound - word.tokens.upperBound)
      else { return false }
      let gap = word.tokens.upperBound..<date.tokens.lowerBound
      return !attacks.contains { gap.contains($0.tokens.lowerBound) }
    }
  }
}
