import Diagnostics

/// A `.txt` file: one report, whose first line is the title.
enum TextReports {
  static func read(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    let bytes = try input.all(limit: limits.reportBytes)
    let text = try TextDecoding.text(bytes, of: input.name, into: &contents)
    contents.drafts.append(
      ReportDraft(
        title: ReportDraft.firstLine(of: text), text: text,
        origin: Position(source: input.name)))
  }
}
