import Events
import Places

/// Reads how many were killed and injured: "مقتل 5 عناصر", "14 قتيلا", "without casualties".
struct CasualtyReader {
  let numbers: NumberReader
  let counting: WordTable

  /// The casualties of a sentence.
  ///
  /// - Parameters:
  ///   - tokens: The text.
  ///   - range: The sentence.
  ///   - timed: Tokens of dates: nobody counts the dead in "in 2019".
  /// - Returns: The casualties, in the order of the text.
  func mentions(in tokens: TokenText, range: Range<Int>, timed: Set<Int> = []) -> [CasualtyMention]
  {
    let counts = numbers.mentions(in: tokens, range: range).filter {
      !$0.tokens.contains(where: timed.contains)
    }
    var found: [CasualtyMention] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let none = none(at: index, in: tokens, range: range) {
        found.append(none)
        index = none.tokens.upperBound
      } else if let some = some(at: index, in: tokens, range: range, counts) {
        found.append(some)
        index = some.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func word(_ classes: [String], at index: Int, in tokens: TokenText) -> (
    wordClass: String, match: WordTable.Match
  )? {
    guard index < tokens.count else { return nil }
    for match in counting.matches(at: index, in: tokens) {
      let wordClass = counting.entries[match.entry]["class"]
      if classes.contains(wordClass) { return (wordClass, match) }
    }
    return nil
  }

  /// "دون وقوع إصابات", "no casualties": nobody, as far as the words go.
  private func none(at index: Int, in tokens: TokenText, range: Range<Int>) -> CasualtyMention? {
    guard let none = word(["none"], at: index, in: tokens) else { return nil }
    for offset in 0..<7 {
      let position = none.match.tokens.upperBound + offset
      guard position < range.upperBound else { return nil }
      if let what = word(["killed", "injured", "victims"], at: position, in: tokens) {
        let zero = NumberRange(0)
        return CasualtyMention(
          tokens: index..<what.match.tokens.upperBound,
          killed: what.wordClass == "injured" ? nil : zero,
          injured: what.wordClass == "killed" ? nil : zero)
      }
      if !tokens[position].isWord { return nil }
    }
    return nil
  }

  private func some(
    at index: Int, in tokens: TokenText, range: Range<Int>, _ counts: [NumberMention]
  ) -> CasualtyMention? {
    // "14 قتيلا", "five people were killed", "19 others wounded": the number first.
    if let number = counts.first(where: { $0.tokens.lowerBound == index }) {
      var position = number.tokens.upperBound
      for _ in 0..<5 where position < range.upperBound {
        if let what = word(["killed", "injured"], at: position, in: tokens) {
          // An Arabic verb after the number belongs to what follows it.
          let isVerb =
            counting.entries[what.match.entry].inflection == .verb
            && tokens[position].kind == .arabic
          // "24 شخصا قتلوا": a plural verb looks back at its people.
          if !isVerb || tokens[position].folded.hasSuffix("وا") {
            return casualty(what.wordClass, number, through: what.match.tokens.upperBound)
          }
        }
        if let person = word(["person", "at_least"], at: position, in: tokens) {
          position = person.match.tokens.upperBound
        } else if tokens[position].kind == .latin,
          ["were", "was", "and", "have", "been", "more", "of", "its", "iraqi", "syrian", "us"]
            .contains(tokens[position].folded) || tokens[position].isCapitalized
        {
          position += 1
        } else {
          break
        }
      }
      return nil
    }
    if let one = single(at: index, in: tokens, range: range) { return one }
    // "مقتل 5 عناصر", "قُتل 14 جنديا", "killing at least five", "killed a soldier".
    guard let what = word(["killed", "injured"], at: index, in: tokens) else { return nil }
    let start = what.match.tokens.upperBound
    var position = start
    while position < min(range.upperBound, start + 6) {
      if let number = counts.first(where: { $0.tokens.lowerBound == position }) {
        guard isPeople(after: number.tokens.upperBound, in: tokens, range: range),
          !isOfAnother(after: number.tokens.upperBound, in: tokens)
        else { return nil }
        return casualty(what.wordClass, number, through: number.tokens.upperBound)
      }
      if let person = word(["person"], at: position, in: tokens),
        position == start || tokens[position].kind == .latin
      {
        // "مقتل جندي", "killed a soldier": one; a dual is two; a plural says no number.
        let form = tokens[person.match.tokens.lowerBound].folded
        guard let count = Self.bareCount(form, isArabic: tokens[position].kind == .arabic) else {
          return nil
        }
        return casualty(
          what.wordClass,
          NumberMention(tokens: position..<(position + 1), value: count, qualifier: .exactly),
          through: person.match.tokens.upperBound)
      }
      guard tokens[position].isWord,
        word(["killed", "injured", "none", "times"], at: position, in: tokens) == nil
          || word(["at_least", "about", "more_than"], at: position, in: tokens) != nil
      else { return nil }
      position += 1
    }
    return nil
  }

  /// "killed and at least 34 injured": the number goes with the word after it.
  private func isOfAnother(after index: Int, in tokens: TokenText) -> Bool {
    index < tokens.count && tokens[index].kind == .latin
      && word(["killed", "injured"], at: index, in: tokens) != nil
  }

  /// A number that counts people: a word for them follows, or nothing that is counted.
  private func isPeople(after index: Int, in tokens: TokenText, range: Range<Int>) -> Bool {
    guard index < range.upperBound, tokens[index].isWord else { return true }
    let reach = tokens[index].kind == .latin && tokens[index].isCapitalized ? 5 : 3
    for offset in 0..<reach where index + offset < range.upperBound {
      if word(["person", "killed", "injured"], at: index + offset, in: tokens) != nil {
        return true
      }
    }
    return Self.followers.contains(tokens[index].folded)
  }

  /// Words behind a number whose people are not named: "أصيب 32 بجروح", "wounding 12 when …".
  private static let followers: Set<String> = [
    "من", "علي", "في", "و", "بجروح", "بجراح", "جراء", "اثر", "نتيجه", "عندما", "حين", "بعد", "خلال",
    "عند", "صباح", "مساء", "and", "in", "at", "when", "after", "by", "on", "during", "as", "before",
  ]

  /// "a contractor died", "an American soldier was hurt": one, told by the article.
  private func single(at index: Int, in tokens: TokenText, range: Range<Int>) -> CasualtyMention? {
    guard ["a", "an"].contains(tokens[index].folded) else { return nil }
    var person: Int?
    for position in (index + 1)..<min(range.upperBound, index + 8) {
      guard tokens[position].isWord else { return nil }
      if person == nil {
        guard position <= index + 3 else { return nil }
        if word(["person"], at: position, in: tokens) != nil { person = position }
      } else if let what = word(["killed", "injured"], at: position, in: tokens) {
        return casualty(
          what.wordClass,
          NumberMention(tokens: index..<(index + 1), value: 1, qualifier: .exactly),
          through: what.match.tokens.upperBound)
      } else if !["was", "were", "had", "been", "has"].contains(tokens[position].folded) {
        return nil
      }
    }
    return nil
  }

  private static func bareCount(_ form: String, isArabic: Bool) -> Int? {
    if isArabic {
      if form.hasSuffix("ين") || form.hasSuffix("ان") {
        return form.unicodeScalars.count <= 6 ? 2 : nil
      }
      return [
        "جنود", "عناصر", "مدنيون", "اشخاص", "اطفال", "نساء", "ضباط", "عمال", "مسلحون", "افراد",
        "اخرون", "منهم", "بينهم", "حراس",
      ].contains(form) ? nil : 1
    }
    return form.hasSuffix("s")
      || [
        "people", "men", "women", "children", "personnel", "troops",
        "militiamen",
      ].contains(form) ? nil : 1
  }

  private func casualty(_ wordClass: String, _ number: NumberMention, through end: Int)
    -> CasualtyMention
  {
    let tokens = min(number.tokens.lowerBound, end - 1)..<end
    return CasualtyMention(
      tokens: tokens, killed: wordClass == "killed" ? number.range : nil,
      injured: wordClass == "injured" ? number.range : nil)
  }
}
