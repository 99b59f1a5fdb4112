import Hummingbird
import NIOCore

/// What is known of a request beside its own words.
struct ServerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The address of the client; nil where it has none, as in tests.
  let client: SocketAddress?
  /// The connection.
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    client = source.channel.remoteAddress
    channel = source.channel
  }
}
