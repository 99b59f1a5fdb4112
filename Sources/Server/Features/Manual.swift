import EventStore
import Hummingbird

extension FeatureRoutes {
  /// The API's resources and parameters for people.
  func manual(_ asked: Asked) async throws -> Response {
    try asked.check()
    let collections = try await store.read(\.collections)
    var page = HTMLPage(title: "API", base: asked.address.base, path: [(Self.title, "/?f=html")])
    page.paragraph(
      "OGC API – Features, Part 1. In QGIS: Layer, Add Layer, WFS / OGC API – Features, with the address \(asked.address.base)/."
    )
    page.heading("Resources")
    page.table(
      ["Path", "What it tells"],
      [
        [("/", "/?f=html"), ("The landing page", nil)],
        [("/api", "/api?f=json"), ("The definition of the API, OpenAPI 3.0", nil)],
        [("/conformance", "/conformance?f=html"), ("What it conforms to", nil)],
        [("/collections", "/collections?f=html"), ("What there is", nil)],
        [("/collections/{id}", nil), ("One collection", nil)],
        [("/collections/{id}/items", nil), ("Its items, page by page", nil)],
        [("/collections/{id}/items/{item}", nil), ("One item", nil)],
        [("/collections/{id}/queryables", nil), ("What can be asked for", nil)],
        [("/collections/{id}/schema", nil), ("What an item says", nil)],
      ]
        + (hasNear
          ? [[("/near", "/near/form"), ("What happened within a distance of a place", nil)]] : []))
    page.heading("Parameters of items")
    page.table(
      ["Name", "Meaning", "Example"],
      ItemsParameters.all.map {
        [($0.name, nil), ($0.about, nil), ("\($0.name)=\($0.example)", nil)]
      }
        + [[("any column", nil), ("What the column must say", nil), ("kind=rocket", nil)]])
    if hasNear {
      page.heading("Parameters of near")
      page.paragraph(NearDefinition.about)
      page.table(
        ["Name", "Meaning", "Example"],
        NearDefinition.parameters.map {
          [($0.name, nil), ($0.about, nil), ("\($0.name)=\($0.example)", nil)]
        })
    }
    for collection in collections {
      page.heading("Columns of \(collection.id)")
      page.table(
        ["Name", "Type", "Meaning"],
        collection.askedColumns.map { [($0.name, nil), ($0.kind.words, nil), ($0.alias, nil)] })
    }
    return Response(page)
  }
}
