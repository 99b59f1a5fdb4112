import Diagnostics
import Events

/// A report as one file gives it, before the other sources of what is known about it are heard.
struct ReportDraft {
  /// What the record calls itself.
  var id: String?
  var title: String?
  /// Title line and body.
  var text: String
  var published: Day?
  var source: String?
  var url: String?
  /// The file, and the line on which the record begins.
  var origin: Position
  /// Which of its file's records it is, from 1: the line in JSON Lines.
  var ordinal = 1
}

/// What one file holds.
struct FileContents {
  var drafts: [ReportDraft] = []
  var diagnostics: [Diagnostic] = []
  /// Whether the file may hold many reports.
  var isCollection = false
  /// Whether it was told that the bytes are taken for Windows-1256.
  var isEncodingTold = false
}

extension ReportDraft {
  /// The one text of a report whose title and body came apart.
  ///
  /// A body that begins with its title already stays as it is.
  static func text(title: String?, body: String) -> String {
    guard let title, !title.isEmpty else { return body }
    if firstLine(of: body) == title { return body }
    return body.isBlank ? title : title + "\n" + body
  }

  /// The first line with words, without the blanks around it and with single blanks inside.
  static func firstLine(of text: String) -> String? {
    let words = text.unicodeScalars.drop(while: \.isBlank)
    return String(words.prefix { $0 != "\n" && $0 != "\r" }).withSingleBlanks.nonBlank
  }
}

extension TextDecoding {
  /// Decodes what a file holds, or says what is wrong with it.
  ///
  /// The line is the one of the file that the bytes are; nil when they are all of it.
  static func text(
    _ bytes: [UInt8], declared: String? = nil, of name: String, line: Int? = nil,
    into contents: inout FileContents
  ) throws(Diagnostic) -> String {
    let decoded: (text: String, encoding: Encoding)
    do throws(Fault) {
      decoded = try decode(bytes, declared: declared)
    } catch {
      throw error.diagnostic(name, line: line, declared: declared)
    }
    if decoded.encoding == .windows1256Found, !contents.isEncodingTold {
      contents.isEncodingTold = true
      contents.diagnostics.append(
        Diagnostic(
          "input.windows-1256", .note, at: Position(source: name),
          "It is no UTF-8; its bytes read as Arabic words in Windows-1256, and were read so.",
          fix: "If the words are wrong, save it as UTF-8."))
    }
    if decoded.text.isBlank && line == nil { throw .empty(name) }
    return decoded.text
  }
}

extension TextDecoding.Fault {
  fileprivate func diagnostic(_ name: String, line: Int?, declared: String?) -> Diagnostic {
    switch self {
    case .binary(let kind):
      return Diagnostic(
        "input.binary", .error, at: Position(source: name, line: line ?? 0),
        "It is \(kind), not text.", fix: "Save its text as a .txt file in UTF-8.")
    case .invalid(let offset, let faultLine, let column):
      let also = declared.map { ", nor text in \($0.isolated), which it declares" } ?? ""
      return Diagnostic(
        "input.encoding", .error,
        at: Position(source: name, line: line ?? faultLine, column: column),
        "The bytes from offset \(offset) are no UTF-8\(also).",
        fix: "Save it as UTF-8 (iconv -f ENCODING -t UTF-8).")
    }
  }
}
