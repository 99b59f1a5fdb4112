import Events

/// The day that a report is about, for the statements that name no day themselves.
///
/// "On Sunday drones hit A. Rockets also hit B." dates B by A. It is taken only from a day that the
/// text itself names, at most three days before publication, and never for what is told as
/// background; a report that names no day dates nothing.
enum StoryDay {
  /// The claims with their days.
  ///
  /// - Parameters:
  ///   - claims: The claims of one report, in the order of the text.
  ///   - lead: The first day that the report names beside an attack, for reports whose first sentence
  ///     only sums up.
  ///   - published: The report's date.
  /// - Returns: The same claims; those that named no day have that of the story.
  static func applied(
    to claims: [ReadClaim], lead: (date: EventDate, words: Evidence<String>)?, published: Day?
  ) -> [ReadClaim] {
    let first = claims.first { isNews($0, published: published) }?.claim
    let news = lead.flatMap { isNews($0.date, published: published) ? $0 : nil }
    // Of a sentence that sums up and of the first attack, whichever names its day first.
    let isLead = (news?.words.span.start ?? .max) < (first?.sentence.span.start ?? .max)
    let story =
      isLead ? news.map { ($0.date, $0.words) } : first.map { ($0.date, $0.dateEvidence) }
    guard let story, let start = story.0.start, let end = story.0.end else { return claims }
    // A day found later may be of another story: it dates only what follows.
    let from = isLead ? 0 : first?.sentence.span.start ?? 0
    return claims.map { read in
      guard read.claim.sentence.span.start >= from else { return read }
      guard read.claim.date.start == nil, !read.claim.background, !read.isReason,
        read.claim.antecedent == nil
      else { return read }
      var read = read
      read.claim.date = EventDate(
        start: start, end: end, precision: story.0.precision, method: .report,
        timeOfDay: read.claim.date.timeOfDay)
      read.claim.dateEvidence = read.claim.dateEvidence ?? story.1
      return read
    }
  }

  private static func isNews(_ read: ReadClaim, published: Day?) -> Bool {
    !read.claim.background && isNews(read.claim.date, published: published)
  }

  private static func isNews(_ date: EventDate, published: Day?) -> Bool {
    guard date.precision == .day, let day = date.end else { return false }
    guard let published else { return true }
    return (0...3).contains(published.number - day.number) || day > published
  }
}
