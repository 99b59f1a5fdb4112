import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// The bytes of an answer that is gathered before it is sent.
final class CollectedBody: Sendable {
  let bytes = Mutex<[UInt8]>([])
}

/// Gathers an answer.
struct CollectingWriter: ResponseBodyWriter {
  private let body: CollectedBody

  init(into body: CollectedBody) { self.body = body }

  mutating func write(_ buffer: ByteBuffer) async throws {
    body.bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
