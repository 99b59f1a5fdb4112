import Events
import Places

/// The day on which a report was written, when only the report itself says so: a full date in its
/// first lines, or beside a quoted post.
enum Dateline {
  /// The latest full date of a line that is hardly more than a date; nil when there is none.
  ///
  /// Such as "الأحد 29 أكتوبر 2023 01:49 م" or the foot of a quoted post. A date inside a sentence dates what
  /// the sentence tells, not the report.
  static func date(of text: ReportText, _ sentences: [Sentence], _ lexicon: Lexicon) -> Day? {
    let numbers = NumberReader(numbers: lexicon.numbers, counting: lexicon.counting)
    let reader = DateReader(
      dates: lexicon.dates, numbers: numbers,
      resolver: DateResolver(report: nil, hijri: lexicon.hijri))
    var days: [Day] = []
    for sentence in sentences {
      let words = sentence.tokens.filter { text.tokens[$0].isWord }.count
      for mention in reader.mentions(in: text.tokens, range: sentence.tokens)
      where !mention.isSince && mention.date.precision == .day {
        let dated = mention.tokens.filter { text.tokens[$0].isWord }.count
        if dated * 5 >= words * 2, let day = mention.date.start { days.append(day) }
      }
    }
    return days.max()
  }
}
