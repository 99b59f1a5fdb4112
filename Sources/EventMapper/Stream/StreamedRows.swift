import Diagnostics
import Events
import Layers
import Reading

/// What rows of a stream come to.
struct StreamedRows: Sendable {
  let locator: TableLocator
  let answers: RecordStream.Answers
  let hasLinks: Bool

  /// Rows that came together, with what was wrong beside them.
  struct Arrived: Sendable {
    let batch: TableBatch?
    let faults: [Diagnostic]
  }

  /// The rows that have come, once there is one or something to tell; none at the end.
  static func next(_ rows: ArrivingRows) throws(Diagnostic) -> [Arrived] {
    var faults: [Diagnostic] = []
    let batches = try rows.next { (told) throws(Diagnostic) in faults.append(told) }
    guard let batches, !batches.isEmpty else {
      return faults.isEmpty ? [] : [Arrived(batch: nil, faults: faults)]
    }
    // Each batch has the faults of the lines up to its own; those behind all are of the last.
    return batches.enumerated().map { here, batch in
      let isLast = here == batches.count - 1
      let lines = batch.lines
      let own = faults.filter { fault in
        let line = fault.position?.line ?? 0
        let isBehind = here > 0 && line <= batches[here - 1].lines.upperBound
        return !isBehind && (isLast || line <= lines.upperBound)
      }
      return Arrived(batch: batch, faults: own)
    }
  }

  /// The records of rows, those that could not be read among them in their places.
  func records(_ arrived: Arrived) -> [StreamedRecord] {
    var records: [StreamedRecord] = []
    var told: [Int: [Diagnostic]] = [:]
    for fault in arrived.faults { told[fault.position?.line ?? 0, default: []].append(fault) }
    var pending: [Diagnostic] = []
    var lines = (arrived.batch?.lineNumbers ?? [])[...]
    if let batch = arrived.batch {
      locator.reader.read(batch) { outcome in
        var record = StreamedRecord(lines.popFirst() ?? 0)
        record.diagnostics = (told.removeValue(forKey: record.number) ?? []) + pending
        pending = []
        record.attacks = hasLinks ? [] : nil
        if case .event(let row) = outcome { add(row, to: &record) }
        records.append(record)
      } tell: {
        pending.append($0)
      }
    }
    for (line, faults) in told {
      var record = StreamedRecord(line)
      record.diagnostics = faults
      records.append(record)
    }
    return told.isEmpty ? records : records.sorted { $0.number < $1.number }
  }

  private func add(_ row: ReadRow, to record: inout StreamedRecord) {
    var located = LocatedRows()
    locator.add(row, to: &located)
    record.diagnostics += located.diagnostics
    for claim in located.claims {
      guard let group = locator.mapper.merger.group([claim]) else { continue }
      switch answers {
      case .claims: record.add([group])
      case .events: record.event = locator.mapper.merger.event(of: group)
      }
    }
  }
}
