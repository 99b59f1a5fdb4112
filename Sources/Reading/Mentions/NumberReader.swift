import Events
import Places

/// Reads numbers in digits and in words, in both languages, with how exact they are.
struct NumberReader {
  let numbers: WordTable
  let counting: WordTable

  /// The number that begins at a token: its value and where it ends.
  func number(at index: Int, in tokens: TokenText, limit: Int) -> (value: Int, end: Int)? {
    guard index < limit else { return nil }
    let token = tokens[index]
    if token.kind == .number {
      guard let value = Int(token.folded.filter { $0 != "," && $0 != "٬" }) else { return nil }
      var end = index + 1
      var total = value
      if let next = cardinal(at: end, in: tokens, limit: limit), next.value >= 1_000 {
        total *= next.value
        end = next.end
      }
      return (total, end)
    }
    guard var sum = cardinal(at: index, in: tokens, limit: limit) else { return nil }
    // "واحد وعشرون", "twenty one", "مئة وخمسين": smaller and larger parts add up.
    while let next = cardinal(at: sum.end, in: tokens, limit: limit),
      next.isJoined || tokens[sum.end].kind == .latin
    {
      if next.value >= 100, sum.value < next.value, !next.isJoined {
        sum.value *= next.value
      } else if next.value < 100 || sum.value >= 1_000 {
        sum.value += next.value
      } else {
        break
      }
      sum.end = next.end
    }
    return (sum.value, sum.end)
  }

  private func cardinal(at index: Int, in tokens: TokenText, limit: Int)
    -> (value: Int, end: Int, isJoined: Bool)?
  {
    guard index < limit else { return nil }
    for match in numbers.matches(at: index, in: tokens)
    where numbers.entries[match.entry]["class"] == "cardinal"
      && match.tokens.upperBound <= limit
    {
      guard let value = Int(numbers.entries[match.entry]["value"]) else { continue }
      return (value, match.tokens.upperBound, match.prefix == "و")
    }
    return nil
  }

  /// The ordinal that begins at a token, for days of the month.
  func ordinal(at index: Int, in tokens: TokenText) -> (value: Int, end: Int)? {
    guard index < tokens.count else { return nil }
    for match in numbers.matches(at: index, in: tokens)
    where numbers.entries[match.entry]["class"] == "ordinal" {
      guard let value = Int(numbers.entries[match.entry]["value"]) else { continue }
      return (value, match.tokens.upperBound)
    }
    return nil
  }

  /// All numbers of a sentence, with what stands before them ("more than", "about").
  func mentions(in tokens: TokenText, range: Range<Int>) -> [NumberMention] {
    var found: [NumberMention] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard let number = number(at: index, in: tokens, limit: range.upperBound) else {
        index += 1
        continue
      }
      // "122 mm", "F-15": calibers and types count nothing.
      let isType =
        index >= 2 && tokens[index - 1].folded == "-" && tokens[index - 2].kind == .latin
        && tokens[index - 2].scalars.upperBound == tokens[index - 1].scalars.lowerBound
      if isType
        || (number.end < tokens.count
          && ["mm", "ملم", "مم", "millimetre", "millimeter"].contains(tokens[number.end].folded))
      {
        index = number.end
        continue
      }
      let qualifier = self.qualifier(around: index..<number.end, in: tokens, range: range)
      found.append(
        NumberMention(
          tokens: index..<number.end, value: number.value, qualifier: qualifier ?? .exactly))
      index = number.end
    }
    return found
  }

  /// How exact a number is: from the words up to three before it, or just after it.
  private func qualifier(around number: Range<Int>, in tokens: TokenText, range: Range<Int>)
    -> Aggregate.Qualifier?
  {
    for start in max(range.lowerBound, number.lowerBound - 5)..<number.lowerBound {
      for match in counting.matches(at: start, in: tokens)
      where match.tokens.upperBound >= number.lowerBound - 1
        && match.tokens.upperBound <= number.lowerBound
      {
        if let found = qualifier(of: match) { return found }
      }
    }
    // "five people at least": within the next three words.
    for start in number.upperBound..<min(range.upperBound, number.upperBound + 4) {
      if let match = counting.matches(at: start, in: tokens).first,
        qualifier(of: match) == .atLeast
      {
        return .atLeast
      }
    }
    return nil
  }

  private func qualifier(of match: WordTable.Match) -> Aggregate.Qualifier? {
    switch counting.entries[match.entry]["class"] {
    case "about": .about
    case "more_than": .moreThan
    case "at_least": .atLeast
    default: nil
    }
  }
}

extension NumberMention {
  /// The number as the grammar of places needs it.
  var spoken: SpokenNumber { SpokenNumber(tokens: tokens, value: Double(value)) }

  /// The number as a range: open upwards for "more than" and "at least".
  var range: NumberRange {
    switch qualifier {
    case .exactly, .about: NumberRange(value)
    case .moreThan, .atLeast: NumberRange(low: value, best: value, high: nil)
    }
  }
}
