import Diagnostics
import Events
import Places
public import Reading

/// Why a report gave the events that it gave, for a person who doubts: every place name with its
/// candidates, every attack word with its verdict, every event with how its area was made.
public struct Explanation: Sendable {
  let located: LocatedReport
  /// The events of this report alone, in the order in which it tells them.
  let events: [Event]
  let text: QuotedText
  let mapper: Mapper
  /// The groups of claims of the report, and of each what was corrected.
  let corrections: Corrections?

  /// Reads a report anew and keeps what was weighed on the way.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - mapper: Reads it.
  ///   - corrections: What persons know better.
  public init(of report: Report, with mapper: Mapper, corrections: Corrections? = nil) {
    located = mapper.locate(report, corrections: corrections)
    text = QuotedText(report, tokens: located.reading.tokens)
    self.mapper = mapper
    self.corrections = corrections
    let groups = mapper.merger.groups(from: located.claims)
    events = mapper.events(of: groups, corrections).events.sorted {
      (Self.start(of: $0), $0.id) < (Self.start(of: $1), $1.id)
    }
  }

  private static func start(of event: Event) -> Int {
    event.claims.map(\.kind.span.start).min() ?? 0
  }

  /// The explanation, line by line; words of the report stand between Unicode isolates.
  public var lines: [String] {
    var lines = head
    lines += section("Place names, in the order of the text", ExplainedNames(self).lines)
    lines += section("Coordinates that cannot be right", ExplainedCoordinates(self).lines)
    lines += section("Attack words, in the order of the text", verdicts)
    for index in events.indices {
      lines += section("Event \(index + 1)", ExplainedEvent(self, events[index]).lines)
    }
    lines += section("Counts over a time or an area, which are no events", aggregates)
    lines += section(CorrectionLines.title, CorrectionLines(self).lines)
    return lines
  }

  private func section(_ title: String, _ body: [String]) -> [String] {
    body.isEmpty ? [] : ["", title] + body.map { "  \($0)" }
  }

  private var head: [String] {
    let report = located.report
    let day = report.published.map { "published \($0)" } ?? "without a date of publication"
    let about = [report.id, day, report.source?.isolated, report.origin.source]
    let words = located.reading.verdicts
    let silent = words.count { $0.outcome == .nothing }
    return [
      (report.title ?? report.id).isolated,
      about.compactMap { $0 }.joined(separator: " · "),
      "\(Self.counted(events.count, "event")), "
        + "\(Self.counted(located.aggregates.count, "aggregate")); of "
        + "\(Self.counted(words.count, "attack word")) \(silent) tell of nothing that happened.",
    ]
  }

  /// The number of the event that a claim became part of.
  func number(ofClaim id: String) -> Int? {
    events.firstIndex { $0.claims.contains { $0.id == id } }.map { $0 + 1 }
  }

  // MARK: Words and counts

  private var verdicts: [String] {
    let words = located.reading.verdicts.enumerated().sorted {
      ($0.element.word.span, $0.offset) < ($1.element.word.span, $1.offset)
    }
    // A word that tells of attacks at two places has two verdicts, which stand on one line.
    var rows: [(word: Verdict, events: [Int])] = []
    for (_, verdict) in words {
      var number: Int?
      if case .claim(let id) = verdict.outcome { number = self.number(ofClaim: id) }
      if let last = rows.last, last.word.word.span == verdict.word.span,
        last.word.reason == verdict.reason, let number, !last.events.isEmpty
      {
        if !last.events.contains(number) { rows[rows.count - 1].events.append(number) }
      } else {
        rows.append((verdict, number.map { [$0] } ?? []))
      }
    }
    return rows.flatMap { row in
      let span = row.word.word.span
      let result =
        switch row.word.outcome {
        case .claim:
          "event \(row.events.map(String.init).joined(separator: ", "))"
        case .aggregate: "aggregate"
        case .nothing: "nothing"
        }
      return [
        "\(text.place(of: span.start)) \(row.word.word.words.isolated) → \(result): "
          + row.word.reason,
        "    \(text.context(span.start..<span.end, words: 6))",
      ]
    }
  }

  private var aggregates: [String] {
    located.aggregates.flatMap { aggregate in
      let qualifier = aggregate.qualifier.map { $0.rawValue.replacing("_", with: " ") + " " } ?? ""
      var parts = [aggregate.count.map { "\(qualifier)\($0) \(aggregate.what)" } ?? aggregate.what]
      switch (aggregate.periodStart, aggregate.periodEnd) {
      case (let start?, let end?): parts.append(start == end ? "\(start)" : "\(start) to \(end)")
      case (let start?, nil): parts.append("since \(start)")
      case (nil, let end?): parts.append("until \(end)")
      case (nil, nil): break
      }
      if let area = aggregate.area { parts.append(area.isolated) }
      let start = aggregate.quote.span.start
      return [
        "\(text.place(of: start)) \(parts.joined(separator: ", "))",
        "    \(text.context(start..<aggregate.quote.span.end, words: 0))",
      ]
    }
  }

  static func counted(_ count: Int, _ thing: String) -> String {
    "\(count) \(thing)\(count == 1 ? "" : "s")"
  }
}
