import Events
import Places

/// Finds what a sentence mentions.
///
/// Longer words win over shorter ones of the same table.
struct MentionReader {
  let lexicon: Lexicon
  let phrases: PhraseReader
  let numbers: NumberReader
  let dates: DateReader

  init(
    lexicon: Lexicon, reportDate: Day?, period: ClosedRange<Day>? = nil, fullDay: Day? = nil,
    isHeard: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.lexicon = lexicon
    phrases = PhraseReader(words: lexicon.places, isHeard: isHeard)
    numbers = NumberReader(numbers: lexicon.numbers, counting: lexicon.counting)
    dates = DateReader(
      dates: lexicon.dates, numbers: numbers,
      resolver: DateResolver(
        report: reportDate, hijri: lexicon.hijri, period: period, fullDay: fullDay))
  }

  /// What a sentence mentions.
  func mentions(
    of sentence: Sentence, in tokens: TokenText, names: [NamedSpan], scalars: [Unicode.Scalar],
    coordinates: [WrittenCoordinates] = []
  ) -> Mentions {
    let range = sentence.tokens
    var mentions = Mentions(sentence: sentence)
    let media = mediaTokens(in: tokens, range: range)
    let written = coordinates.filter { $0.tokens.overlaps(range) }
    let points = Set(written.flatMap(\.tokens))
    mentions.dates = dates.mentions(in: tokens, range: range).filter {
      !$0.tokens.contains(where: media.contains) && !$0.tokens.contains(where: points.contains)
    }
    let dated = Set(mentions.dates.filter(\.isSure).flatMap(\.tokens))
    let timed = Set(mentions.dates.flatMap(\.tokens))
    mentions.numbers = numbers.mentions(in: tokens, range: range).filter {
      !$0.tokens.contains(where: timed.contains) && !$0.tokens.contains(where: points.contains)
    }
    mentions.actors = actors(in: tokens, range: range)
    let taken = takenByActors(mentions.actors, names: names).union(dated).union(media)
      .union(range.filter { lexicon.isDay($0, in: tokens) })
    mentions.places = phrases.phrases(
      in: tokens, range: range, names: names, numbers: mentions.numbers.map(\.spoken),
      scalars: scalars, coordinates: written, isTaken: taken.union(points).contains)
    mentions.references = ReferenceReader(lexicon: lexicon).references(
      in: tokens, range: range, places: mentions.places)
    mentions.weapons = weapons(in: tokens, range: range, numbers: mentions.numbers)
    mentions.attacks = attacks(in: tokens, range: range, dated: dated)
    mentions.targets = longest(lexicon.targets, in: tokens, range: range).map { match in
      let entry = lexicon.targets.entries[match.entry]
      return TargetMention(
        tokens: match.tokens, target: entry["target"], isSpecific: entry["specific"] == "yes")
    }
    mentions.counting = allWordMentions(lexicon.counting, in: tokens, range: range)
    let persons = mentions.counting.filter { $0.wordClass == "person" }.flatMap(\.tokens)
    let placed = names.filter { name in mentions.places.contains { $0.tokens.overlaps(name.tokens) }
    }
    let named = Set(mentions.actors.flatMap(\.tokens) + placed.flatMap(\.tokens) + persons)
    mentions.modality = wordMentions(lexicon.modality, in: tokens, range: range).filter {
      // "جهاز مكافحة الإرهاب" acts, it is no fight against something; "May 2017" is no "may"; in
      // "بعقوبة" nobody is punished, and "امرأة" orders nothing.
      !$0.tokens.contains(where: named.contains) && !$0.tokens.contains(where: dated.contains)
    }
    mentions.discourse = allWordMentions(lexicon.discourse, in: tokens, range: range)
    let telling = Set(
      mentions.attacks.map(\.tokens.lowerBound)
        + mentions.discourse.filter { $0.wordClass == "say" }.map(\.tokens.lowerBound))
    mentions.dateline =
      DatelineSpan.tokens(
        of: sentence, in: tokens, isTelling: telling.contains, isDate: dated.contains) ?? 0..<0
    mentions.isHeaded =
      !mentions.dateline.isEmpty && tokens[mentions.dateline.upperBound - 1].folded == ":"
    mentions.outcomes = longest(lexicon.outcomes, in: tokens, range: range).compactMap { match in
      Outcome(rawValue: lexicon.outcomes.entries[match.entry]["outcome"]).map {
        OutcomeMention(tokens: match.tokens, outcome: $0)
      }
    }
    mentions.casualties = CasualtyReader(numbers: numbers, counting: lexicon.counting)
      .mentions(in: tokens, range: range, timed: timed)
    return mentions
  }

  /// The attack words of a part of the text; a word of a date is none ("فجر").
  func attacks(in tokens: TokenText, range: Range<Int>) -> [AttackWord] {
    let dated = Set(
      dates.mentions(in: tokens, range: range).filter(\.isSure).flatMap(\.tokens))
    return attacks(in: tokens, range: range, dated: dated)
  }

  private func attacks(in tokens: TokenText, range: Range<Int>, dated: Set<Int>) -> [AttackWord] {
    AttackReader(lexicon: lexicon).words(
      longest(lexicon.attacks, in: tokens, range: range).filter {
        !$0.tokens.contains(where: dated.contains)
      }, in: tokens, range: range)
  }

