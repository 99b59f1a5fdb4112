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

/// The parameters that the items of every collection have.
struct ItemsParameters {
  let name: String
  let about: String
  let example: String
  let schema: JSONTree

  /// All, in the order in which people read them.
  static let all = [
    ItemsParameters(
      name: "bbox",
      about: """
        Only items whose geometry has a point in the box: west, south, east, north in degrees of WGS 84; \
        heights between them say nothing. Where west lies east of east, the box crosses the 180th meridian. \
        Items without a place are in no box.
        """, example: "34,29,49,38",
      schema: [
        "type": "array", "minItems": 4, "maxItems": 6, "items": ["type": "number"],
        "oneOf": [["minItems": 4, "maxItems": 4], ["minItems": 6, "maxItems": 6]],
      ]),
    ItemsParameters(
      name: "datetime",
      about: """
        Only items of which a possible day lies in the instant or interval, and those of unknown days. \
        Days and moments as RFC 3339 writes them; .. leaves one end open.
        """, example: "2023-11-01/2023-11-30",
      schema: ["type": "string", "pattern": .string(dateTimePattern)]),
    ItemsParameters(
      name: "filter",
      about: "Only items of which the filter is true: CQL2 text. Its geometry is called geometry.",
      example: "kind = 'rocket' AND S_INTERSECTS(geometry, BBOX(38, 33, 42, 37))",
      schema: ["type": "string", "minLength": 1]),
    ItemsParameters(
      name: "filter-lang", about: "The language of the filter.", example: "cql2-text",
      schema: ["type": "string", "enum": ["cql2-text"], "default": "cql2-text"]),
    ItemsParameters(
      name: "filter-crs", about: "The reference system of the filter's geometries.",
      example: ItemCollection.referenceSystem,
      schema: [
        "type": "string", "enum": [.string(ItemCollection.referenceSystem)],
        "default": .string(ItemCollection.referenceSystem),
      ]),
    ItemsParameters(
      name: "limit", about: "How many items come at most.", example: "1000",
      schema: [
        "type": "integer", "minimum": 1, "maximum": .integer(ItemsQuery.greatestLimit),
        "default": .integer(ItemsQuery.defaultLimit),
      ]),
    ItemsParameters(
      name: "offset", about: "How many items are passed over.", example: "100",
      schema: ["type": "integer", "minimum": 0, "default": 0]),
  ]

  /// Days that there are in every year, with or without a time, alone or as an interval.
  static var dateTimePattern: String {
    let year = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
    let day =
      "\(year)-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    let time =
      "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
    let instant = "\(day)(\(time)|T)?"
    return "^(\(instant)|(\(instant)|\\.\\.)?/(\(instant)|\\.\\.)?)$"
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
