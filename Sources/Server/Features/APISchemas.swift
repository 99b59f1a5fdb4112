import EventStore
import Layers

/// The schemas of the answers, in the dialect of OpenAPI 3.0.
enum APISchemas {
  static func all(_ collections: [ItemCollection]) -> [(String, JSONTree)] {
    var schemas = shared
    for collection in collections {
      schemas.append(("\(collection.id)Item", item(collection)))
      schemas.append(("\(collection.id)Items", items(collection)))
    }
    return schemas
  }

  private static func reference(_ name: String) -> JSONTree {
    ["$ref": .string("#/components/schemas/\(name)")]
  }
  private static func list(_ name: String) -> JSONTree {
    ["type": "array", "items": reference(name)]
  }

  private static let shared: [(String, JSONTree)] = [
    (
      "link",
      [
        "type": "object", "required": ["href", "rel", "type"],
        "properties": [
          "href": ["type": "string"], "rel": ["type": "string"], "type": ["type": "string"],
          "title": ["type": "string"],
        ],
      ]
    ),
    (
      "exception",
      [
        "type": "object", "required": ["code", "description"],
        "properties": [
          "code": ["type": "string"], "description": ["type": "string"],
          "problem": ["type": "string"], "fix": ["type": "string"],
        ],
      ]
    ),
    (
      "landingPage",
      [
        "type": "object", "required": ["links"],
        "properties": [
          "title": ["type": "string"], "description": ["type": "string"], "links": list("link"),
        ],
      ]
    ),
    (
      "conformance",
      [
        "type": "object", "required": ["conformsTo"],
        "properties": ["conformsTo": ["type": "array", "items": ["type": "string"]]],
      ]
    ),
    (
      "collections",
      [
        "type": "object", "required": ["links", "collections"],
        "properties": ["links": list("link"), "collections": list("collection")],
      ]
    ),
    (
      "collection",
      [
        "type": "object", "required": ["id", "links"],
        "properties": [
          "id": ["type": "string"], "title": ["type": "string"],
          "description": ["type": "string"], "links": list("link"), "extent": extent,
          "itemType": ["type": "string"], "crs": ["type": "array", "items": ["type": "string"]],
          "storageCrs": ["type": "string"],
        ],
      ]
    ),
    ("schema", ["type": "object", "required": ["$schema", "properties"]]),
  ]

  private static let extent: JSONTree = [
    "type": "object",
    "properties": [
      "spatial": [
        "type": "object",
        "properties": [
          "bbox": [
            "type": "array", "minItems": 1,
            "items": [
              "type": "array", "minItems": 4, "maxItems": 6, "items": ["type": "number"],
            ],
          ], "crs": ["type": "string"],
        ],
      ],
      "temporal": [
        "type": "object",
        "properties": [
          "interval": [
            "type": "array", "minItems": 1,
            "items": [
              "type": "array", "minItems": 2, "maxItems": 2,
              "items": ["type": "string", "format": "date-time", "nullable": true],
            ],
          ], "trs": ["type": "string"],
        ],
      ],
    ],
  ]

  private static func item(_ collection: ItemCollection) -> JSONTree {
    let names: [JSONTree] =
      switch collection.geometry {
      case .point: ["Point"]
      case .multiLine: ["LineString", "MultiLineString"]
      case .multiPolygon: ["Polygon", "MultiPolygon"]
      }
    return [
      "type": "object", "required": ["type", "id", "geometry", "properties"],
      "properties": [
        "type": ["type": "string", "enum": ["Feature"]], "id": ["type": "string"],
        "geometry": [
          "type": "object", "nullable": true, "required": ["type", "coordinates"],
          "properties": [
            "type": ["type": "string", "enum": .array(names)],
            "coordinates": ["type": "array", "items": [:]],
          ],
        ],
        "properties": [
          "type": "object", "required": .array(collection.columns.map { .string($0.name) }),
          "properties": .object(
            collection.columns.map { column in
              (
                column.name,
                .object(
                  column.kind.schema + [("nullable", true), ("description", .string(column.alias))])
              )
            }),
        ], "links": list("link"),
      ],
    ]
  }

  private static func items(_ collection: ItemCollection) -> JSONTree {
    [
      "type": "object",
      "required": ["type", "features", "links", "timeStamp", "numberMatched", "numberReturned"],
      "properties": [
        "type": ["type": "string", "enum": ["FeatureCollection"]],
        "features": list("\(collection.id)Item"), "links": list("link"),
        "timeStamp": ["type": "string", "format": "date-time"],
        "numberMatched": ["type": "integer", "minimum": 0],
        "numberReturned": ["type": "integer", "minimum": 0],
      ],
    ]
  }
}
