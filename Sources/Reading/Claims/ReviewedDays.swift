import Events
import Places

/// The week that a review of the week is about: "خلال الأيام السبعة الماضية (27 تموز – 2 آب 2019)",
/// "Syria security digest, 2–8 June 2025".
///
/// "Saturday" in it is that week's, also when it is printed on the Saturday after.
enum ReviewedDays {
  /// The days that the title or the first two sentences name, if they are a week or less.
  static func read(
    in text: ReportText, _ sentences: [Sentence], lexicon: Lexicon, reportDate: Day?
  ) -> ClosedRange<Day>? {
    let dates = MentionReader(lexicon: lexicon, reportDate: reportDate).dates
    for sentence in sentences.prefix(3) {
      for mention in dates.mentions(in: text.tokens, range: sentence.tokens) {
        guard mention.date.method == .stated, let start = mention.date.start,
          let end = mention.date.end, (2...7).contains(end.number - start.number),
          reportDate.map({ end <= $0.adding(1) }) ?? true
        else { continue }
        return start...end
      }
    }
    return nil
  }
}
