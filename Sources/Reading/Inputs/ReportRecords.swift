package import Diagnostics
import Events

/// Reports that arrive one by one, a JSON object a line, each to be answered before the next one comes.
///
/// It holds one line at a time. A line that cannot be read is a record without reports that says why.
package struct ReportRecords {
  /// What one line comes to.
  package struct Record: Sendable {
    /// The line, from 1.
    package let number: Int
    /// Its reports: one, but for a line that is an envelope of many.
    package fileprivate(set) var reports: [Report] = []
    /// What is wrong or doubtful in it.
    package fileprivate(set) var diagnostics: [Diagnostic] = []
  }

  private let name: String
  private let published: Day?
  private let limits: InputLimits
  private var lines: LineReader

  /// Begins with the first line.
  ///
  /// - Parameters:
  ///   - input: What arrives.
  ///   - published: The day of publication of reports that have no other.
  ///   - limits: The longest line and the longest report.
  init(_ input: InputBytes, published: Day?, limits: InputLimits = InputLimits()) {
    name = input.name
    self.published = published
    self.limits = limits
    lines = LineReader(input, limit: limits.lineBytes)
  }

  /// Whether the next record has come already, so that it need not be waited for.
  package var hasRecord: Bool { lines.hasLine }

  /// Reads the next line that is not blank.
  ///
  /// - Returns: What it comes to; nil at the end.
  /// - Throws: `input.unreadable`.
  package mutating func next() throws(Diagnostic) -> Record? {
    while let line = try lines.next() {
      if line.isTooLong || line.bytes.contains(where: { $0 > 0x20 }) { return record(line) }
    }
    return nil
  }

  private func record(_ line: LineReader.Line) -> Record {
    var record = Record(number: line.number)
    let position = Position(source: name, line: line.number)
    guard !line.isTooLong else {
      record.diagnostics = [.tooLarge(at: position, "The line", limit: limits.lineBytes)]
      return record
    }
    var contents = FileContents()
    do throws(Diagnostic) {
      let text = try TextDecoding.text(line.bytes, of: name, line: line.number, into: &contents)
      try read(Array(text.utf8), line: line.number, into: &contents)
    } catch {
      contents.diagnostics.append(error)
    }
    for draft in contents.drafts {
      guard draft.text.utf8.count <= limits.reportBytes else {
        contents.diagnostics.append(
          .tooLarge(at: draft.origin, "The report", limit: limits.reportBytes))
        continue
      }
      record.reports.append(
        Report(
          id: draft.id.flatMap(InputRun.id) ?? "stdin-\(draft.ordinal)", title: draft.title,
          text: draft.text, published: draft.published ?? published, source: draft.source,
          url: draft.url, origin: draft.origin))
    }
    record.diagnostics = contents.diagnostics
    return record
  }

  private func read(
    _ bytes: [UInt8], line: Int, into contents: inout FileContents
  ) throws(Diagnostic) {
    do throws(JSONFault) {
      let node = try JSONReader.single(bytes)
      var ordinal = line
      var places = PlaceCursor(bytes)
      JSONReports.take(
        node, &ordinal, &places, firstLine: line, of: name, into: &contents)
    } catch {
      throw Diagnostic(
        "json.malformed", .error,
        at: Position(
          source: name, line: line, column: TextPlace(offset: error.offset, in: bytes).column),
        "It is no JSON: \(error.sentence).", fix: "write one JSON object a line")
    }
  }
}
