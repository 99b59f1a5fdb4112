import CQL2
import EventStore
import Foundation
import GRDB
import Testing

@Suite(.enabled(if: StandardData.isThere, "needs ../shared/data/cql2"))
struct StandardDataTests {
  @Test func `Filters of others find the rows that they should`() throws {
    let queue = try StandardData.items()
    let table = FilterableTable(StandardData.properties)
    var (asked, equal) = (0, 0)
    for (filter, wanted) in try StandardData.operators() {
      let expression = try CQL2.parse(filter)
      // Arrays are no class that is declared.
      if "\(expression)".hasPrefix("A_") { continue }
      asked += 1
      let form = inTheStandardsForm(filter)
      let condition = try CQL2.parse(form).condition(for: table, dialect: .sqlite)
      let found = try queue.read { database in
        try Int.fetchAll(
          database, sql: "SELECT fid FROM items WHERE \(condition.sql) ORDER BY fid",
          arguments: condition.arguments)
      }
      #expect(found == wanted, "\(form)")
      if found == wanted { equal += 1 }
    }
    #expect(asked == 151 && equal == asked, "\(asked) asked, \(equal) equal")
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: StandardData.counts.path),
      "needs a table of the counts of the standard's abstract tests"))
  func `The abstract tests of the standard count what they should`() throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.prepareDatabase { FilterFunctions.add(to: $0) }
    let queue = try DatabaseQueue(
      path: StandardData.folder.appending(path: "data/ne110m4cql2.gpkg").path,
      configuration: configuration)
    var equal: [String: Int] = [:]
    let lines = try String(contentsOf: StandardData.counts, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    for line in lines {
      let cells = line.split(separator: "\t").map(String.init)
      try queue.read { database in
        let columns = try database.columns(in: cells[1])
        let table = FilterableTable(
          columns.filter { $0.name != "fid" }.map { column in
            .init(column.name, Self.kind(column.type, of: cells[1]))
          })
        let condition = try CQL2.parse(cells[2]).condition(for: table, dialect: .sqlite)
        let count = try Int.fetchOne(
          database, sql: "SELECT count(*) FROM \(cells[1]) WHERE \(condition.sql)",
          arguments: condition.arguments)
        #expect(count == Int(cells[3]), "\(cells[0]): \(cells[2])")
        if count == Int(cells[3]) { equal[cells[0], default: 0] += 1 }
      }
    }
    #expect(equal.values.reduce(0, +) == lines.count, "\(equal)")
  }

  private static func kind(_ type: String, of table: String) -> FilterableTable.Kind {
    switch type.prefix(while: { $0 != "(" }) {
    case "TEXT": .text
    case "INTEGER": .integer
    case "REAL": .number
    case "BOOLEAN": .boolean
    case "DATE": .date
    case "DATETIME": .moment
    default: .geometry(index: "rtree_\(table)_geom")
    }
  }
}
