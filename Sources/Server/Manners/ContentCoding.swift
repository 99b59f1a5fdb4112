import HTTPTypes
import Hummingbird
import Layers
import NIOPosix
import Synchronization

/// How the bytes of an answer travel.
enum ContentCoding: String, Sendable {
  case identity, gzip

  /// What the client reads best, by its `Accept-Encoding` (RFC 9110, 12.5.3).
  init(accepted header: String?) {
    var weights: [Substring: Double] = [:]
    for item in (header ?? "").lowercased().split(separator: ",") {
      let parts = item.split(separator: ";").map(\.bare)
      guard let name = parts.first else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map {
        Double($0.dropFirst(2)) ?? 0
      }
      weights[name == "x-gzip" ? "gzip" : name] = weight ?? 1
    }
    let gzip = weights["gzip"] ?? weights["*"] ?? 0
    self = gzip > 0 && gzip >= weights["identity"] ?? 0 ? .gzip : .identity
  }

  /// Packs an answer, where that is worth it: text of more than a packet.
  func pack(_ response: inout Response, on threads: NIOThreadPool) async throws {
    guard Self.isText(response.headers[.contentType]) else { return }
    response.headers.vary("Accept-Encoding")
    guard self == .gzip, response.headers[.contentEncoding] == nil,
      response.body.contentLength.map({ $0 > Self.leastSize }) ?? true
    else { return }
    let collected = CollectedBody()
    try await response.body.write(CollectingWriter(into: collected))
    let plain = collected.bytes.withLock { $0 }
    let packed = try await threads.runIfActive { ByteBuffer(bytes: gzipped(plain.span)) }
    response.body = ResponseBody(byteBuffer: packed)
    response.headers[.contentEncoding] = rawValue
  }

  /// Below this the header fields weigh more.
  private static let leastSize = 1_200

  private static func isText(_ type: String?) -> Bool {
    guard let type else { return false }
    return type.hasPrefix("text/") || type.contains("json") || type.contains("xml")
      || type.contains("javascript")
  }
}

extension Substring {
  /// Without blanks.
  fileprivate var bare: Substring {
    let start = drop { $0 == " " || $0 == "\t" }
    return start.prefix { $0 != " " && $0 != "\t" }
  }
}
