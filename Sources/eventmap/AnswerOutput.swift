import ArgumentParser
import Diagnostics
import EventMapper
import EventStore
import Layers

/// The formats in which a question is answered.
enum AnswerFormat: String, CaseIterable, ExpressibleByArgument {
  case table, csv, json, geojson, kml
}

/// Where an answer goes: standard output, or a file that appears whole or not at all.
struct AnswerOutput {
  /// The file; nil for standard output.
  let path: String?

  /// Writes bytes.
  ///
  /// - Throws: A ``Diagnostic`` when they cannot be written, or what the body throws.
  func write(_ body: (inout ByteWriter) throws -> Void) throws {
    do {
      if let path {
        try AtomicFile.write(to: path, copy: { _ in }, body)
        return
      }
      var out = ByteWriter { bytes in
        var block: [UInt8] = []
        block.reserveCapacity(bytes.count)
        for index in bytes.indices { block.append(bytes[index]) }
        try writeToStandardOutput(block)
      }
      try body(&out)
      try out.finish()
    } catch let failure as WriteFailure {
      if path == nil, failure.reason == .closed { return }
      throw failure.diagnostic
    }
  }

  /// Writes lines.
  func write(lines: [String]) throws {
    guard path != nil else {
      for line in lines { try Console.say(line) }
      return
    }
    try write { out in
      for line in lines {
        out.append(text: line + "\n")
        try out.drain()
      }
    }
  }
}

/// Asks a store and writes what it answers; shared by `near` and `in`.
struct AnswerRun {
  let options: QuestionOptions
  let format: AnswerFormat
  /// What is asked, in words.
  let title: String
  /// What is to be known of the region, in lines for people.
  let notes: [String]

  /// Answers.
  func run(_ question: EventQuestion) throws {
    let source = try EventSource.open(options.store)
    let answers = EventAnswers(to: question, from: source)
    let output = AnswerOutput(path: options.output)
    do {
      guard let written = EventAnswers.Format(rawValue: format.rawValue) else {
        let (lines, isEmpty) = try table(answers, title)
        try output.write(lines: lines)
        if isEmpty { warn(ofUnknownActors: question, source) }
        return
      }
      var count = AnswerCount()
      try output.write { count = try answers.write(written, title: title, to: &$0) }
      // What goes into files says the rest itself; a person still learns what was left aside.
      for line in count.asideLines { Console.warn(line) }
      if count.isEmpty { warn(ofUnknownActors: question, source) }
    } catch let failure where failure is StoreFailure || failure is StoreRefusal {
      throw EventSource.unreadable(options.store, failure)
    }
  }

  /// A hint only: the answer stands without it.
  private func warn(ofUnknownActors question: EventQuestion, _ source: EventSource) {
    guard let unknown = try? UnknownActors(question, source) else { return }
    Console.warn(unknown.diagnostic.face)
  }

  private func table(
    _ answers: EventAnswers, _ title: String
  ) throws -> (lines: [String], isEmpty: Bool) {
    var rows: [[String]] = []
    let count = try answers.forEach { rows.append(Self.cells($0)) }
    var lines = [title] + notes
    if let side = answers.question.generalised { lines.append(EventAnswers.coarse(side)) }
    if rows.isEmpty {
      lines.append("no event is known there")
    } else {
      let head = ["", "share", "distance", "radius"]
      let widths = head.indices.map { column in
        ([head] + rows).map { $0[column].count }.max() ?? 0
      }
      let isDistanceKnown = widths[2] > head[2].count || rows.contains { !$0[2].isEmpty }
      let shown = head.indices.filter { $0 != 2 || isDistanceKnown }
      for row in [head + ["event"]] + rows {
        let cells = shown.map { column -> String in
          let space = String(repeating: " ", count: max(0, widths[column] - row[column].count))
          return column == 0 ? row[column] + space : space + row[column]
        }
        lines.append((cells + [row[4]]).joined(separator: "  "))
      }
      lines.append(count.sumLine)
    }
    return (lines + count.asideLines, rows.isEmpty)
  }

  private static func cells(_ answer: EventAnswer) -> [String] {
    [
      answer.certainty.rawValue, answer.share.fixed(2), answer.distance?.plain ?? "",
      answer.event.place.map { "± \($0.uncertainty.plain)" } ?? "",
      "\(answer.event.face.onOneLine) [\(answer.event.id)]",
    ]
  }
}

extension AnswerCount {
  /// How many there are, in a sentence.
  var sumLine: String {
    "\(certain + possible) \(certain + possible == 1 ? "event" : "events"): \(certain) certain, "
      + "\(possible) possible, \(expected.fixed(1)) expected (the sum of the shares)"
  }

  /// What was left aside, if anything was.
  var asideLines: [String] {
    func events(_ number: Int) -> String { number == 1 ? "1 event" : "\(number) events" }
    var lines: [String] = []
    if withoutPlace > 0 {
      lines.append("left aside: \(events(withoutPlace)) without a known place")
    }
    if undated > 0 { lines.append("left aside: \(events(undated)) without a known day") }
    return lines
  }
}

extension String {
  /// Without line ends: words of a report stay on their line.
  var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