  /// The longest entry at each token, none inside another.
  private func longest(_ table: WordTable, in tokens: TokenText, range: Range<Int>)
    -> [WordTable.Match]
  {
    var found: [WordTable.Match] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard tokens[index].isWord,
        let match = table.matches(at: index, in: tokens).first(where: {
          $0.tokens.upperBound <= range.upperBound
        })
      else {
        index += 1
        continue
      }
      found.append(match)
      index = match.tokens.upperBound
    }
    return found
  }

  private func wordMentions(_ table: WordTable, in tokens: TokenText, range: Range<Int>)
    -> [WordMention]
  {
    longest(table, in: tokens, range: range).map { mention(of: $0, table) }
  }

  /// Every entry at every token: a word may play two parts ("كانت", "في").
  private func allWordMentions(_ table: WordTable, in tokens: TokenText, range: Range<Int>)
    -> [WordMention]
  {
    range.filter { tokens[$0].isWord }.flatMap { index in
      table.matches(at: index, in: tokens)
        .filter { $0.tokens.upperBound <= range.upperBound }
        .map { mention(of: $0, table) }
    }
  }

  private func mention(of match: WordTable.Match, _ table: WordTable) -> WordMention {
    let entry = table.entries[match.entry]
    return WordMention(
      tokens: match.tokens, wordClass: entry["class"], value: entry["value"],
      reach: entry["reach"])
  }

  /// The words of a medium's name in quotation marks: "وكالة "بغداد اليوم"" is no place and no day.
  private func mediaTokens(in tokens: TokenText, range: Range<Int>) -> Set<Int> {
    var found: Set<Int> = []
    for index in range where tokens[index].isWord {
      let isMedium = lexicon.discourse.matches(at: index, in: tokens).contains {
        lexicon.discourse.entries[$0.entry]["class"] == "media"
      }
      guard isMedium, index + 1 < range.upperBound, tokens[index + 1].isQuotation else { continue }
      var end = index + 2
      while end < range.upperBound, end - index < 8, !tokens[end].isQuotation { end += 1 }
      found.formUnion((index + 1)..<end)
    }
    return found
  }

  private func actors(in tokens: TokenText, range: Range<Int>) -> [ActorMention] {
    longest(lexicon.actors, in: tokens, range: range).map { match in
      let entry = lexicon.actors.entries[match.entry]
      return ActorMention(
        tokens: match.tokens, actor: entry["actor"], side: entry["side"],
        isAdjective: entry.inflection == .adjective)
    }
  }

  /// Tokens that are somebody's name and so no place: "المقاومة الإسلامية في العراق".
  ///
  /// A single word that
  /// is a country's name as well ("تركيا") stays a place too.
  private func takenByActors(_ actors: [ActorMention], names: [NamedSpan]) -> Set<Int> {
    var taken: Set<Int> = []
    for actor in actors where !actor.isAdjective {
      let isCountry = names.contains {
        $0.tokens == actor.tokens && $0.kind == .area
      }
      if !isCountry { taken.formUnion(actor.tokens) }
    }
    return taken
  }

  private func weapons(in tokens: TokenText, range: Range<Int>, numbers: [NumberMention])
    -> [WeaponMention]
  {
    longest(lexicon.weapons, in: tokens, range: range).compactMap { match in
      let entry = lexicon.weapons.entries[match.entry]
      guard let kind = AttackKind(rawValue: entry["kind"]) else { return nil }
      let isAdjective = entry["number"] == "adj"
      return WeaponMention(
        tokens: match.tokens, weapon: entry["weapon"], kind: kind,
        count: isAdjective
          ? nil : count(of: match, entry["number"], in: tokens, range: range, numbers),
        isAdjective: isAdjective)
    }
  }

  /// How many of a weapon: a number before it, the form itself, or "one" after it.
  private func count(
    of match: WordTable.Match, _ number: String, in tokens: TokenText, range: Range<Int>,
    _ mentions: [NumberMention]
  ) -> NumberRange? {
    // "6 صواريخ", "three explosive drones": right before it, or one English adjective away.
    let start = match.tokens.lowerBound
    if let before = mentions.last(where: { $0.tokens.upperBound <= start }), before.value > 0,
      before.value < 10_000,
      (before.tokens.upperBound..<start).count <= 3,
      (before.tokens.upperBound..<start).allSatisfy({ isMeasure(at: $0, in: tokens) })
    {
      return before.range
    }
    let next = match.tokens.upperBound
    if let after = numbers.number(at: next, in: tokens, limit: range.upperBound),
      after.value == 1, tokens[next].kind == .arabic
    {
      return NumberRange(1)
    }
    switch number {
    case "two": return NumberRange(2)
    case "one" where !match.hasArticle && ["", "ا"].contains(match.ending):
      // "a drone", "بطائرة مسيرة": one, unless it stands for the kind of weapon.
      if tokens[match.tokens.lowerBound].kind == .latin {
        let before = match.tokens.lowerBound - 1
        return before >= range.lowerBound
          && ["a", "an", "one", "single"].contains(tokens[before].folded)
          ? NumberRange(1) : nil
      }
      return NumberRange(1)
    default: return nil
    }
  }

  /// A caliber ("122 mm") or an English adjective between a number and its weapon.
  private func isMeasure(at index: Int, in tokens: TokenText) -> Bool {
    switch tokens[index].kind {
    case .number: true
    case .latin:
      !["of", "and", "the", "in", "on", "by", "were", "was"].contains(tokens[index].folded)
    default: ["ملم", "مم", "عيار"].contains(tokens[index].folded)
    }
  }
}
