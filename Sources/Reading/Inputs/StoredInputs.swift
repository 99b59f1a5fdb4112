package import Diagnostics
package import Spooling

/// What an event store has of the inputs of earlier runs.
package struct StoredInputs {
  /// The reports, without their texts.
  package let reports: Spooled<Report>
  /// The claims from outside, with their places.
  package let lines: Spooled<ClaimLine>

  /// Takes both, in any order.
  package init(reports: Spooled<Report>, lines: Spooled<ClaimLine>) {
    self.reports = reports
    self.lines = lines
  }
}

/// What becomes of a report that an event store has when more reports are added to it.
package struct StoredFate: Spoolable, Equatable {
  /// The id that the store has for it.
  package let storedID: String
  /// The id that it has from now on: another one when a report of its id has come.
  package let id: String
  /// Whether its text is read again in this run, so that what the store has of it is not needed.
  package let isReadAgain: Bool

  init(storedID: String, report: Report) {
    self.storedID = storedID
    id = report.id
    isReadAgain = !report.isOnlyStored
  }

  package func encode(to record: inout RecordEncoder) {
    record.put(storedID)
    record.put(id)
    record.put(isReadAgain)
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    storedID = try record.string()
    id = try record.string()
    isReadAgain = try record.bool()
  }
}
