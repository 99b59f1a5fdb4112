import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// One request from its head to the last byte of its answer: it is counted and logged once, however it
/// ends.
final class OpenAnswer: Sendable {
  private struct Story {
    var visit: Visit
    var route = "none"
    /// What its room among the large answers is called.
    var room: Int?
    var hasEnded = false
  }

  /// What the log calls the request, and the client sees as `X-Request-Id`.
  let id: String
  private let start = ContinuousClock.now
  private let story: Mutex<Story>
  private let manners: Manners
  private let channel: any Channel

  init(_ request: Request, _ context: ServerContext, _ manners: Manners) {
    id = RequestName.next()
    self.manners = manners
    channel = context.channel
    story = Mutex(
      Story(
        visit: Visit(
          client: context.client?.ipAddress ?? "-", id: id, method: request.method.rawValue,
          target: request.uri.string)))
    manners.measures.begin()
  }

  /// A client that goes away before its answer begins leaves no other trace.
  deinit { end(isBroken: true) }

  /// Takes room for an answer of known length, until it has ended; what fits into a piece needs none.
  ///
  /// - Throws: ``Refusal`` with 503 where there is none.
  func reserve(_ response: Response) throws(Refusal) {
    guard let length = response.body.contentLength, length > Self.piece else { return }
    let room = try manners.unsent.reserve(length) { [channel] in channel.close(promise: nil) }
    story.withLock { $0.room = room }
  }

  /// Gives room back: the answer has become as short as this.
  func shrink(to response: Response) {
    guard let length = response.body.contentLength, let room = story.withLock({ $0.room }) else {
      return
    }
    manners.unsent.shrink(room, to: length)
  }

  /// Takes the answer as it goes out.
  ///
  /// What fits into the buffer of a connection is handed over at once. The rest goes in pieces, each when
  /// the client has taken those before: what waits for a slow one is bounded.
  func followed(_ response: Response, route: String?) -> Response {
    let length = response.body.contentLength
    story.withLock { story in
      story.visit.status = response.status.code
      story.route = route ?? "none"
    }
    if let length, length <= Self.piece {
      add(length)
      end()
      return response
    }
    var followed = response
    let body = response.body
    followed.body = ResponseBody(contentLength: length) { writer in
      do {
        try await body.write(PiecewiseWriter(writer, self, Self.piece))
        self.end()
      } catch {
        self.end(isBroken: true)
        throw error
      }
    }
    return followed
  }

  /// Bytes that are written at once.
  static let piece = 1 << 16

  /// Waits until the connection has what was written to it.
  ///
  /// Only then does it know that its client takes no more, and hold the next piece up: whoever writes faster
  /// than it looks would hand the whole answer over at once.
  fileprivate func settle() async throws { try await channel.eventLoop.submit {}.get() }

  fileprivate func add(_ count: Int) {
    let room = story.withLock { story in
      story.visit.bytes += count
      return story.room
    }
    if let room { manners.unsent.took(count, of: room) }
  }

  private func end(isBroken: Bool = false) {
    let ended = story.withLock { story -> Story? in
      if story.hasEnded { return nil }
      story.hasEnded = true
      story.visit.isBroken = isBroken
      let time = (ContinuousClock.now - start).components
      story.visit.milliseconds = Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15
      return story
    }
    guard let ended else { return }
    if let room = ended.room { manners.unsent.remove(room) }
    manners.measures.end(ended.visit, route: ended.route)
    manners.report(ended.visit)
  }
}

/// Hands a body on in pieces, each when the connection has room again.
private struct PiecewiseWriter: ResponseBodyWriter {
  private var next: any ResponseBodyWriter
  private let answer: OpenAnswer
  private let piece: Int

  init(_ next: any ResponseBodyWriter, _ answer: OpenAnswer, _ piece: Int) {
    self.next = next
    self.answer = answer
    self.piece = piece
  }

  mutating func write(_ buffer: ByteBuffer) async throws {
    var rest = buffer
    while let slice = rest.readSlice(length: min(piece, rest.readableBytes)),
      slice.readableBytes > 0
    {
      try await next.write(slice)
      try await answer.settle()
      answer.add(slice.readableBytes)
    }
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
    try await next.finish(trailingHeaders)
  }
}

/// Names for requests, which no two of them share.
private enum RequestName {
  private static let start = UInt64.random(in: 0..<1 << 32) << 32
  private static let count = Atomic<UInt64>(0)

  static func next() -> String {
    String(start | count.add(1, ordering: .relaxed).newValue, radix: 16)
  }
}
