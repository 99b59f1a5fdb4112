import Diagnostics
import Events
import Reading

/// The fields of one given claim, each with the words that it rests on.
///
/// A field is a bare value, or `{"value": …, "words": …, "start": …, "end": …}`. One that cannot be
/// used is dropped and told; the claim goes on without it.
struct GivenFields {
  let item: JSONItem
  let text: GivenText?
  /// The sentence, once it is read: words are looked for in it.
  var sentence: Span?
  private(set) var diagnostics: [Diagnostic] = []

  /// A field before its value is understood.
  struct Field {
    let name: String
    /// The field, for messages.
    let item: JSONItem
    /// Its value; nil where the words are all that is said.
    let value: JSONItem?
    let words: String
    let span: Span

    func evidence<Value>(_ value: Value) -> Evidence<Value> {
      Evidence(value, words: words, span: span)
    }
  }

  /// The longest value and the longest words of a field that are taken, in Unicode scalars.
  static let longestValue = 1_000
  private static let longestWords = 100_000
  /// The largest count of weapons or people that is taken.
  private static let largestCount = 1_000_000
  /// The largest offset that is taken where there is no text to check it.
  private static let largestOffset = 100_000_000

  init(_ item: JSONItem, text: GivenText?) {
    self.item = item
    self.text = text
  }

  /// Tells what is wrong.
  mutating func tell(
    _ id: String, _ severity: Diagnostic.Severity = .warning, at item: JSONItem,
    _ sentence: String, fix: String
  ) {
    diagnostics.append(Diagnostic(id, severity, at: item.position, sentence, fix: fix))
  }

  /// A field whose words stand where it says; nil where it is missing or had to be dropped.
  mutating func field(_ name: String) -> Field? {
    guard let member = item[name] else { return nil }
    guard member.isObject, member.has("words") || member.has("value") else {
      return Field(name: name, item: member, value: member, words: "", span: .unknown)
    }
    let words = member["words"]?.string ?? ""
    guard words.unicodeScalars.count <= Self.longestWords else {
      return drop(member, name, "claim.long", "are too long", fix: "quote the words that count")
    }
    guard let (written, span) = place(of: words, member, name) else { return nil }
    return Field(
      name: name, item: member, value: member["value"], words: written, span: span)
  }

  /// The text of a field: its value, else its words.
  mutating func string(_ field: Field) -> String? {
    let text = field.value?.string ?? (field.value == nil ? field.words : "")
    let scalars = text.unicodeScalars
    guard scalars.contains(where: { !$0.properties.isWhitespace }),
      scalars.count <= Self.longestValue
    else {
      tell(
        "claim.value", at: field.item,
        "\"\(field.name)\" should be a text of at most \(Self.longestValue) signs; it was dropped.",
        fix: "write a short text, or leave the field out")
      return nil
    }
    return text
  }

  /// A text with its evidence, as something makes of it.
  mutating func text(
    _ name: String, _ normalised: (String) -> String = { $0 }
  ) -> Evidence<String>? {
    guard let field = field(name), let text = string(field) else { return nil }
    return field.evidence(normalised(text))
  }

  /// A count with its evidence: a whole number, or low, best and high.
  mutating func range(_ name: String) -> Evidence<NumberRange>? {
    guard let field = field(name) else { return nil }
    if let value = field.value, let range = Self.range(value) { return field.evidence(range) }
    tell(
      "claim.number", at: field.item,
      "\"\(name)\" is no count from 0 to \(Self.largestCount) with low ≤ best ≤ high; it was dropped.",
      fix: "write a whole number, or {\"low\": …, \"best\": …, \"high\": …}")
    return nil
  }

  private static func range(_ value: JSONItem) -> NumberRange? {
    if let count = count(value) { return NumberRange(count) }
    guard let best = value["best"].flatMap(count) else { return nil }
    let low = value.has("low") ? value["low"].flatMap(count) : best
    // Null is a count without an upper end: "at least five".
    let high = value["high"].map { count($0) ?? -1 } ?? (value.has("high") ? nil : best)
    guard let low, low <= best, best <= high ?? best else { return nil }
    return NumberRange(low: low, best: best, high: high)
  }

  private static func count(_ item: JSONItem) -> Int? {
    item.number.flatMap(Int.init(exactly:)).flatMap { (0...largestCount).contains($0) ? $0 : nil }
  }

  // MARK: Where words stand

  private mutating func place(
    of words: String, _ member: JSONItem, _ name: String
  ) -> (String, Span)? {
    guard member["start"] != nil || member["end"] != nil else {
      guard let text, !words.isEmpty else { return (words, .unknown) }
      if let span = text.find(words, in: sentence) { return (words, span) }
      return drop(
        member, name, "claim.words",
        "do not stand in the report: \(Self.face(words))",
        fix: "quote the words letter for letter, as the report has them")
    }
    guard let start = Self.offset(member["start"]), let end = Self.offset(member["end"]),
      start < end
    else {
      return drop(
        member, name, "claim.span", "have no place: start and end are whole numbers, start < end",
        fix: "count Unicode scalars from 0, end exclusive, or leave both out")
    }
    guard let text else {
      let bytes = (Self.offset(member["utf8_start"]) ?? 0, Self.offset(member["utf8_end"]) ?? 0)
      return (words, Span(start: start, end: end, utf8Start: bytes.0, utf8End: bytes.1))
    }
    guard let found = text.words(start, end) else {
      return drop(
        member, name, "claim.span", "end at \(end), behind the end of the report",
        fix: "count Unicode scalars from 0, or leave start and end out: the words are looked for")
    }
    // Two texts that look alike are not the same letters.
    guard words.isEmpty || words.unicodeScalars.elementsEqual(found.words.unicodeScalars) else {
      return drop(
        member, name, "claim.span",
        "are said to be \(Self.face(words)), where the report has \(Self.face(found.words))",
        fix: "count Unicode scalars from 0, or leave start and end out: the words are looked for")
    }
    return found
  }

  private static func offset(_ item: JSONItem?) -> Int? {
    item?.number.flatMap(Int.init(exactly:)).flatMap {
      (0...largestOffset).contains($0) ? $0 : nil
    }
  }

  /// The beginning of some words, set apart from the English around them.
  static func face(_ words: String) -> String {
    let start = words.unicodeScalars.prefix(60).map {
      $0.properties.generalCategory == .control ? " " : $0
    }
    return String(String.UnicodeScalarView(start)).isolated
  }

  private mutating func drop<Nothing>(
    _ member: JSONItem, _ name: String, _ id: String, _ what: String, fix: String
  ) -> Nothing? {
    tell(id, at: member, "The words of \"\(name)\" \(what); the field was dropped.", fix: fix)
    return nil
  }
}
