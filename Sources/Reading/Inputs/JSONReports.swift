import Diagnostics
import Events

/// Reports as JSON objects with `id`, `title`, `text`, `published`, `source`, `url`, alone, in rows,
/// in arrays, or in an envelope such as `{"articles": […]}`.
enum JSONReports {
  /// One object, an array of them, or objects one after the other.
  static func read(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    let all = try input.all(limit: limits.documentBytes)
    let bytes = Array(try TextDecoding.text(all, of: input.name, into: &contents).utf8)
    var reader = JSONReader(bytes)
    var places = PlaceCursor(bytes)
    var ordinal = 1
    func take(_ node: JSONNode) {
      Self.take(node, &ordinal, &places, firstLine: 1, of: input.name, into: &contents)
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
    if contents.drafts.isEmpty && contents.diagnostics.isEmpty { throw .empty(input.name) }
  }

  /// Reads the record that a value is, or the records in it when it is the envelope of a list.
  ///
  /// `places` goes over the bytes that the value stands in; `firstLine` is their first line.
  static func take(
    _ node: JSONNode, _ ordinal: inout Int, _ places: inout PlaceCursor, firstLine: Int,
    of name: String, into contents: inout FileContents
  ) {
    if let records = JSONRecord.list(in: node) {
      contents.isCollection = true
      for record in records {
        take(
          record, &ordinal, &places, firstLine: firstLine, of: name, into: &contents)
      }
      return
    }
    var place = places.place(at: node.offset)
    place.line += firstLine - 1
    let record = JSONRecord(node, at: place, in: places.bytes, of: name)
    if var draft = record.draft(into: &contents.diagnostics) {
      draft.ordinal = ordinal
      contents.drafts.append(draft)
    }
    ordinal += 1
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
