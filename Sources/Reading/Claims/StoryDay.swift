import Events

/// The day that a report is about, for the statements that name no day themselves.
///
/// "On Sunday drones hit A. Rockets also hit B." dates B by A. It is taken only from a day that the
/// text itself names, at most three days before publication, and never for what is told as
/// background; a report that names no day dates nothing.
enum StoryDay {
  static func applied(to claims: [ReadClaim], published: Day?) -> [ReadClaim] {
    guard
      let story = claims.first(where: { isNews($0, published: published) })?.claim,
      let start = story.date.start, let end = story.date.end
    else { return claims }
    return claims.map { read in
      guard read.claim.date.start == nil, !read.claim.background, read.claim.antecedent == nil
      else { return read }
      var read = read
      read.claim.date = EventDate(
        start: start, end: end, precision: story.date.precision, method: .report,
        timeOfDay: read.claim.date.timeOfDay)
      read.claim.dateEvidence = read.claim.dateEvidence ?? story.dateEvidence
      return read
    }
  }

  private static func isNews(_ read: ReadClaim, published: Day?) -> Bool {
    guard !read.claim.background, read.claim.date.precision == .day, let day = read.claim.date.end
    else { return false }
    guard let published else { return true }
    return (0...3).contains(published.number - day.number) || day > published
  }
}
