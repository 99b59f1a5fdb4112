import HTTPTypes
import Layers

/// How the requests are told on standard error.
public enum LogFormat: String, Sendable, CaseIterable {
  /// A JSON object a line.
  case json
  /// A line for people.
  case text
  /// Not at all.
  case none
}

/// One request and what became of it, as the log tells it.
struct Visit: Sendable {
  var time = Moment()
  /// The address of the client, without its port.
  var client: String
  var id: String
  var method: String
  /// Path and query, as they came; a token never stands there, since it is read from a header alone.
  var target: String
  var status = 0
  /// The bytes of the body that were handed to the connection.
  var bytes = 0
  var milliseconds = 0.0
  /// Whether the client went away before the end.
  var isBroken = false

  /// The visit as one line, without its end; nil where nothing is told.
  func line(_ format: LogFormat) -> [UInt8]? {
    switch format {
    case .none: nil
    case .json: json
    case .text: text
    }
  }

  private var json: [UInt8] {
    Layers.bytes { out in
      out.append(text: "{\"time\":\"\(time.text)\",\"id\":")
      out.append(json: id)
      out.append(text: ",\"client\":")
      out.append(json: client)
      out.append(text: ",\"method\":")
      out.append(json: method)
      out.append(text: ",\"path\":")
      out.append(json: target.shown)
      out.append(text: ",\"status\":\(status),\"bytes\":\(bytes),\"ms\":\(duration)")
      out.append(text: isBroken ? ",\"broken\":true}" : "}")
    }
  }

  private var text: [UInt8] {
    let end = isBroken ? " (client went away)" : ""
    return Array(
      "\(time.text) \(client) \(method) \(target.shown) \(status) \(bytes) B \(duration) ms\(end)"
        .utf8)
  }

  /// In milliseconds, with a tenth.
  private var duration: String {
    let tenths = Int((max(0, milliseconds) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension String {
  /// With escapes for all that could steer a terminal or end a line, cut where it is too long for a log.
  fileprivate var shown: String {
    var words = ""
    for scalar in unicodeScalars.prefix(2_048) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
        words += "\\u{\(String(scalar.value, radix: 16))}"
      default: words.unicodeScalars.append(scalar)
      }
    }
    return unicodeScalars.count > 2_048 ? words + "…" : words
  }
}
