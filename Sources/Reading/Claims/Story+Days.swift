import Events

/// Which day a clause means, seen from the story.
extension Story {
  /// The date of a clause; that of the page at the time that begins the line of a live report.
  func day(of clause: ClauseMentions, in mentions: Mentions) -> DateMention? {
    let own = clause.eventDate
    guard mentions.beginsWithTime, own?.date.start == nil, own?.shift == nil, let pageDay else {
      return own
    }
    let date = EventDate(
      start: pageDay.date.start, end: pageDay.date.end, precision: .day, method: .report,
      timeOfDay: mentions.dates.first?.date.timeOfDay)
    return DateMention(tokens: pageDay.tokens, date: date, isSince: false, shift: nil)
  }

  /// The date of a mention; "the same day" is that of the attack told before.
  func resolved(_ date: DateMention?) -> EventDate {
    guard let date else { return .unknown }
    guard let shift = date.shift else { return date.date }
    guard let lastDate, let start = lastDate.start, let end = lastDate.end else { return .unknown }
    return EventDate(
      start: start.adding(shift), end: end.adding(shift), precision: lastDate.precision,
      method: .relative, timeOfDay: date.date.timeOfDay)
  }
}
