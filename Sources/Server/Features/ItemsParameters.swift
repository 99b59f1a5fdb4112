import EventStore
import Layers

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
