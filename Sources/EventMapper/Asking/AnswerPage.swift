package import EventStore
package import Layers

/// A page of the answers to a question: so many of them from a number on, and the counts of all.
package struct AnswerPage: Sendable {
  /// All answers.
  package let answers: EventAnswers
  /// Which of them are on the page, counted from 0.
  package let rows: Range<Int>

  /// Cuts a page out of the answers.
  package init(_ rows: Range<Int>, of answers: EventAnswers) {
    (self.rows, self.answers) = (rows, answers)
  }

  /// Calls a body with each answer of the page; the others are counted.
  @discardableResult
  package func forEach(_ body: (EventAnswer) throws -> Void) throws -> AnswerCount {
    var here = 0
    return try answers.forEach { answer in
      if rows.contains(here) { try body(answer) }
      here += 1
    }
  }

  /// Writes the page as CSV, with the columns that `eventmap near --format csv` writes.
  package func writeCSV(to out: inout ByteWriter) throws -> AnswerCount {
    let (rows, box) = counting()
    try Layers.writeCSV(answers.layer.columns + EventAnswers.point, rows, to: &out)
    return box.count
  }

  /// Writes the page as GeoJSON, with the features that `eventmap near --format geojson` writes.
  ///
  /// - Parameters:
  ///   - head: Appends members before the features, each with a comma in front.
  ///   - tail: The same behind them, with what was counted.
  ///   - out: Where the bytes go.
  /// - Throws: What the store throws, or the sink.
  package func writeGeoJSON(
    head: (inout ByteWriter) -> Void, tail: (AnswerCount, inout ByteWriter) -> Void,
    to out: inout ByteWriter
  ) throws {
    let (rows, box) = counting()
    try answers.layer.writeGeoJSON(
      rows, answers.attribution, head: head, tail: { tail(box.count, &$0) }, to: &out)
  }

  /// The rows of the page, and where it is counted once they are read.
  private func counting() -> (Rows<EventAnswer>, Counted) {
    let box = Counted()
    let rows = Rows<EventAnswer> { body in
      let count = try forEach(body)
      box.set(count)
    }
    return (rows, box)
  }
}
