import CQL2
import EventStore
import Events
import Foundation
import GRDB

/// A row of the table that conditions are tried on.
struct Attack {
  let row: Int
  var kind: String?
  var actor: String?
  var killed: Int?
  var distance: Double?
  var isBackground: Bool?
  var first: String?
  var last: String?
  var place: (x: Double, y: Double)?

  /// Eighty attacks by a fixed rule, in which everything is missing now and then.
  static let all: [Attack] = (1...80).map { row in
    let kinds = ["rocket", "drone", "air_strike", "Shelling", "other_%"]
    let actors = ["Müller", "muller", "الحشد", "الحَشد", "Straße", "STRASSE", "Λόγος", "ΛΟΓΟΣ"]
    func unless<Value>(_ rest: Int, of number: Int, _ value: Value) -> Value? {
      row % number == rest ? nil : value
    }
    let day = "2023-11-\(row % 28 + 1 < 10 ? "0" : "")\(row % 28 + 1)"
    let until = "2023-12-\(row % 20 + 1 < 10 ? "0" : "")\(row % 20 + 1)"
    let isUndated = row % 9 == 4
    return Attack(
      row: row, kind: unless(0, of: 11, kinds[row % 5]), actor: unless(3, of: 7, actors[row % 8]),
      killed: unless(1, of: 4, row % 6), distance: unless(2, of: 5, Double(row) * 1.5 - 30),
      isBackground: unless(5, of: 6, row % 3 == 0), first: isUndated ? nil : day,
      last: isUndated ? nil : row % 3 == 1 ? until : day,
      place: unless(0, of: 10, (x: Double(row % 20) + 30, y: Double(row % 7) * 2 + 28)))
  }

  static let columns = [
    FeatureColumn("kind", .text, alias: "Kind"), FeatureColumn("actor", .text, alias: "Actor"),
    FeatureColumn("killed", .integer, alias: "Killed"),
    FeatureColumn("distance", .real, alias: "Distance"),
    FeatureColumn("background", .boolean, alias: "Background"),
    FeatureColumn("date_start", .date, alias: "First day"),
    FeatureColumn("date_end", .date, alias: "Last day"),
    FeatureColumn("begins", .moment, alias: "Begins"),
    FeatureColumn("ends", .moment, alias: "Ends"),
  ]

  static let table = FeatureTable(
    name: "attacks", title: "Attacks", geometry: .point, columns: columns
  ) { writer in
    for attack in all {
      let days = (attack.first.flatMap { Day(iso: $0) }, attack.last.flatMap { Day(iso: $0) })
      let cells: [FeatureValue] = [
        attack.kind.map { .text($0) } ?? .null, attack.actor.map { .text($0) } ?? .null,
        attack.killed.map { .integer($0) } ?? .null, attack.distance.map { .real($0) } ?? .null,
        attack.isBackground.map { .boolean($0) } ?? .null,
        days.0.map { .date($0) } ?? .null, days.1.map { .date($0) } ?? .null,
        days.0.map { .moment($0, last: false) } ?? .null,
        days.1.map { .moment($0, last: true) } ?? .null,
      ]
      for (column, cell) in cells.enumerated() { writer.set(cell, in: column) }
      if let (x, y) = attack.place {
        try writer.add(geometry(x, y), Extent(x: x, y: y))
      } else {
        try writer.add()
      }
    }
  }

  /// What filters may ask of it.
  static let filterable = FilterableTable(
    columns: columns, index: "rtree_attacks_geom", alias: "a")
}

/// A GeoPackage of attacks, open with what filters need.
final class AttackStore {
  private let scratch: Scratch
  let queue: DatabaseQueue

  init() throws {
    scratch = try Scratch()
    try GeoPackage.write(to: scratch.file, [Attack.table], scratch: scratch.path, memory: 1 << 20)
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { FilterFunctions.add(to: $0) }
    queue = try DatabaseQueue(path: scratch.file, configuration: configuration)
  }

  /// The rows that a filter asks for.
  func rows(_ filter: FilterExpression) throws -> [Int] {
    let condition = try filter.condition(for: Attack.filterable, dialect: .sqlite)
    return try queue.read { database in
      try Int.fetchAll(
        database, sql: "SELECT a.fid FROM attacks a WHERE \(condition.sql) ORDER BY a.fid",
        arguments: condition.arguments)
    }
  }

  func rows(_ text: String) throws -> [Int] { try rows(CQL2.parse(text)) }
}
