/// How the forms of a lexicon entry may be bent in Arabic.
///
/// English forms are listed in full.
public enum Inflection: String, Sendable, CaseIterable {
  /// Articles, clitics and pronouns: الهجوم، بهجوم، هجماتها، هجوما.
  case noun
  /// As a noun: التركية، تركي.
  case adjective = "adj"
  /// A past stem with its endings and pronouns: استهدفت، استهدفتها، استهدفوا.
  case verb
  /// A present stem without its first letter: يستهدف، تستهدفها، سيستهدفون.
  case present
  /// As written, with conjunctions and prepositions before it.
  case word
  /// As written, with و or ف before it at the most.
  case fixed

  /// A way to read a word as a form of the lexicon.
  struct Reading {
    /// What to look up.
    let key: String
    let prefix: String
    let hasArticle: Bool
    let ending: String
    let isFuture: Bool
    let shape: Shape

    /// What the reading takes the word for.
    enum Shape { case asWritten, noun, verb, present }

    func allowed(_ inflection: Inflection, articleWanted: Bool) -> Bool {
      switch inflection {
      case .noun, .adjective:
        // A listed article marks a word that is another one without it.
        return (shape == .noun || shape == .asWritten) && (hasArticle || !articleWanted)
      case .verb:
        return (shape == .verb || shape == .asWritten) && !hasArticle && isConjunction
      case .present: return shape == .present
      case .word: return shape == .asWritten && ending.isEmpty
      case .fixed: return shape == .asWritten && ending.isEmpty && isConjunction
      }
    }

    private var isConjunction: Bool { prefix.isEmpty || prefix == "و" || prefix == "ف" }
  }

  /// Endings of nouns: the accusative, and the pronouns.
  private static let nounEndings = ["ا", "ها", "هم", "هما", "نا", "ه"]
  /// Endings of past verbs, with and without a pronoun.
  private static let verbEndings: [String] = {
    let persons = ["", "ت", "وا", "و", "ا", "تا", "نا", "ن"]
    let objects = ["", "ه", "ها", "هم", "هما", "نا"]
    let all = persons.flatMap { person in objects.map { person + $0 } }.filter { !$0.isEmpty }
    return Set(all).sorted { ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1) }
  }()
  /// Endings of present verbs.
  private static let presentEndings = [
    "", "ون", "وا", "ان", "ين", "ن", "ه", "ها", "هم", "هما", "ونه", "ونها", "ونهم",
  ]

  /// All readings of a folded Arabic word, the plainest first.
  static func readings(of word: String) -> [Reading] {
    var readings: [Reading] = []
    for clitics in Clitics.readings(of: word) {
      let stem = clitics.stem
      readings.append(
        Reading(
          key: stem, prefix: clitics.prefix, hasArticle: false, ending: "", isFuture: false,
          shape: .asWritten))
      if clitics.hasArticle {
        readings.append(
          Reading(
            key: clitics.bare, prefix: clitics.prefix, hasArticle: true, ending: "",
            isFuture: false, shape: .noun))
        continue
      }
      for ending in nounEndings {
        guard let base = stem.dropping(ending) else { continue }
        readings.append(
          Reading(
            key: base, prefix: clitics.prefix, hasArticle: false, ending: ending,
            isFuture: false, shape: .noun))
        // The feminine ending opens before a pronoun: غارته is غارة and ه.
        if ending != "ا", base.hasSuffix("ت") {
          readings.append(
            Reading(
              key: String(base.dropLast()) + "ه", prefix: clitics.prefix, hasArticle: false,
              ending: ending, isFuture: false, shape: .noun))
        }
      }
      guard clitics.prefix.isEmpty || clitics.prefix == "و" || clitics.prefix == "ف" else {
        continue
      }
      for ending in verbEndings {
        guard let base = stem.dropping(ending) else { continue }
        readings.append(
          Reading(
            key: base, prefix: clitics.prefix, hasArticle: false, ending: ending,
            isFuture: false, shape: .verb))
      }
      readings += presentReadings(of: stem, prefix: clitics.prefix)
    }
    return readings
  }

  private static func presentReadings(of stem: String, prefix: String) -> [Reading] {
    var letters = Substring(stem).unicodeScalars
    var isFuture = false
    if letters.first == "س", letters.count > 4 {
      let next = letters.dropFirst()
      if let first = next.first, "يتن".unicodeScalars.contains(first) {
        letters = next
        isFuture = true
      }
    }
    guard letters.count > 3, let first = letters.first, "يتن".unicodeScalars.contains(first) else {
      return []
    }
    let body = String(String.UnicodeScalarView(letters.dropFirst()))
    return presentEndings.compactMap { ending in
      guard let base = body.dropping(ending) else { return nil }
      return Reading(
        key: base, prefix: prefix, hasArticle: false, ending: ending, isFuture: isFuture,
        shape: .present)
    }
  }
}

extension String {
  /// The word without an ending, if it has it and three letters stay (two before an empty ending).
  fileprivate func dropping(_ ending: String) -> String? {
    if ending.isEmpty { return self }
    let base = utf8.count - ending.utf8.count
    guard base > 0, utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { return nil }
    let stem = self[..<utf8.index(startIndex, offsetBy: base)]
    return stem.unicodeScalars.dropFirst().isEmpty ? nil : String(stem)
  }
}
