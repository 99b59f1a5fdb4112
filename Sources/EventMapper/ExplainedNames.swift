import Diagnostics
import Geodesy
import Places
import Reading

/// Every place name of a report: what it may mean, what was chosen, and what was not, and why.
struct ExplainedNames {
  private let explanation: Explanation
  private let context: GeocodingContext
  private let candidates: ExplainedCandidates
  private let anchors: [Use]

  /// A name that a claim's place leans on.
  private typealias Use = (
    anchor: GeocodingTrace.Anchor, claim: String, role: LocatedPhrase.Role
  )

  init(_ explanation: Explanation) {
    self.explanation = explanation
    candidates = ExplainedCandidates(gazetteer: explanation.mapper.geocoder.gazetteer)
    context = DocumentFocus.context(
      of: explanation.located.reading.names, in: explanation.mapper.geocoder.gazetteer)
    anchors = explanation.located.resolutions.flatMap { phrase in
      phrase.resolution.trace.anchors.map { ($0, phrase.claim, phrase.role) }
    }
  }

  /// What is said of a name, which may stand in the text several times.
  private struct Row {
    let start: Int
    /// What makes it the same row: the words that are looked up and what became of them.
    let key: String
    let title: String
    let body: [String]
    var uses: [PlaceUse]
  }

  /// What an event leans on a name for.
  private struct PlaceUse: Hashable {
    let event: Int
    let part: String
  }

  /// `event 1 (target), event 3 (launch, wider place of the target)`.
  private static func told(_ uses: [PlaceUse]) -> String {
    Set(uses.map(\.event)).sorted().map { event in
      let parts = uses.filter { $0.event == event }.map(\.part)
      return "event \(event) (\(parts.joined(separator: ", ")))"
    }.joined(separator: ", ")
  }

  var lines: [String] {
    let names = explanation.located.reading.names
    let idle = names.filter(isIdle)
    let adjectives = names.filter { $0.kind == .adjective && $0.exclusion == nil }
    let rows = (names.filter { !idle.contains($0) && !adjectives.contains($0) }.map(row) + unknown)
      .sorted {
        ($0.start, $0.key) < ($1.start, $1.key)
      }
    var order: [String] = []
    var grouped: [String: (row: Row, count: Int)] = [:]
    for row in rows {
      if var known = grouped[row.key] {
        known.count += 1
        known.row.uses += row.uses.filter { !known.row.uses.contains($0) }
        grouped[row.key] = known
      } else {
        order.append(row.key)
        grouped[row.key] = (row, 1)
      }
    }
    let lines = order.compactMap { grouped[$0] }.flatMap { row, count in
      let times = count > 1 ? " (\(count) times)" : ""
      var lines = ["\(explanation.text.place(of: row.start))\(times) \(row.title)"]
      lines += row.body.map { "    \($0)" }
      if !row.uses.isEmpty { lines.append("    used for: \(Self.told(row.uses))") }
      return lines
    }
    return lines + whose(adjectives) + passedOver(idle)
  }

  /// Whether a name is more likely a word, or part of another name, and nothing was read from it.
  private func isIdle(_ name: NameMention) -> Bool {
    guard name.isWeak, name.exclusion == nil, name.kind == .place else { return false }
    let span = span(name.tokens)
    let isPart = explanation.located.reading.names.contains {
      $0 != name && !$0.tokens.overlaps(name.tokens) && $0.tokensWithGenerics.overlaps(name.tokens)
    }
    return isPart || !anchors.contains { $0.anchor.mention.scalars.overlaps(span) }
  }

  private func whose(_ adjectives: [NameMention]) -> [String] {
    let gazetteer = explanation.mapper.geocoder.gazetteer
    var words: [String] = []
    for name in adjectives {
      let country = name.candidates.first.map { " (\(gazetteer.places[$0].name))" } ?? ""
      let word = explanation.text.words(span(name.tokens)).isolated + country
      if !words.contains(word) { words.append(word) }
    }
    return words.isEmpty
      ? [] : ["Words that say whose, and by themselves not where: \(words.joined(separator: ", "))"]
  }

  private func passedOver(_ names: [NameMention]) -> [String] {
    var words: [String] = []
    for name in names {
      let word = explanation.text.words(span(name.tokens)).isolated
      if !words.contains(word) { words.append(word) }
    }
    guard !words.isEmpty else { return [] }
    return [
      "Passed over, as words that are also names, or short, and nothing beside them says place: "
        + words.joined(separator: ", ")
    ]
  }

