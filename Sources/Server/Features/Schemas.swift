import EventStore
import Hummingbird
import Layers

extension FeatureRoutes {
  private static let dialect: JSONTree = "https://json-schema.org/draft/2020-12/schema"

  /// What can be asked for: the columns, and the geometry.
  func queryables(_ asked: Asked, _ id: String) async throws -> Response {
    try asked.check()
    let collection = try await store.read { try $0.asked(id) }
    if asked.form == .html {
      return Response(columnsPage(asked, "Queryables", collection, collection.askedColumns))
    }
    return Response(
      [
        "$schema": Self.dialect,
        "$id": .string("\(asked.address.base)\(asked.path)"), "type": "object",
        "title": .string(collection.title), "additionalProperties": false,
        "properties": .object(
          collection.askedColumns.map { ($0.name, $0.schema) } + [
            (ItemCollection.geometryName, collection.geometrySchema)
          ]),
      ], .schema)
  }

  /// What an item says, as a schema of its GeoJSON.
  func schema(_ asked: Asked, _ id: String) async throws -> Response {
    try asked.check()
    let collection = try await store.read { try $0.asked(id) }
    if asked.form == .html {
      return Response(columnsPage(asked, "Schema", collection, collection.columns))
    }
    return Response(
      [
        "$schema": Self.dialect,
        "$id": .string("\(asked.address.base)\(asked.path)"), "type": "object",
        "title": .string(collection.title),
        "required": ["type", "id", "geometry", "properties"],
        "properties": [
          "type": ["const": "Feature"], "id": ["type": "string"],
          "geometry": ["oneOf": [["type": "null"], collection.geometrySchema]],
          "properties": [
            "type": "object", "required": .array(collection.columns.map { .string($0.name) }),
            "properties": .object(collection.columns.map { ($0.name, $0.schema) }),
          ],
        ],
      ], .schema)
  }

  private func columnsPage(
    _ asked: Asked, _ title: String, _ collection: ItemCollection, _ columns: [FeatureColumn]
  ) -> HTMLPage {
    var page = HTMLPage(
      title: "\(title): \(collection.title)", base: asked.address.base,
      path: [
        (Self.title, "/?f=html"), ("Collections", "/collections?f=html"),
        (collection.title, "/collections/\(collection.id)?f=html"),
      ])
    page.table(
      ["Name", "Type", "Meaning"],
      columns.map { [($0.name, nil), ($0.kind.words, nil), ($0.alias, nil)] })
    return page
  }
}

extension ItemCollection {
  /// The geometry as the schema of GeoJSON.
  fileprivate var geometrySchema: JSONTree {
    func shape(_ name: String) -> JSONTree {
      ["$ref": .string("https://geojson.org/schema/\(name).json")]
    }
    return switch geometry {
    case .point: shape("Point")
    case .multiLine: ["oneOf": [shape("LineString"), shape("MultiLineString")]]
    case .multiPolygon: ["oneOf": [shape("Polygon"), shape("MultiPolygon")]]
    }
  }
}

extension FeatureColumn {
  /// The column as JSON Schema: what it may say where it says something.
  fileprivate var schema: JSONTree {
    .object([("title", .string(alias))] + kind.schema)
  }
}

extension FeatureColumn.Kind {
  /// The type and the format of JSON Schema.
  var schema: [(String, JSONTree)] {
    switch self {
    case .text: [("type", "string")]
    case .integer: [("type", "integer")]
    case .real: [("type", "number")]
    case .boolean: [("type", "boolean")]
    case .date: [("type", "string"), ("format", "date")]
    case .moment: [("type", "string"), ("format", "date-time")]
    }
  }

  /// The kind in a word.
  var words: String {
    switch self {
    case .text: "text"
    case .integer: "whole number"
    case .real: "number"
    case .boolean: "true or false"
    case .date: "day"
    case .moment: "moment (UTC)"
    }
  }
}
