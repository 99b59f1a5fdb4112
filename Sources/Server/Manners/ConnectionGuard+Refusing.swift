import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

extension ConnectionGuard {
  /// Tells a client that it did not send HTTP, where Hummingbird would send 400 and no word.
  func refuse(_ error: any Error, _ context: ChannelHandlerContext) {
    let refusal =
      error as? HTTPParserError == .headerOverflow
      ? Bounds.longHeaders(manners.bounds.headers)
      : Refusal(
        .badRequest, "Malformed", "What was sent is no request of HTTP/1.1.",
        fix: """
          Ask with a browser, curl or a map program; what an address says beyond ASCII is percent-encoded, \
          as curl -G --data-urlencode does.
          """)
    var visit = Visit(
      client: context.channel.remoteAddress?.ipAddress ?? "-", id: "-", method: "-", target: "-")
    visit.status = refusal.status.code
    visit.bytes = refusal.body.count
    manners.measures.malformed(visit)
    manners.measures.refused(refusal.code)
    manners.report(visit)
    answer(refusal, context)
  }

  /// Writes head and body of a refusal, but not its end.
  func answer(_ refusal: Refusal, _ context: ChannelHandlerContext) {
    let response = refusal.plainResponse
    var head = response.head
    head.headerFields[.connection] = "close"
    SafetyHeaders.mark(&head.headerFields)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: refusal.body))), promise: nil)
  }
}
