import Diagnostics
import Events

/// Reports as JSON objects with `id`, `title`, `text`, `published`, `source`, `url`.
enum JSONReports {
  /// One object, an array of them, or objects one after the other.
  static func read(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    let all = try input.all(limit: limits.documentBytes)
    let bytes = Array(try TextDecoding.text(all, of: input.name, into: &contents).utf8)
    var reader = JSONReader(bytes)
    var places = PlaceCursor(bytes)
    var ordinal = 0
    func take(_ node: JSONNode) {
      ordinal += 1
      let line = places.place(at: node.offset).line
      let origin = Position(source: input.name, line: line)
      read(node, ordinal, bytes: bytes, origin: origin, into: &contents)
    }
    do throws(JSONFault) {
      while !reader.isAtEnd() {
        if reader.pass("[") {
          contents.isCollection = true
          if reader.pass("]") { continue }
          repeat {
            take(try reader.value(depth: 1))
          } while reader.pass(",")
          guard reader.pass("]") else { throw reader.fault("a comma or ] was expected") }
        } else {
          take(try reader.value())
          if !reader.isAtEnd() { contents.isCollection = true }
        }
      }
    } catch {
      throw malformed(error, bytes: bytes, name: input.name, firstLine: 1)
    }
  }

  /// Reads one record; `bytes` begin on the line of `origin`, or on line 1 of the file.
  static func read(
    _ node: JSONNode, _ ordinal: Int, bytes: [UInt8], origin: Position,
    into contents: inout FileContents
  ) {
    let record = JSONRecord(node: node, bytes: bytes, origin: origin)
    guard var draft = record.draft(into: &contents.diagnostics) else { return }
    draft.ordinal = ordinal
    contents.drafts.append(draft)
  }

  static func malformed(
    _ fault: JSONFault, bytes: [UInt8], name: String, firstLine: Int
  ) -> Diagnostic {
    let place = TextPlace(offset: fault.offset, in: bytes)
    return Diagnostic(
      "json.malformed", .error,
      at: Position(source: name, line: firstLine + place.line - 1, column: place.column),
      "It is no JSON: \(fault.sentence).",
      fix: "Mend it here; what stands before it was read.")
  }
}

/// One object of a JSON file that is to be a report.
private struct JSONRecord {
  let node: JSONNode
  let bytes: [UInt8]
  let origin: Position

  /// The report, if the object tells one.
  func draft(into diagnostics: inout [Diagnostic]) -> ReportDraft? {
    guard case .object = node.value else {
      diagnostics.append(
        Diagnostic(
          "record.object", .error, at: position(of: node),
          "A report was expected as an object, and here stands \(node.kind).",
          fix: "Write {\"id\": …, \"title\": …, \"text\": …, \"published\": …}."))
      return nil
    }
    // Other JSON than reports lies in folders too: without "text" an object is none of them.
    guard let body = text("text", into: &diagnostics) else {
      diagnostics.append(noText(.warning, at: node["text"] ?? node))
      return nil
    }
    let title = text("title", into: &diagnostics)?.withSingleBlanks.nonBlank
    guard !body.isBlank || title != nil else {
      diagnostics.append(noText(.error, at: node["text"] ?? node))
      return nil
    }
    return ReportDraft(
      id: id, title: title, text: ReportDraft.text(title: title, body: body),
      published: published(into: &diagnostics),
      source: text("source", into: &diagnostics)?.nonBlank,
      url: text("url", into: &diagnostics)?.nonBlank, origin: origin)
  }

  private func noText(_ severity: Diagnostic.Severity, at node: JSONNode) -> Diagnostic {
    Diagnostic(
      "record.text", severity, at: position(of: node),
      "The record has no words under \"text\", and was passed over.",
      fix: "Put the report's words under \"text\"; leave files out that hold no reports.")
  }

  private var id: String? {
    switch node["id"]?.value {
    case .string(let text): text.nonBlank
    case .number(let number): number
    default: nil
    }
  }

  private func text(_ key: String, into diagnostics: inout [Diagnostic]) -> String? {
    guard let value = node[key] else { return nil }
    switch value.value {
    case .string(let text): return text
    case .null: return nil
    default:
      diagnostics.append(
        Diagnostic(
          "record.type", .warning, at: position(of: value),
          "\"\(key)\" should be a text, and is \(value.kind).",
          fix: "Put it between quotation marks."))
      return nil
    }
  }

  private func published(into diagnostics: inout [Diagnostic]) -> Day? {
    guard let words = text("published", into: &diagnostics)?.nonBlank else { return nil }
    if let day = Day(published: words) { return day }
    diagnostics.append(
      .unreadableDate(words, at: position(of: node["published"] ?? node)))
    return nil
  }

  private func position(of node: JSONNode) -> Position {
    let place = TextPlace(offset: node.offset, in: bytes)
    // A line of JSON Lines is one line; in a JSON file the bytes are all of the file.
    let line = bytes.contains(UInt8(ascii: "\n")) ? place.line : origin.line
    return Position(source: origin.source, line: line, column: place.column)
  }
}

extension Diagnostic {
  /// A date of publication in a form that is not read.
  static func unreadableDate(_ words: String, at position: Position) -> Diagnostic {
    Diagnostic(
      "report.published", .warning, at: position,
      "The date of publication \(String(words.prefix(60)).isolated) is none that is read.",
      fix: "Write it as YYYY-MM-DD, such as 2023-11-18.")
  }

  /// Nothing but white space.
  static func empty(_ name: String) -> Diagnostic {
    Diagnostic(
      "input.empty", .error, at: Position(source: name), "It holds no words.",
      fix: "Put the report's text into it, or remove it.")
  }

  /// More than is read as one.
  static func tooLarge(at position: Position, _ what: String, limit: Int) -> Diagnostic {
    Diagnostic(
      "input.too-large", .error, at: position,
      "\(what) is longer than \(InputLimits.face(limit)), the most that is read as one.",
      fix: "Split it into the single reports that it holds.")
  }
}