  private func span(_ range: Range<Int>) -> Range<Int> {
    let tokens = explanation.located.reading.tokens[range]
    let start = tokens.first?.scalars.lowerBound ?? 0
    return start..<max(start, tokens.last?.scalars.upperBound ?? start)
  }

  // MARK: Names of the gazetteer

  private func row(_ name: NameMention) -> Row {
    let tokens = explanation.located.reading.tokens
    let range = span(name.tokensWithGenerics)
    let start = range.lowerBound
    let words = explanation.text.words(range).isolated
    let folded = tokens[name.tokens].map(\.folded).joined(separator: " ")
    let key = String(folded.unicodeScalars.dropFirst(name.prefix.unicodeScalars.count))
    func row(_ kind: String, _ title: String, _ body: [String] = [], uses: [PlaceUse] = []) -> Row {
      Row(start: start, key: "\(key)|\(kind)", title: "\(words) \(title)", body: body, uses: uses)
    }
    if let exclusion = name.exclusion {
      let context = explanation.text.context(range, words: 2)
      return row(
        "no:\(exclusion)",
        "is no place here but the name of \(Self.described(exclusion)): \(context)")
    }
    let own = span(name.tokens)
    let used = anchors.filter { $0.anchor.mention.scalars.overlaps(own) }
    let answer = search(key, cue: name.cue)
    if let anchor = used.first?.anchor {
      let described = candidates.describe(
        anchor.candidates, chosen: anchor.chosen,
        rejected: anchor.rejected + namesakes(of: key, besides: anchor))
      return row(described.key, described.title, described.body, uses: uses(used))
    }
    let rejected = answer.candidates.filter { candidate in
      guard let best = answer.best else { return candidate.cost <= 0.02 }
      return candidate.index != best.index && candidate.cost <= max(0.02, best.cost)
    }
    let described = candidates.describe(answer.candidates, chosen: answer.best, rejected: rejected)
    return row(described.key, described.title, described.body)
  }

  private func search(_ name: String, cue: FeatureClass?) -> PlaceAnswer {
    explanation.mapper.geocoder.search.search(
      PlaceQuery(name, near: context.near, cue: cue, focus: context.focus, limit: 12))
  }

  /// Places of the same name that the words around it kept out of the search: those of the whole name,
  /// and those of the name without its generic nouns.
  private func namesakes(
    of folded: String, besides anchor: GeocodingTrace.Anchor
  ) -> [PlaceCandidate] {
    let generics = explanation.mapper.geocoder.gazetteer.words.generics
    let words = folded.split(separator: " ").map(String.init)
    let bare = words.drop { generics[$0] != nil }
    var known = Set(anchor.rejected.map(\.index) + [anchor.chosen?.index].compactMap { $0 })
    var names = [folded]
    if !bare.isEmpty, bare.count < words.count { names.append(bare.joined(separator: " ")) }
    return names.flatMap { search($0, cue: nil).candidates }.filter {
      $0.cost <= 0.02 && known.insert($0.index).inserted
    }
  }

  /// Names that a claim leans on and that the gazetteer does not know.
  private var unknown: [Row] {
    let known = explanation.located.reading.names.map { span($0.tokens) }
    var seen: Set<Range<Int>> = []
    return anchors.filter { anchor in
      let span = anchor.anchor.mention.scalars
      return !known.contains { $0.overlaps(span) } && seen.insert(span).inserted
    }.map { item in
      let mention = item.anchor.mention
      let described = candidates.describe(
        item.anchor.candidates, chosen: item.anchor.chosen, rejected: item.anchor.rejected)
      return Row(
        start: mention.scalars.lowerBound, key: "\(mention.name)|\(described.key)",
        title: "\(mention.words.isolated) \(described.title)", body: described.body,
        uses: uses([item]))
    }
  }

  private func uses(_ all: [Use]) -> [PlaceUse] {
    var uses: [PlaceUse] = []
    for (anchor, claim, role) in all {
      guard let number = explanation.number(ofClaim: claim) else { continue }
      let use = PlaceUse(
        event: number,
        part: anchor.role == .container ? "wider place of the \(role.rawValue)" : role.rawValue)
      if !uses.contains(use) { uses.append(use) }
    }
    return uses
  }

  private static func described(_ exclusion: String) -> String {
    switch exclusion {
    case "media": "a medium (a channel, an agency, a site)"
    case "person": "a person"
    case "armed group": "an armed group"
    case "organisation": "an organisation"
    case "tribe": "a tribe"
    default: exclusion
    }
  }
}
