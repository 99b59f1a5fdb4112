import EventStore
import Hummingbird
import Layers

extension FeatureRoutes {
  /// The API's definition in OpenAPI 3.0.
  func definition(_ asked: Asked) async throws -> Response {
    try asked.check()
    if asked.form == .html { return try await manual(asked) }
    let collections = try await store.read(\.collections)
    return Response(
      APIDefinition(
        collections, base: asked.address.base, version: version, hasNear: hasNear
      ).document, .openAPI)
  }
}

/// The API's definition in OpenAPI 3.0: every resource of this store, with every parameter.
struct APIDefinition {
  private let collections: [ItemCollection]
  private let base: String
  private let version: String
  private let hasNear: Bool

  init(_ collections: [ItemCollection], base: String, version: String, hasNear: Bool = false) {
    self.collections = collections
    self.hasNear = hasNear
    self.base = base
    self.version = version
  }

  var document: JSONTree {
    var paths: [(String, JSONTree)] = [
      ("/", operation("landing", "The landing page", "Capabilities", "landingPage")),
      (
        "/conformance",
        operation("conformance", "What it conforms to", "Capabilities", "conformance")
      ),
      ("/collections", operation("collections", "What there is", "Capabilities", "collections")),
    ]
    if hasNear { paths.append(("/near", NearDefinition.operation)) }
    for collection in collections { paths += self.paths(of: collection) }
    return [
      "openapi": "3.0.3",
      "info": [
        "title": .string(FeatureRoutes.title), "description": .string(FeatureRoutes.about),
        "version": .string(version),
        // QGIS 3.12 crashed where one of these was missing (qgis/QGIS#38424).
        "contact": [
          "name": .string(FeatureRoutes.title), "url": .string(base + "/"),
          "email": "eventmap@localhost",
        ],
      ],
      "servers": [["url": .string(base), "description": "This server"]],
      "tags": [
        ["name": "Capabilities", "description": "What there is"],
        ["name": "Data", "description": "The items"],
      ],
      "paths": .object(paths),
      "components": ["schemas": .object(APISchemas.all(collections)), "responses": Self.responses],
    ]
  }

  private func paths(of collection: ItemCollection) -> [(String, JSONTree)] {
    let path = "/collections/\(collection.id)"
    let id = collection.id
    let item: JSONTree = [
      "name": "itemId", "in": "path", "required": true, "description": "What identifies the item",
      "schema": ["type": "string", "minLength": 1, "pattern": "^[^/]+$"],
    ]
    return [
      (path, operation("\(id)Collection", collection.title, "Capabilities", "collection")),
      (
        "\(path)/items",
        operation(
          "\(id)Items", "Items of \(id)", "Data", "\(id)Items", .geoJSON,
          Self.parameters(of: collection))
      ),
      (
        "\(path)/items/{itemId}",
        operation("\(id)Item", "One item of \(id)", "Data", "\(id)Item", .geoJSON, [item])
      ),
      (
        "\(path)/queryables",
        operation("\(id)Queryables", "What can be asked for", "Capabilities", "schema", .schema)
      ),
      (
        "\(path)/schema",
        operation("\(id)Schema", "What an item says", "Capabilities", "schema", .schema)
      ),
    ]
  }

  private static func parameters(of collection: ItemCollection) -> [JSONTree] {
    ItemsParameters.all.map { parameter in
      [
        "name": .string(parameter.name), "in": "query", "required": false,
        "description": .string(parameter.about), "schema": parameter.schema, "style": "form",
        "explode": false,
      ]
    }
      + collection.askedColumns.map { column in
        let isKind = column.name == ItemsQuery.kindColumn
        return [
          "name": .string(column.name), "in": "query", "required": false,
          "description": .string(
            "Only items of which this is said: \(column.alias)\(isKind ? "; commas mean or" : "")"),
          "schema": isKind ? AskedKinds.schema : .object(column.kind.schema), "style": "form",
          "explode": false,
        ]
      }
  }

  private func operation(
    _ id: String, _ summary: String, _ tag: String, _ schema: String, _ kind: MediaKind = .json,
    _ parameters: [JSONTree] = []
  ) -> JSONTree {
    let form: JSONTree = [
      "name": "f", "in": "query", "required": false,
      "description": "In which form; without it, the Accept header says",
      "schema": ["type": "string", "enum": ["json", "html"]], "style": "form", "explode": false,
    ]
    let told: JSONTree = ["schema": ["$ref": .string("#/components/schemas/\(schema)")]]
    let page: JSONTree = ["schema": ["type": "string"]]
    let content = JSONTree.object([(kind.link, told), ("text/html", page)])
    let problem: JSONTree = ["$ref": "#/components/responses/problem"]
    return [
      "get": [
        "operationId": .string(id), "summary": .string(summary), "tags": [.string(tag)],
        "parameters": .array(parameters + [form]),
        "responses": [
          "200": ["description": .string(summary), "content": content], "400": problem,
          "404": problem, "default": problem,
        ],
      ]
    ]
  }

  private static let responses: JSONTree = [
    "problem": [
      "description": "Why the request is not answered",
      "content": [
        "application/json": ["schema": ["$ref": "#/components/schemas/exception"]],
        "text/html": ["schema": ["type": "string"]],
      ],
    ]
  ]
}
