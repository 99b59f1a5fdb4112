import EventStore
import Hummingbird
import NIOCore

/// The resources of OGC API – Features, each with its path.
struct FeatureRoutes: Sendable {
  let store: ServedStore
  /// The address that clients know; nil where it is the one that they ask.
  let publicURL: String?
  /// How the pages look, as CSS.
  let pageStyle: String
  /// The program's version.
  let version: String
  /// The web map, which is the landing page for people; nil where there is none.
  var site: WebSite?
  /// Whether there is `/near`.
  var hasNear = false

  /// Adds the resources to a router.
  func add(to router: Router<ServerContext>) {
    router.get("/") { request, _ in
      let asked = try self.asked(request)
      if let site, asked.form == .html { return site.answerPage(to: request) }
      return try await self.landing(asked)
    }
    router.get("/conformance") { request, _ in try self.conformance(self.asked(request)) }
    router.get("/api") { request, _ in try await self.definition(self.asked(request)) }
    router.get("/api.html") { request, _ in try await self.manual(self.asked(request)) }
    router.get("/pages.css") { _, _ in self.style() }
    router.get("/collections") { request, _ in
      try await self.collections(self.asked(request))
    }
    router.get("/collections/{collection}") { request, context in
      try await self.collection(self.asked(request), Self.collection(context))
    }
    router.get("/collections/{collection}/items") { request, context in
      try await self.items(self.asked(request), Self.collection(context))
    }
    router.get("/collections/{collection}/items/{item}") { request, context in
      guard let item = context.parameters.get("item")?.percentDecoded() else {
        throw Refusal.notFound(
          "The name of the item is no percent encoding of UTF-8.", fix: "Encode it.")
      }
      return try await self.item(self.asked(request), Self.collection(context), item)
    }
    router.get("/collections/{collection}/queryables") { request, context in
      try await self.queryables(self.asked(request), Self.collection(context))
    }
    router.get("/collections/{collection}/schema") { request, context in
      try await self.schema(self.asked(request), Self.collection(context))
    }
  }

  private func asked(_ request: Request) throws -> Asked {
    try Asked(request, publicURL: publicURL)
  }

  private func style() -> Response { Response(ByteBuffer(string: pageStyle), .css) }

  private static func collection(_ context: ServerContext) -> String {
    context.parameters.get("collection")?.percentDecoded() ?? ""
  }
}

extension ItemSource {
  /// The collection of a name.
  ///
  /// - Throws: ``Refusal`` where there is none.
  func asked(_ id: String) throws -> ItemCollection {
    guard let collection = collection(id) else {
      throw Refusal.notFound(
        "There is no collection \(id.prefix(40)).",
        fix:
          "Those that there are stand at /collections: \(collections.map(\.id).joined(separator: ", "))."
      )
    }
    return collection
  }
}
