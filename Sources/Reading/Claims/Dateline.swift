import Events
import Places

/// What a report without a date says itself of when it was written.
struct Dateline {
  /// The latest full date of a line that is hardly more than a date, such as "الأحد 29 أكتوبر 2023 01:49 م" or the
  /// foot of a quoted post; nil when there is none.
  let day: Day?
  /// The latest full date of the text: its year is that of days without one.
  let latest: Day?

  /// Reads the dates of a report.
  ///
  /// A date inside a sentence dates what the sentence tells, not the report.
  init(of text: ReportText, _ sentences: [Sentence], _ lexicon: Lexicon) {
    let reader = MentionReader(lexicon: lexicon, reportDate: nil).dates
    var days: [Day] = []
    var lines: [Day] = []
    for sentence in sentences {
      let words = sentence.tokens.filter { text.tokens[$0].isWord }.count
      for mention in reader.mentions(in: text.tokens, range: sentence.tokens)
      where !mention.isSince && mention.date.precision == .day {
        guard let day = mention.date.start else { continue }
        days.append(day)
        let dated = mention.tokens.filter { text.tokens[$0].isWord }.count
        if dated * 5 >= words * 2 { lines.append(day) }
      }
    }
    day = lines.max()
    latest = days.max()
  }
}
