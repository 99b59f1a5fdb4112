import Diagnostics
import Events
import Places

/// A group of claims after its corrections.
struct CorrectedGroup {
  /// The group; to be counted no more where ``isNoEvent``.
  private(set) var group: ClaimGroup
  /// Whether a person says that nothing happened.
  private(set) var isNoEvent = false
  /// What was changed.
  private(set) var use = CorrectionUse()
  /// The rows that it is due to, and what each says.
  private(set) var told: [(row: Int, fields: Set<String>)] = []

  init(_ group: ClaimGroup, _ corrections: Corrections, with geocoder: Geocoder) {
    self.group = group
    let rows = corrections.rows(of: group.claims)
    let read = Set(group.claims.flatMap { $0.readPlaces?.corrections ?? [] }).sorted()
    guard !rows.isEmpty || !read.isEmpty else { return }
    // Words were corrected before the claims were brought together.
    for row in read {
      told.append((row, [CorrectionField.place]))
      use.note(row, events: 1, [CorrectionField.place])
    }
    let place = last(\.place?.spot, CorrectionField.place, of: rows, corrections)
    let kind = last(\.kind, CorrectionField.kind, of: rows, corrections)
    let days = last(\.days, CorrectionField.date, of: rows, corrections)
    let dropped = rows.last { corrections.rows[$0].isNoEvent }
    let kept = [place?.row, kind?.row, days?.row].compactMap(\.self).max()
    if let dropped, let kept {
      let (first, later) = (min(dropped, kept), max(dropped, kept))
      use.tell(
        .contradiction(
          "thing of the event", of: corrections.rows[later], with: corrections.rows[first]))
    }
    if let dropped, dropped > kept ?? -1 {
      isNoEvent = true
      told.append((dropped, [CorrectionField.noEvent]))
      use.note(dropped, claims: group.claims.count, events: 1, [CorrectionField.noEvent])
    }
    // A row that another one overrules was not in vain: the contradiction is told.
    if dropped != nil {
      for row in rows { use.note(row, claims: 0, events: row == dropped && isNoEvent ? 0 : 1, []) }
    }
    let location = place.flatMap {
      corrections.location(of: $0.row, words: group.target?.text ?? "", with: geocoder)
    }
    for row in rows where !isNoEvent {
      var fields: Set<String> = []
      if corrections.rows[row].place != nil, location != nil {
        fields.insert(CorrectionField.place)
      }
      if corrections.rows[row].kind != nil { fields.insert(CorrectionField.kind) }
      if corrections.rows[row].days != nil { fields.insert(CorrectionField.date) }
      if isJoined(corrections.rows[row]) { fields.insert(CorrectionField.sameEvent) }
      guard !fields.isEmpty else { continue }
      // What a later row says otherwise is not told of this one.
      for (field, winner) in [
        (CorrectionField.place, place?.row), (CorrectionField.kind, kind?.row),
        (CorrectionField.date, days?.row),
      ] where winner != row { fields.remove(field) }
      use.note(row, claims: group.claims.count, events: dropped == nil ? 1 : 0, Array(fields))
      if !fields.isEmpty { told.append((row, fields)) }
    }
    self.group.correct(
      place: location, kind: kind?.value,
      date: days.map { EventDate(given: $0.value, timeOfDay: group.date.timeOfDay) },
      telling: text(corrections))
  }

  /// Whether the group holds an event that a row says is the same as its own.
  private func isJoined(_ row: Correction) -> Bool {
    row.sameAs.contains { id in group.claims.contains { $0.id == id } }
  }

  /// What the last row that fills in a field says; where an earlier one says something else, that is told.
  private mutating func last<Value: Equatable>(
    _ field: (Correction) -> Value?, _ name: String, of rows: [Int], _ corrections: Corrections
  ) -> (row: Int, value: Value)? {
    var last: (row: Int, value: Value)?
    for row in rows {
      guard let value = field(corrections.rows[row]) else { continue }
      if let last, last.value != value {
        use.tell(.contradiction(name, of: corrections.rows[row], with: corrections.rows[last.row]))
      }
      last = (row, value)
    }
    return last
  }

  /// "place, date: note; kind".
  private func text(_ corrections: Corrections) -> String {
    var parts: [String] = []
    for (row, fields) in told {
      let part =
        CorrectionField.order(fields).joined(separator: ", ")
        + (corrections.rows[row].note.map { ": \($0)" } ?? "")
      if !parts.contains(part) { parts.append(part) }
    }
    return parts.joined(separator: "; ")
  }
}

extension Correction.Place {
  /// The place without where it is written: what two rows may agree on.
  fileprivate var spot: Correction.Place {
    Correction.Place(
      id: id, coordinate: coordinate, uncertainty: uncertainty, position: Position(source: ""))
  }
}

extension EventDate {
  /// The days that a person gives.
  fileprivate init(given days: ClosedRange<Day>, timeOfDay: String?) {
    let length = days.upperBound.number - days.lowerBound.number
    let precision: Precision =
      switch length {
      case 0: .day
      case ..<7: .week
      case ..<31: .month
      default: .year
      }
    self.init(
      start: days.lowerBound, end: days.upperBound, precision: precision, method: .given,
      timeOfDay: timeOfDay)
  }
}
