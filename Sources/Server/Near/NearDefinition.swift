import Events
import Layers

/// `/near` as the API's definition has it.
enum NearDefinition {
  /// Its parameters, in the order in which people read them.
  static let parameters: [ItemsParameters] = [
    ItemsParameters(
      name: "place",
      about: """
        The place in the middle: a name in any script, an identifier as /near tells it, latitude,longitude, \
        or words such as 10 km south of Hajin. Its point is the centre, whatever its own radius.
        """, example: "al-Mayadin",
      schema: ["type": "string", "minLength": 1, "maxLength": 200, "pattern": "\\S"]),
    ItemsParameters(
      name: "within", about: "How far around: a number and km, m, mi or nm, from 100 m to 1000 km.",
      example: "50km",
      schema: [
        "type": "string", "default": "50km",
        "pattern":
          "^((1000|[1-9][0-9]{0,2}) ?km|[1-9][0-9]{2,5} ?m|([1-9][0-9]?|[1-4][0-9]{2}) ?(mi|nm))$",
      ]),
    ItemsParameters(
      name: "datetime",
      about:
        "Only events of which a possible day lies in the instant or interval; .. leaves one end open.",
      example: "2024-01-01/..",
      schema: ["type": "string", "pattern": .string(ItemsParameters.dateTimePattern)]),
    ItemsParameters(
      name: "since",
      about: "The first day, as forms send it; the same as datetime with an open end.",
      example: "2024-01-01", schema: day),
    ItemsParameters(
      name: "until", about: "The last day, as forms send it.", example: "2024-01-31", schema: day),
    ItemsParameters(
      name: "kind", about: "Only these kinds of attack, with commas between.",
      example: "rocket,drone", schema: AskedKinds.schema),
    ItemsParameters(
      name: "actor",
      about: "Only attackers called so, in English or Arabic; commas between.",
      example: "Islamic State", schema: ["type": "string"]),
    ItemsParameters(
      name: "weapon", about: "Only weapons called so; commas between.", example: "mortar",
      schema: ["type": "string"]),
    ItemsParameters(
      name: "certain",
      about: "Only events whose whole 90 % area lies within the distance.", example: "true",
      schema: ["type": "boolean", "default": false]),
    ItemsParameters(
      name: "at-least",
      about: "Only events of whose 90 % area at least this part lies within the distance.",
      example: "0.5", schema: ["type": "number", "minimum": 0, "maximum": 1]),
    ItemsParameters(
      name: "limit", about: "How many answers come at most.", example: "100",
      schema: [
        "type": "integer", "minimum": 1, "maximum": .integer(NearQuery.greatestLimit),
        "default": .integer(NearQuery.greatestLimit),
      ]),
    ItemsParameters(
      name: "offset", about: "How many answers are passed over.", example: "100",
      schema: [
        "type": "integer", "minimum": 0, "maximum": .integer(NearQuery.greatestOffset),
        "default": 0,
      ]),
  ]

  private static let day: JSONTree = [
    "type": "string",
    "pattern": "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]))?$",
  ]

  /// The operation.
  static let operation: JSONTree = {
    let form: JSONTree = [
      "name": "f", "in": "query", "required": false,
      "description": "In which form; without it, the Accept header says",
      "schema": ["type": "string", "enum": ["json", "html", "csv"]], "style": "form",
      "explode": false,
    ]
    let parameters = Self.parameters.map { parameter -> JSONTree in
      [
        "name": .string(parameter.name), "in": "query",
        "required": .boolean(parameter.name == "place"), "description": .string(parameter.about),
        "schema": parameter.schema, "example": .string(parameter.example), "style": "form",
        "explode": false,
      ]
    }
    let text: JSONTree = ["schema": ["type": "string"]]
    let problem: JSONTree = ["$ref": "#/components/responses/problem"]
    let content = JSONTree.object([
      (MediaKind.geoJSON.link, ["schema": answer]), ("text/html", text), ("text/csv", text),
    ])
    return [
      "get": [
        "operationId": "near", "summary": "What happened within a distance of a place",
        "description": .string(about), "tags": ["Data"], "parameters": .array(parameters + [form]),
        "responses": [
          "200": ["description": "The events, by day", "content": content], "400": problem,
          "404": problem, "default": problem,
        ],
      ]
    ]
  }()

  /// What it answers, in sentences.
  static let about = """
    An event is certain when its whole 90 % area lies within the distance of the place's point, possible \
    when some of it does; share is the part. Distances are geodesics on WGS 84. Events without a place are \
    never in, and are counted; so are undated ones when days are asked for.
    """

  private static let answer: JSONTree = {
    func counts(_ names: String...) -> [(String, JSONTree)] {
      names.map { ($0, ["type": "integer", "minimum": 0]) }
    }
    let text: JSONTree = ["type": "string"]
    return [
      "type": "object",
      "required": [
        "type", "features", "place", "certain", "possible", "expected", "numberMatched",
      ],
      "properties": .object(
        [
          ("type", ["type": "string", "enum": ["FeatureCollection"]]),
          ("features", ["type": "array", "items": ["type": "object"]]), ("question", text),
          ("within", text), ("within_m", ["type": "number"]),
          ("place", ["type": "object", "description": "What the place was taken for"]),
          (
            "rivals",
            ["type": "array", "description": "What it may mean too", "items": ["type": "object"]]
          ),
          ("expected", ["type": "number", "description": "The sum of the shares"]),
          ("links", ["type": "array", "items": ["type": "object"]]),
        ]
          + counts(
            "certain", "possible", "without_place", "undated", "numberMatched", "numberReturned")),
    ]
  }()
}
