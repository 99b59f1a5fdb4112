import Places

/// Where a report's first line names the place and day of writing: "BAGHDAD, July 25 (Reuters) -",
/// "دهوك – ".
///
/// What stands there is where and when the report was written, not where or when something happened.
enum DatelineSpan {
  /// The tokens of the dateline that opens a sentence, its dash included; nil where there is none.
  ///
  /// `isTelling` says whether a token is a word of attack or of saying, which no dateline has, and
  /// `isDate` whether it belongs to a date: a line that opens with no more than a date ("Monday, 12
  /// June – ") tells what happened on that day.
  static func tokens(
    of sentence: Sentence, in tokens: TokenText, isTelling: (Int) -> Bool, isDate: (Int) -> Bool
  ) -> Range<Int>? {
    guard !sentence.isTitle else { return nil }
    let range = sentence.tokens
    let opening = range.prefix(16)
    // "دير الزور: استهدفت …", "Aleppo province: …": what the line is about.
    if let colon = range.prefix(6).first(where: { tokens[$0].folded == ":" }),
      colon > range.lowerBound, !(range.lowerBound..<colon).contains(where: isTelling),
      !(range.lowerBound..<colon).contains(where: { tokens[$0].kind == .number })
    {
      return range.lowerBound..<(colon + 1)
    }
    guard let dash = opening.first(where: { isDash($0, in: tokens) }), dash > range.lowerBound,
      let first = opening.first(where: { tokens[$0].isWord }), first < dash,
      tokens[first].kind == .arabic || tokens[first].isCapitalized
    else { return nil }
    let words = range.lowerBound..<dash
    if tokens[dash].folded == "/",
      words.count > 3 || words.contains(where: { tokens[$0].kind == .number })
    {
      return nil
    }
    guard !words.contains(where: isTelling),
      !words.allSatisfy({ isDate($0) || !tokens[$0].isWord && tokens[$0].kind != .number }),
      !words.contains(where: {
        ["في", "in", "near", "قرب", "at", "on", "من"].contains(tokens[$0].folded)
      })
    else { return nil }
    return range.lowerBound..<(dash + 1)
  }

  /// A dash with room around it: that of "Deir ez-Zor" has none.
  private static func isDash(_ index: Int, in tokens: TokenText) -> Bool {
    // "كركوك/ أكد مصدر …", "Baghdad / The cell …".
    if tokens[index].folded == "/" { return true }
    guard ["-", "–", "—"].contains(tokens[index].folded), index > 0 else { return false }
    if tokens[index].folded != "-" { return true }
    let isBefore = tokens[index - 1].scalars.upperBound < tokens[index].scalars.lowerBound
    let isAfter =
      index + 1 < tokens.count
      && tokens[index].scalars.upperBound < tokens[index + 1].scalars.lowerBound
    return isBefore || isAfter
  }
}
