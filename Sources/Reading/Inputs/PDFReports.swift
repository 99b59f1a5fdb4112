import Diagnostics

/// A `.pdf` file: one report, the words that `pdftotext` finds in it; its first line is the title.
enum PDFReports {
  static func read(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    let position = Position(source: input.name)
    let bytes = try input.all(limit: limits.documentBytes)
    guard let tool = Tool(named: "pdftotext") else {
      throw Diagnostic(
        "pdf.no-tool", .error, at: position,
        "PDF is read with pdftotext, which is not installed.",
        fix: "Install poppler-utils (apt-get install poppler-utils; brew install poppler), "
          + "or save its text as a .txt file.")
    }
    let output: [UInt8]
    do throws(Tool.Fault) {
      output = try tool.output(
        of: ["-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"], input: bytes,
        limit: limits.reportBytes, within: limits.toolTime)
    } catch {
      throw diagnostic(error, at: position, limits: limits)
    }
    let text = PrintedText.plain(String(decoding: output, as: UTF8.self))
    guard !text.isBlank else {
      throw Diagnostic(
        "pdf.no-text", .error, at: position, "It holds pictures of pages and no text.",
        fix: "Recognise its text first (ocrmypdf -l ara+eng IN.pdf OUT.pdf).")
    }
    contents.drafts.append(
      ReportDraft(title: ReportDraft.firstLine(of: text), text: text, origin: position))
  }

  private static func diagnostic(
    _ fault: Tool.Fault, at position: Position, limits: InputLimits
  ) -> Diagnostic {
    switch fault {
    case .notStarted(let code):
      Diagnostic(
        "pdf.no-tool", .error, at: position,
        "pdftotext cannot be started (system error \(code)).",
        fix: "Install poppler-utils anew, or save its text as a .txt file.")
    case .failed(let code):
      Diagnostic(
        "pdf.damaged", .error, at: position,
        "pdftotext cannot read it (exit code \(code)): it is no PDF, damaged, or locked.",
        fix: "Open it in a viewer and print it to a new PDF, or save its text as a .txt file.")
    case .tooSlow:
      Diagnostic(
        "pdf.too-slow", .error, at: position,
        "pdftotext took longer than \(limits.toolTime.components.seconds) seconds, and was ended.",
        fix: "Split it (pdfseparate), or save its text as a .txt file.")
    case .tooMuch: .tooLarge(at: position, "Its text", limit: limits.reportBytes)
    }
  }
}
