import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Watches one connection: clients that are slow, that send what is no HTTP, or of which there are too many.
///
/// It stands between the parser and Hummingbird. A request that does not come, in whole or in part, is
/// ended by Hummingbird's own timer for idle connections.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  let manners: Manners
  private var id: Int?
  /// Answers whose last byte the system has not taken.
  private var unsent = 0
  private var isReadingRequest = false
  /// Whether what still comes in is thrown away.
  private var isClosing = false
  private var closesAfterAnswer = false
  private var waitingClose: (mode: CloseMode, promise: EventLoopPromise<Void>?)?
  /// Why what came in is no HTTP, until the client is told.
  private var malformed: (any Error)?
  private var timers: [Timer: Scheduled<Void>] = [:]

  private enum Timer: Hashable { case body, stall, close }

  init(_ manners: Manners) { self.manners = manners }

  func handlerAdded(context: ChannelHandlerContext) {
    // What waits in memory for one slow client: the pieces of an answer are of this size too.
    let mark = ChannelOptions.Types.WriteBufferWaterMark(low: 1 << 14, high: OpenAnswer.piece)
    try? context.channel.syncOptions?.setOption(.writeBufferWaterMark, value: mark)
    // So much waits in the system too: what a slow client takes is then seen as it takes it.
    try? context.channel.syncOptions?.setOption(Self.unsentInSystem, value: Self.waitingInSystem)
    if context.channel.isActive { opened(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { closed() }

  func channelActive(context: ChannelHandlerContext) {
    opened(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    closed()
    context.fireChannelInactive()
  }

  private func opened(_ context: ChannelHandlerContext) {
    guard id == nil, !isClosing else { return }
    id = manners.connections.open(context.channel)
    guard id == nil else { return }
    isClosing = true
    manners.measures.refused("TooManyConnections")
    answer(
      .unavailable(
        "TooManyConnections", "The server has as many clients as it can serve.",
        fix: "Ask again in a moment.", retryAfter: 2), context)
    closesAfterAnswer = true
    send(.end(nil), nil, context)
    context.flush()
  }

  private func closed() {
    for timer in timers.values { timer.cancel() }
    timers = [:]
    if let id { manners.connections.closed(id) }
    waitingClose?.promise?.succeed()
    waitingClose = nil
  }

  // MARK: What comes in

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isClosing { return }
    switch unwrapInboundIn(data) {
    case .head:
      isReadingRequest = true
      if let id { manners.connections.busy(id) }
    case .body: break
    case .end:
      isReadingRequest = false
      timers.removeValue(forKey: .body)?.cancel()
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if isReadingRequest, timers[.body] == nil {
      start(.body, in: Self.bodyTime, context) { context.close(promise: nil) }
    }
    context.fireChannelReadComplete()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if error is HTTPParserError || error is HTTP1TypeConversionError { malformed = error }
    context.fireErrorCaught(error)
  }

  // MARK: What goes out

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part = unwrapOutboundIn(data)
    switch part {
    case .head(let head):
      closesAfterAnswer = head.headerFields[.connection] == "close"
      if let error = malformed, head.status == .badRequest, head.headerFields[.requestID] == nil {
        malformed = nil
        refuse(error, context)
        return promise?.succeed() ?? ()
      }
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end: send(part, promise, context)
    }
  }

  private func send(
    _ end: HTTPResponsePart, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext
  ) {
    unsent += 1
    let promise = promise ?? context.eventLoop.makePromise()
    promise.futureResult.assumeIsolated().whenComplete { _ in self.sent(context) }
    context.write(wrapOutboundOut(end), promise: promise)
  }

  /// The system has taken an answer, or never will.
  private func sent(_ context: ChannelHandlerContext) {
    unsent -= 1
    guard unsent == 0 else { return }
    if let id { manners.connections.waits(id) }
    if let (mode, promise) = waitingClose {
      waitingClose = nil
      context.close(mode: mode, promise: promise)
    } else if closesAfterAnswer {
      isClosing = true
      context.close(mode: .output, promise: nil)
      // A client that still sends would be told "connection reset" before it read its answer.
      start(.close, in: Self.lingering, context) { context.close(promise: nil) }
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .all, unsent > 0, context.channel.isActive, waitingClose == nil else {
      return context.close(mode: mode, promise: promise)
    }
    waitingClose = (mode, promise)
    start(.close, in: Self.stallTime, context) { context.close(promise: nil) }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    timers.removeValue(forKey: .stall)?.cancel()
    if !context.channel.isWritable { watch(context) }
    context.fireChannelWritabilityChanged()
  }

  /// Ends a connection whose client takes less than ``leastTaken`` bytes in ``stallTime``.
  private func watch(_ context: ChannelHandlerContext) {
    let before = waitingBytes(context)
    start(.stall, in: Self.stallTime, context) {
      if before - self.waitingBytes(context) < Self.leastTaken {
        context.close(promise: nil)
      } else {
        self.watch(context)
      }
    }
  }

  private func waitingBytes(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }

  private func start(
    _ timer: Timer, in time: TimeAmount, _ context: ChannelHandlerContext,
    _ body: @escaping () -> Void
  ) {
    timers[timer]?.cancel()
    timers[timer] = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
      self.timers[timer] = nil
      body()
    }
  }

  /// The option of TCP that says how many bytes the system takes beyond those that are on their way; without it
  /// they grow to megabytes, and slow clients seem to take nothing for long (`tcp_notsent_lowat`, Linux and macOS).
  private static let unsentInSystem = ChannelOptions.Types.SocketOption(
    level: .tcp, name: NIOBSDSocket.Option(rawValue: TCP_NOTSENT_LOWAT))
  private static let waitingInSystem: SocketOptionValue = 1 << 14

  /// Time for a request's body, which is thrown away.
  private static let bodyTime = TimeAmount.seconds(10)
  /// Time that a client has to take ``leastTaken`` bytes.
  private static let stallTime = TimeAmount.seconds(10)
  private static let leastTaken = 8_192
  /// Time that a client has to read why it was refused.
  private static let lingering = TimeAmount.seconds(2)
}
