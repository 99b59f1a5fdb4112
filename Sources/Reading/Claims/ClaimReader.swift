public import Events
import Geodesy
public import Places

/// Reads who struck what, where, when and with what: one claim for each statement that one attack
/// happened, and nothing for threats, drills, totals and what is denied.
///
/// The stages, each a folder beside this one: `Sentences`, `Mentions` (what a sentence names),
/// `Clauses` (what belongs together, and whether it happened), `Claims` (what is stated).
public struct ClaimReader: Sendable {
  let lexicon: Lexicon
  let gazetteer: Gazetteer
  let scanner: NameScanner
  private let heard: HeardNames
  private let adjectives: Set<String>

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - lexicon: The words that it knows.
  ///   - search: Finds the names of `gazetteer`.
  public init(lexicon: Lexicon, search: PlaceSearch) {
    self.lexicon = lexicon
    gazetteer = search.gazetteer
    scanner = search.scanner
    heard = HeardNames(search)
    adjectives = Set(gazetteer.adjectives.map { Clitics.bare(Folding.fold($0.text)) })
  }

  /// Reads one report.
  public func read(_ report: Report) -> ReportReading {
    let text = ReportText(report, in: lexicon.vocabulary)
    let coordinates = CoordinateReader(words: lexicon.places).coordinates(
      in: text.tokens, scalars: text.scalars)
    let names = scanner.mentions(in: text.tokens.tokens)
    let spans = spans(of: names, in: text.tokens)
    let splitter = SentenceSplitter(discourse: lexicon.discourse)
    let sentences = splitter.sentences(
      of: text.tokens, hasTitle: report.title != nil, unbroken: coordinates.map(\.tokens))
    let dateline = report.published == nil ? Dateline(of: text, sentences, lexicon) : nil
    let reportDate = report.published ?? dateline?.day
    let mentionReader = MentionReader(
      lexicon: lexicon, reportDate: reportDate,
      period: ReviewedDays.read(in: text, sentences, lexicon: lexicon, reportDate: reportDate),
      fullDay: dateline?.latest, isHeard: heard.contains)
    var story = Story(text: text)
    for sentence in sentences {
      let mentions = mentionReader.mentions(
        of: sentence, in: text.tokens, names: spans, scalars: text.scalars, coordinates: coordinates
      )
      let clauses = ClauseCutter().clauses(of: mentions, in: text.tokens)
      story.tell(clauses.map { ClauseMentions($0, of: mentions, in: text.tokens) }, of: mentions)
    }
    // What follows the report on its page is explained too.
    let end = sentences.last?.tokens.upperBound ?? 0
    for word in mentionReader.attacks(in: text.tokens, range: end..<text.tokens.count) {
      story.note(word, .nothing, "it belongs to the page around the report")
    }
    var reading = story.finished()
    reading.names = names
    reading.refused = coordinates.filter { $0.fault != nil }
    reading.tokens = text.tokens.tokens
    return reading
  }

  /// Where the words of attack of a report stand, whatever they tell.
  public func attackWords(of report: Report) -> [Span] {
    let text = ReportText(report, in: lexicon.vocabulary)
    let sentences = SentenceSplitter(discourse: lexicon.discourse)
      .sentences(of: text.tokens, hasTitle: report.title != nil)
    let reader = MentionReader(
      lexicon: lexicon,
      reportDate: report.published ?? Dateline(of: text, sentences, lexicon).day)
    return
      sentences
      .flatMap { reader.attacks(in: text.tokens, range: $0.tokens) }
      .map { text.words($0.tokens).span }
  }

  /// The words that it knows.
  package var words: Lexicon { lexicon }

  /// The names that stand in some words that are no report.
  package func names(in words: String) -> [NameMention] {
    scanner.mentions(in: TokenText(Tokenizer.tokens(of: Array(words.unicodeScalars))).tokens)
  }

  func spans(of names: [NameMention], in tokens: TokenText) -> [NamedSpan] {
    let starts = Set(names.map(\.tokens.lowerBound))
    return names.compactMap { name in
      // "in March": a month is no place, though one is called so.
      if name.tokens.count == 1, lexicon.isDay(name.tokens.lowerBound, in: tokens) { return nil }
      return NamedSpan(name, in: tokens, gazetteer: gazetteer, adjectives: adjectives) {
        starts.contains($0) || isWord($0, in: tokens)
      }
    }
  }

  /// Whether a token is a word of places or dates: a noun, a direction, a weekday.
  private func isWord(_ index: Int, in tokens: TokenText) -> Bool {
    !lexicon.places.matches(at: index, in: tokens).isEmpty
      || !lexicon.dates.matches(at: index, in: tokens).isEmpty
  }
}

extension NamedSpan {
  /// What a mention is to the grammar of places; nil where a cue says that it is no place.
  ///
  /// `isWord` tells of tokens that may follow a place: another name, a noun, a direction, a date.
  fileprivate init?(
    _ mention: NameMention, in tokens: TokenText, gazetteer: Gazetteer, adjectives: Set<String>,
    isWord: (Int) -> Bool
  ) {
    guard mention.exclusion == nil, let first = mention.candidates.first else { return nil }
    let place = gazetteer.places[first]
    let folded = tokens[mention.tokens].map(\.folded).joined(separator: " ")
    var name = folded.unicodeScalars.dropFirst(mention.prefix.unicodeScalars.count)
    let bare = Clitics.bare(String(String.UnicodeScalarView(name)))
    let kind: Kind =
      switch mention.kind {
      case .adjective: .adjective(country: place.country)
      // "تركية" is the country to some writers; behind a noun it is its adjective.
      case .country where adjectives.contains(bare) && mention.prefix.isEmpty:
        .adjective(country: place.country)
      case .country: .area
      case .place: place.isWide ? .area : .point
      }
    // "للشدادي": behind ل the article has lost its alef.
    if mention.prefix.hasSuffix("ل"), name.first == "ل" {
      name = ("ا" + String(name)).unicodeScalars[...]
    }
    // "Kurdistan Democratic Party", "Ahmad Darwish": what begins a longer name is hardly a place.
    let next = mention.tokens.upperBound
    let isBegun =
      mention.kind == .place && next < tokens.count && tokens[next].kind == .latin
      && tokens[next].isCapitalized && !tokens[next].isHyphenated && !isWord(next)
    // A short name abroad behind a particle is most often another word: "وتيرة".
    let isFarAndShort =
      mention.kind == .place && !["SY", "IQ"].contains(place.country)
      && (!mention.prefix.isEmpty || bare.unicodeScalars.count <= 4)
    self.init(
      tokens: mention.tokens, prefix: mention.prefix,
      name: String(String.UnicodeScalarView(name)), kind: kind,
      isWeak: mention.isWeak || isFarAndShort || isBegun, featureClass: place.featureClass)
  }
}

extension Place {
  /// Whether its name means a stretch of land rather than a spot.
  fileprivate var isWide: Bool {
    switch featureClass {
    case .country, .region, .governorate, .river, .sea, .road, .border: true
    case .desert: uncertainty > .kilometers(60)
    default: false
    }
  }
}
