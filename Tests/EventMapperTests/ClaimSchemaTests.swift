import Foundation
import Testing

/// `docs/claims.md` and `docs/claims.schema.json` say what the program does.
@Suite struct ClaimSchemaTests {
  static let example = "Tests/Cases/given_claims/example.claims.jsonl"

  @Test func `the printed example is the one that is run`() throws {
    let page = try text("docs/claims.md")
    #expect(page.contains("```json\n" + (try text(Self.example)) + "```"))
  }

  @Test(arguments: [example, "Tests/Cases/given_claims/expected/Outputs/claims.jsonl"])
  func `what is printed and what is written keep to the schema`(_ path: String) throws {
    let schema = try Schema(try text("docs/claims.schema.json"))
    let lines = try text(path).split(separator: "\n")
    #expect(lines.count >= 3)
    for line in lines {
      #expect(schema.faults(in: try JSONSerialization.jsonObject(with: Data(line.utf8))) == [])
    }
  }

  @Test(arguments: [
    #"{"report":"r"}"#, #"{"report":"r","kind":"rocket","wepon":"rocket"}"#,
    #"{"report":"r","kind":"rocket","killed":-1}"#,
    #"{"report":"r","kind":"rocket","outcome":"won"}"#,
    #"{"report":"r","kind":"rocket","date_start":"15 May"}"#,
    #"{"report":"r","kind":"rocket","target":{"latitude":95}}"#,
  ])
  func `the schema refuses what the program refuses`(_ line: String) throws {
    let schema = try Schema(try text("docs/claims.schema.json"))
    #expect(schema.faults(in: try JSONSerialization.jsonObject(with: Data(line.utf8))) != [])
  }

  @Test func `every member of the schema is told of`() throws {
    let page = try text("docs/claims.md")
    for name in try Schema(try text("docs/claims.schema.json")).members {
      #expect(page.contains("`\(name)`"), "docs/claims.md does not tell of \(name)")
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: RealMapper.root.appending(path: path), encoding: .utf8)
  }
}

/// As much of JSON Schema as this schema uses.
private struct Schema {
  private let root: [String: Any]

  init(_ text: String) throws {
    root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  var members: [String] { (root["properties"] as? [String: Any] ?? [:]).keys.sorted() }

  func faults(in value: Any) -> [String] { faults(value, root, at: "$") }

  private func faults(_ value: Any, _ rule: [String: Any], at path: String) -> [String] {
    if let name = (rule["$ref"] as? String)?.split(separator: "/").last {
      let rules = root["$defs"] as? [String: [String: Any]]
      guard let named = rules?[String(name)] else { return ["no rule \(name)"] }
      return faults(value, named, at: path)
    }
    if let any = rule["anyOf"] as? [[String: Any]] {
      let all = any.map { faults(value, $0, at: path) }
      return all.contains([]) ? [] : all.flatMap(\.self)
    }
    var found: [String] = []
    if let words = rule["enum"] as? [Any], !words.contains(where: { "\($0)" == "\(value)" }) {
      found.append("\(path) is none of the words")
    }
    let types = rule["type"] as? [String] ?? (rule["type"] as? String).map { [$0] }
    if let types, !types.contains(where: { Self.isOf($0, value) }) {
      return found + ["\(path) is no \(types)"]
    }
    if let text = value as? String {
      if let pattern = rule["pattern"] as? String, let regex = try? Regex(pattern),
        text.firstMatch(of: regex) == nil
      {
        found.append("\(path) has another form")
      }
    } else if let number = value as? Double {
      if number < rule["minimum"] as? Double ?? -.infinity
        || number > rule["maximum"] as? Double ?? .infinity
      {
        found.append("\(path) is out of range")
      }
    } else if let list = value as? [Any], let items = rule["items"] as? [String: Any] {
      found += list.flatMap { faults($0, items, at: path + "[]") }
    } else if let object = value as? [String: Any] {
      found += faults(of: object, rule, at: path)
    }
    return found
  }

  private func faults(
    of object: [String: Any], _ rule: [String: Any], at path: String
  ) -> [String] {
    let properties = rule["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (rule["required"] as? [String] ?? []).filter { object[$0] == nil }
    return missing.map { "\(path).\($0) is missing" }
      + object.flatMap { name, value in
        if let rule = properties[name] { return faults(value, rule, at: "\(path).\(name)") }
        return name.hasPrefix("x_") ? [] : ["\(path).\(name) is no member"]
      }
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": value is NSNull
    case "string": value is String
    case "boolean": value is Bool
    case "number": value is Double && !(value is String)
    case "integer": value is Int
    case "array": value is [Any]
    case "object": value is [String: Any]
    default: false
    }
  }
}
