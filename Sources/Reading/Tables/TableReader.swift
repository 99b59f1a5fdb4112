import Crypto
package import Diagnostics
import Events
import Geodesy
import Places

/// Reads rows of event tables: what each cell says, and nothing of where that is.
package struct TableReader: Sendable {
  let lexicon: Lexicon
  /// What cells with words mean: the same few come again and again.
  private let meanings = Remembered<Question, String>(most: 1 << 20) { $0.utf8.count + 64 }

  private struct Question: Hashable {
    let role: TableRole
    let words: String
  }

  /// Makes a reader.
  package init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// What a row comes to.
  package enum Outcome {
    /// An event.
    case event(ReadRow)
    /// No attack, by the codes of its table.
    case noAttack
    /// Nothing that can be used.
    case refused
  }

  /// Reads the rows of a batch.
  ///
  /// - Parameters:
  ///   - batch: The rows.
  ///   - take: Takes what each row comes to.
  ///   - tell: Takes what is wrong in it.
  package func read(
    _ batch: TableBatch, take: (Outcome) -> Void, tell: (Diagnostic) -> Void
  ) {
    for row in batch.rows {
      var cells = RowCells(batch, row)
      let outcome = read(&cells)
      for diagnostic in cells.diagnostics { tell(diagnostic) }
      take(outcome)
    }
  }

  private func read(_ cells: inout RowCells) -> Outcome {
    guard cells.hasItsWidth() else { return .refused }
    let note = cells.text(.note) ?? ""
    guard let kind = kind(&cells, note: note) else { return .noAttack }
    let date = cells.date()
    let target = cells.place(
      .place, units: [.admin3, .admin2, .admin1], .latitude, .longitude, .uncertainty)
    guard target != nil || date.start != nil else {
      cells.tell(
        "table.nowhere", .error, in: .place,
        "The row says neither where nor when; it was passed over.",
        fix: "fill in a place, a coordinate or a day")
      return .refused
    }
    var claim = Claim(
      id: cells.claimID(), report: cells.batch.table.id, kind: kind, date: date,
      background: cells.flag(.background),
      sentence: Evidence(note, words: note, span: .unknown),
      language: Self.language(of: note.isEmpty ? target?.name ?? "" : note))
    claim.record = cells.record
    if let words = cells.text(.date) {
      claim.dateEvidence = Evidence(words, words: words, span: .unknown)
    }
    claim.weapon = said(.weapon, cells) { lexicon.weapon(named: $0) }
    claim.actor = said(.actor, cells) { lexicon.actor(named: $0.withoutRemark) }
    claim.targetKind = said(.target, cells) { lexicon.targetKind(named: $0) }
    claim.weaponCount = cells.range(.weaponCount, .weaponCountLow, .weaponCountHigh)
    claim.killed = cells.range(.killed, .killedLow, .killedHigh)
    claim.injured = cells.range(.injured, .injuredLow, .injuredHigh)
    claim.outcome = cells.outcome()
    return .event(
      ReadRow(
        claim: claim, target: target,
        launch: cells.place(
          .launch, units: [], .launchLatitude, .launchLongitude, .launchUncertainty),
        position: cells.position(nil)))
  }

  /// A cell with words, as the lexicon calls what they mean.
  private func said(
    _ role: TableRole, _ cells: RowCells, _ normalised: (String) -> String
  ) -> Evidence<String>? {
    cells.text(role).map { words in
      Evidence(
        meanings.value(for: Question(role: role, words: words)) { normalised(words) },
        words: words, span: .unknown)
    }
  }

  // MARK: Kinds

  /// The kind of attack; nil where the table's codes say that there was none.
  private func kind(_ cells: inout RowCells, note: String) -> Evidence<AttackKind>? {
    var words = ""
    var isKnown = true
    for role in [TableRole.kind, .kindClass] {
      guard let cell = cells.text(role) else { continue }
      if words.isEmpty { words = cell }
      let code = cells.batch.table.header.shape.meaning(of: cell, as: role)
      let meaning =
        code
        ?? meanings.value(for: Question(role: role, words: cell)) {
          (lexicon.kind(named: cell) ?? lexicon.kinds(toldIn: cell).first)?.rawValue ?? "read"
        }
      if meaning == "-" { return nil }
      if role == .kind, code == nil, meaning == "read" { isKnown = false }
      let kinds = meaning.split(separator: "|").compactMap { AttackKind(rawValue: String($0)) }
      guard let first = kinds.first else { continue }
      let told = kinds.count > 1 ? lexicon.kinds(toldIn: note).first { kinds.contains($0) } : nil
      return Evidence(told ?? first, words: cell, span: .unknown)
    }
    let told = note.isEmpty ? nil : lexicon.kinds(toldIn: note).first
    if !isKnown, told == nil {
      cells.tell(
        "table.kind", .note, in: .kind,
        "\(words.isolated) is no kind of attack that is known; the event's kind is other.",
        fix:
          "write one of \(AttackKind.allCases.map(\.rawValue).joined(separator: ", ")), or add the "
          + "word to Lexicon/attacks.tsv")
    }
    return Evidence(told ?? .other, words: words, span: .unknown)
  }

  /// `ar` or `en`, by the letters.
  private static func language(of words: String) -> String {
    if words.utf8.allSatisfy({ $0 < 0x80 }) { return "en" }
    let letters = words.unicodeScalars.filter(\.properties.isAlphabetic)
    let arabic = letters.count { (0x600...0x6FF).contains($0.value) }
    return arabic * 2 > letters.count ? "ar" : "en"
  }
}

extension String {
  /// Without what stands between brackets at its end: "Islamic State (Syria)".
  fileprivate var withoutRemark: String {
    guard hasSuffix(")"), let open = lastIndex(of: "("), open > startIndex else { return self }
    return String(self[..<open]).nonBlank ?? self
  }
}
