import Diagnostics
import Events

/// Telegram's export in JSON: a report for each message that has words.
///
/// The export of one chat is an object with `messages`; that of an account has many of these under
/// `chats` and `left_chats`, each in a `list`. Exports reach gigabytes, so that one message after
/// the other is read.
struct TelegramReports {
  private let stream: JSONStream
  private let name: String
  private let limits: InputLimits

  /// What is known of a chat before its messages come.
  private struct Chat {
    var name: String?
    /// The name in the chat's public address.
    var username: String?
  }

  /// Whether the first bytes of a JSON file are those of an export.
  static func isExport(_ start: [UInt8]) -> Bool {
    var names: Set<String> = []
    var isExport = false
    do throws(Diagnostic) {
      let stream = try JSONStream(InputBytes(start, name: ""))
      try stream.members { name throws(Diagnostic) in
        names.insert(name)
        let isChat = name == "messages" && !names.isDisjoint(with: ["type", "name"])
        let isAccount = name == "chats" || name == "personal_information"
        let opening = try stream.next()
        if (isChat && opening == UInt8(ascii: "[")) || (isAccount && opening == UInt8(ascii: "{")) {
          isExport = true
        }
        try stream.pass()
      }
    } catch {
      // The first piece ends in the middle of a value: what was seen before counts.
    }
    return isExport
  }

  /// Reads an export.
  static func read(
    _ input: InputBytes, limits: InputLimits, into contents: inout FileContents
  ) throws(Diagnostic) {
    contents.isCollection = true
    let reports = TelegramReports(
      stream: try JSONStream(input), name: input.name, limits: limits)
    try reports.readObject(depth: 0, into: &contents)
    if contents.drafts.isEmpty && contents.diagnostics.isEmpty { throw .empty(input.name) }
  }

  /// Reads a chat, or an account with its chats.
  private func readObject(
    depth: Int, into contents: inout FileContents
  ) throws(Diagnostic) {
    var chat = Chat()
    try stream.members { key throws(Diagnostic) in
      let opening = try stream.next()
      switch key {
      case "messages" where opening == UInt8(ascii: "["):
        try stream.elements { () throws(Diagnostic) in
          try readMessage(of: chat, into: &contents)
        }
      case "chats" where depth == 0 && opening == UInt8(ascii: "{"),
        "left_chats" where depth == 0 && opening == UInt8(ascii: "{"):
        try readChats(into: &contents)
      case "name": chat.name = try string()
      case "username", "public_name": chat.username = try string()
      default: try stream.pass()
      }
    }
  }

  private func readChats(into contents: inout FileContents) throws(Diagnostic) {
    try stream.members { key throws(Diagnostic) in
      guard key == "list", try stream.next() == UInt8(ascii: "[") else { return try stream.pass() }
      try stream.elements { () throws(Diagnostic) in
        guard try stream.next() == UInt8(ascii: "{") else { return try stream.pass() }
        try readObject(depth: 1, into: &contents)
      }
    }
  }

  private func string() throws(Diagnostic) -> String? {
    let raw = try stream.value(limit: 10_000)
    return raw.bytes.flatMap { try? JSONReader.single($0) }?.string?.nonBlank
  }

  private func readMessage(of chat: Chat, into contents: inout FileContents) throws(Diagnostic) {
    let raw = try stream.value(limit: limits.lineBytes)
    let origin = Position(source: name, line: raw.place.line)
    guard let bytes = raw.bytes else {
      contents.diagnostics.append(.tooLarge(at: origin, "The message", limit: limits.lineBytes))
      return
    }
    do throws(Diagnostic) {
      let text = try TextDecoding.text(bytes, of: name, line: raw.place.line, into: &contents)
      do throws(JSONFault) {
        let message = try JSONReader.single(Array(text.utf8))
        guard let draft = draft(message, of: chat, origin: origin, into: &contents) else { return }
        contents.drafts.append(draft)
      } catch {
        let inside = TextPlace(offset: error.offset, in: Array(text.utf8))
        let column = inside.line == 1 ? raw.place.column + inside.column - 1 : inside.column
        throw Diagnostic(
          "json.malformed", .error,
          at: Position(source: name, line: raw.place.line + inside.line - 1, column: column),
          "The message is no JSON: \(error.sentence).",
          fix: "Mend it here; the other messages were read.")
      }
    } catch {
      contents.diagnostics.append(error)
    }
  }

  /// The report of a message; nil for what the service says ("X joined") and for bare pictures.
  private func draft(
    _ message: JSONNode, of chat: Chat, origin: Position, into contents: inout FileContents
  ) -> ReportDraft? {
    guard message["type"]?.string ?? "message" == "message",
      let words = Self.words(message["text"]) ?? Self.words(message["text_entities"])
    else { return nil }
    let number = message["id"]?.plain
    let dates = ["date", "date_unixtime"].compactMap { message[$0]?.plain }
    let published = dates.lazy.compactMap { Day(published: $0) }.first
    if published == nil, let date = dates.first {
      contents.diagnostics.append(.unreadableDate(date, at: origin))
    }
    let chatName = chat.name ?? InputName(name).stem
    return ReportDraft(
      id: number.map { "\(chatName)-\($0)" }, title: nil, text: words, published: published,
      // Who wrote a forwarded message is its source, whichever channel passes it on.
      source: message["forwarded_from"]?.string?.nonBlank ?? chat.name,
      url: number.flatMap { number in chat.username.map { "https://t.me/\($0)/\(number)" } },
      origin: origin, ordinal: contents.drafts.count + 1)
  }

  /// The words of a text that is whole, or in pieces of which some are links or bold.
  private static func words(_ node: JSONNode?) -> String? {
    switch node?.value {
    case .string(let text): text.nonBlank
    case .array(let pieces):
      pieces.map { $0.string ?? $0["text"]?.string ?? "" }.joined().nonBlank
    default: nil
    }
  }
}
