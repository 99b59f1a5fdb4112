import Events
import Places

/// The day on which a report was written, when only the report itself says so: a full date in its
/// first lines, or beside a quoted post.
enum Dateline {
  /// The latest full date (day, month and year) that the text states; nil when it states none.
  static func date(of text: ReportText, _ sentences: [Sentence], _ lexicon: Lexicon) -> Day? {
    let numbers = NumberReader(numbers: lexicon.numbers, counting: lexicon.counting)
    let reader = DateReader(
      dates: lexicon.dates, numbers: numbers, resolver: DateResolver(report: nil))
    return sentences.flatMap { reader.mentions(in: text.tokens, range: $0.tokens) }
      .filter { !$0.isSince && $0.date.precision == .day }
      .compactMap(\.date.start).max()
  }
}
