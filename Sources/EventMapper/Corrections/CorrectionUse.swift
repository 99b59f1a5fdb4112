import Diagnostics
import Events
import Layers

/// What corrections changed in a run.
struct CorrectionUse: Sendable {
  /// What one row changed.
  struct Effect: Sendable {
    /// How many claims it gave a place.
    var claims = 0
    /// How many events it changed.
    var events = 0
    /// What it changed in them.
    var changed: Set<String> = []
    /// Ids after `same_as` that no event has.
    var missing: [String] = []
  }

  private(set) var effects: [Int: Effect] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  mutating func tell(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  mutating func note(_ row: Int, claims: Int = 0, events: Int = 0, _ changed: [String]) {
    effects[row, default: Effect()].claims += claims
    effects[row, default: Effect()].events += events
    effects[row, default: Effect()].changed.formUnion(changed)
  }

  /// Counts the claims that corrections of words gave a place.
  mutating func note(claimsOf group: ClaimGroup) {
    for claim in group.claims {
      for row in claim.readPlaces?.corrections ?? [] { note(row, claims: 1, []) }
    }
  }

  mutating func miss(_ row: Int, _ id: String) {
    effects[row, default: Effect()].missing.append(id)
  }

  mutating func add(_ other: CorrectionUse) {
    for (row, effect) in other.effects {
      note(row, claims: effect.claims, events: effect.events, Array(effect.changed))
      effects[row]?.missing += effect.missing
    }
    diagnostics += other.diagnostics
  }

  /// What no row of a run applied to, as diagnostics, in the order of the rows.
  func unused(of corrections: Corrections) -> [Diagnostic] {
    corrections.rows.indices.flatMap { number -> [Diagnostic] in
      guard corrections.isTold[number] else { return [] }
      let row = corrections.rows[number]
      let effect = effects[number] ?? Effect()
      func unused(_ sentence: String) -> Diagnostic {
        Diagnostic(
          "correction.unused", .warning, at: row.position, sentence,
          fix: "look whether the report is among the inputs and its words are still the same "
            + "(eventmap explain REPORT); else delete the line")
      }
      if effect.claims == 0, effect.events == 0, effect.missing.isEmpty {
        switch row.subject {
        case .event(let id):
          return [
            unused("No event holds the claim \(id.isolated): the correction applies to nothing.")
          ]
        case .words(let words, let reports):
          let place =
            reports.isEmpty ? "any report" : reports.map(\.isolated).joined(separator: ", ")
          return [
            unused(
              "No attack in \(place) is placed by the words \(words.isolated): the correction applies "
                + "to nothing.")
          ]
        }
      }
      return effect.missing.sorted().map {
        unused(
          "No event holds the claim \($0.isolated), which same_as names: nothing is joined to it.")
      }
    }
  }

  /// What the manifest says of each row.
  func audit(of corrections: Corrections) -> [Manifest.Correction] {
    corrections.rows.enumerated().map { number, row in
      let effect = effects[number] ?? Effect()
      var entry = Manifest.Correction(
        file: row.position.source, line: row.position.line,
        changed: CorrectionField.order(effect.changed), claims: effect.claims,
        events: effect.events, note: row.note)
      switch row.subject {
      case .event(let id): entry.event = id
      case .words(let words, let reports):
        entry.words = words
        entry.report = reports.isEmpty ? "*" : reports.joined(separator: "; ")
      }
      return entry
    }
  }
}

/// What a correction changes, as it is called where it is told.
enum CorrectionField {
  static let place = "place"
  static let kind = "kind"
  static let date = "date"
  static let sameEvent = "same event"
  static let noEvent = "not an event"

  /// Some of them in the order of the columns.
  static func order(_ fields: Set<String>) -> [String] {
    [place, kind, date, noEvent, sameEvent].filter(fields.contains)
  }
}
