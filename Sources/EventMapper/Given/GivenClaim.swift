import Diagnostics
import Events
import Reading

/// A claim that came from outside, before its places are looked up.
struct GivenClaim {
  /// Everything but where.
  var claim: Claim
  let target: GivenPlace?
  let launch: GivenPlace?
  /// The event that an earlier run made of it.
  let event: String?

  /// Reads a line.
  ///
  /// A field that cannot be used is dropped; without its kind, or with a sentence that its report does
  /// not have, a claim is none.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - lexicon: What normalises kinds, weapons, attackers and targets.
  ///   - text: The text of its report, where the run has it.
  ///   - diagnostics: Takes what is wrong.
  init?(
    _ line: ClaimLine, lexicon: Lexicon, text: GivenText?, diagnostics: inout [Diagnostic]
  ) {
    let item: JSONItem
    do throws(Diagnostic) {
      item = try JSONItem(line.bytes, source: line.origin.source, firstLine: line.origin.line)
    } catch {
      diagnostics.append(error)
      return nil
    }
    var fields = GivenFields(item, text: text)
    defer { diagnostics += fields.diagnostics }
    fields.tellOfStrangers()
    guard let sentence = fields.quote() else { return nil }
    fields.sentence = sentence.span.isKnown ? sentence.span : nil
    guard let kind = fields.kind(lexicon) else { return nil }
    let date = fields.date()
    claim = Claim(
      id: line.id, report: line.report, kind: kind, date: date.date,
      background: fields.flag("background"), sentence: sentence,
      language: fields.language(of: sentence.words))
    claim.record = fields.item["record"]?.string
    claim.dateEvidence = date.words
    claim.weapon = fields.text("weapon", lexicon.weapon(named:))
    claim.weaponCount = fields.range("weapon_count")
    claim.actor = fields.text("actor", lexicon.actor(named:))
    claim.targetKind = fields.text("target_kind", lexicon.targetKind(named:))
    claim.outcome = fields.outcome()
    claim.killed = fields.range("killed")
    claim.injured = fields.range("injured")
    claim.speaker = fields.text("speaker")
    claim.antecedent = fields.item["antecedent"]?.string
    claim.isAnother = fields.flag("another")
    event = fields.item["event"]?.string
    target = fields.givenPlace("target")
    launch = fields.givenPlace("launch")
  }
}

extension GivenFields {
  /// The members that a claim may have; `docs/claims.md` tells of them.
  private static let members: Set<String> = [
    "id", "report", "record", "event", "language", "background", "sentence", "quote", "kind",
    "date",
    "date_start", "date_end", "date_precision", "date_method", "time_of_day", "target", "launch",
    "weapon", "weapon_count", "actor", "target_kind", "outcome", "killed", "injured", "speaker",
    "antecedent", "another",
  ]

  /// Tells of members that nothing is made of: a misspelt one would be missed by nobody.
  fileprivate mutating func tellOfStrangers() {
    for name in item.names where !Self.members.contains(name) && !name.hasPrefix("x_") {
      tell(
        "claim.member", .note, at: item[name] ?? item,
        "\(Self.face(name)) is no member of a claim; it was passed over.",
        fix: "mend its spelling, or let the name of a member of your own begin with x_")
    }
  }

  /// The sentence that states the attack: no words where the claim quotes none, nil where it quotes
  /// what its report does not say.
  fileprivate mutating func quote() -> Evidence<String>? {
    let name = item["sentence"] == nil ? "quote" : "sentence"
    guard let member = item[name] else { return Evidence("", words: "", span: .unknown) }
    if let bare = member.string {
      let span = text.map { $0.find(bare, in: nil) } ?? .unknown
      if let span { return Evidence(bare, words: bare, span: span) }
    } else if let field = field(name) {
      return Evidence(field.words, words: field.words, span: field.span)
    }
    tell(
      "claim.quote", .error, at: member,
      "The report does not have the sentence that the claim quotes; the claim was refused.",
      fix: "quote the sentence letter for letter, or leave it out")
    return nil
  }

  fileprivate mutating func kind(_ lexicon: Lexicon) -> Evidence<AttackKind>? {
    let field = field("kind")
    let name = field.flatMap { $0.value?.string ?? ($0.value == nil ? $0.words : nil) } ?? ""
    if let field, name.unicodeScalars.count <= Self.longestValue,
      let kind = lexicon.kind(named: name)
    {
      return field.evidence(kind)
    }
    tell(
      "claim.kind", .error, at: item["kind"] ?? item,
      name.isEmpty
        ? "The claim has no kind of attack; it was refused."
        : "\(Self.face(name)) is no kind of attack; the claim was refused.",
      fix: "write one of \(AttackKind.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  fileprivate mutating func outcome() -> Evidence<Outcome>? {
    guard let field = field("outcome"), let text = string(field) else { return nil }
    if let outcome = Outcome(rawValue: text.lowercased()) { return field.evidence(outcome) }
    tell(
      "claim.outcome", at: field.item, "\(Self.face(text)) is no outcome; it was dropped.",
      fix: "write one of \(Outcome.allCases.map(\.rawValue).joined(separator: ", "))")
    return nil
  }

  fileprivate mutating func flag(_ name: String) -> Bool {
    guard let field = field(name) else { return false }
    if let flag = field.value?.bool { return flag }
    tell(
      "claim.value", at: field.item,
      "\"\(name)\" is neither true nor false; it was taken as false.",
      fix: "write true or false without quotation marks")
    return false
  }

  /// `ar` or `en`, as the claim says, else by the letters of its sentence.
  fileprivate func language(of sentence: String) -> String {
    if let language = item["language"]?.string, ["ar", "en"].contains(language) { return language }
    let letters = sentence.unicodeScalars.filter(\.properties.isAlphabetic)
    let arabic = letters.filter { (0x600...0x6FF).contains($0.value) }.count
    return arabic * 2 > letters.count ? "ar" : "en"
  }
}
