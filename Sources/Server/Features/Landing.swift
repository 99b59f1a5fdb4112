import EventStore
import Hummingbird
import Layers

extension FeatureRoutes {
  static let title = "EventMapper"
  static let about =
    "Reported attacks as map features: where and when, and how sure each place and day is."

  /// The landing page: where everything else is.
  func landing(_ asked: Asked) async throws -> Response {
    try asked.check()
    let address = asked.address
    guard asked.form == .html else {
      return Response(
        [
          "title": .string(Self.title), "description": .string(Self.about),
          "links": .array(
            asked.selfLinks() + [
              address.link("/api", "service-desc", .openAPI, "The API's definition"),
              address.link("/api.html", "service-doc", .html, "The API's documentation"),
              address.link("/conformance", "conformance", .json, "What it conforms to"),
              address.link("/collections", "data", .json, "The collections"),
            ]
              + (hasNear
                ? [
                  address.link(
                    "/near/form", "related", .html, "What happened within a distance of a place")
                ] : [])),
        ], .json)
    }
    let collections = try await store.read(\.collections)
    var page = HTMLPage(title: Self.title, base: address.base)
    page.paragraph(Self.about)
    page.heading("Collections")
    page.links(
      collections.map { collection in
        (
          collection.title, "/collections/\(collection.id)?f=html",
          "\(collection.count) items"
        )
      })
    if hasNear {
      page.links([("What happened around a place", "/near/form", "ماذا حدث حول مكان")])
    }
    page.heading("For programs")
    page.links([
      ("API", "/api.html", "its resources and parameters"),
      ("Definition", "/api", "OpenAPI 3.0"),
      ("Conformance", "/conformance?f=html", "OGC API – Features"),
      ("This page as JSON", "/?f=json", ""),
    ])
    return Response(page)
  }

  /// The classes of the standards that it conforms to.
  static let classes =
    ["core", "oas30", "html", "geojson"].map {
      "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/\($0)"
    } + FilterConformance.resources + FilterConformance.language

  /// The declaration of conformance.
  func conformance(_ asked: Asked) throws -> Response {
    try asked.check()
    guard asked.form == .html else {
      return Response(
        [
          "conformsTo": .array(Self.classes.map(JSONTree.string)),
          "links": .array(asked.selfLinks()),
        ], .json)
    }
    var page = HTMLPage(
      title: "Conformance", base: asked.address.base, path: [(Self.title, "/?f=html")])
    page.links(Self.classes.map { ($0, $0, "") })
    return Response(page)
  }
}
