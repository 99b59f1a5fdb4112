import CQL2
import Foundation
import TestSupport
import Testing

@testable import EventStore

/// A database that may be written to, as `postgresql://user@/name?host=folder`; without one this is left out.
private let given = ProcessInfo.processInfo.environment["EVENTMAP_TEST_POSTGIS"]

@Suite(
  .serialized, .enabled(if: given != nil, "needs EVENTMAP_TEST_POSTGIS, the address of a database"))
struct PostGISFilterTests {
  private let connection: PostgresConnection

  init() throws {
    connection = try PostgresConnection(#require(DatabaseAddress(given ?? "")))
    try connection.run(
      """
      CREATE TEMP TABLE attacks (fid bigint PRIMARY KEY, kind text, actor text, killed bigint,
        distance double precision, background boolean, date_start date, date_end date,
        begins timestamp with time zone, ends timestamp with time zone, geom geometry(Point,4326))
      """)
    for attack in Attack.all {
      func cell<Value>(_ value: Value?) -> String { value.map { "'\($0)'" } ?? "NULL" }
      let place = attack.place.map { "ST_SetSRID(ST_MakePoint(\($0.x), \($0.y)), 4326)" } ?? "NULL"
      try connection.run(
        """
        INSERT INTO attacks VALUES (\(attack.row), \(cell(attack.kind)), \(cell(attack.actor)),
          \(cell(attack.killed)), \(cell(attack.distance)), \(cell(attack.isBackground)),
          \(cell(attack.first)), \(cell(attack.last)), \(cell(attack.first.map { "\($0)T00:00:00Z" })),
          \(cell(attack.last.map { "\($0)T23:59:59Z" })), \(place))
        """)
    }
  }

  private func rows(_ filter: FilterExpression) throws -> [Int] {
    let condition = try filter.condition(for: Attack.filterable, dialect: .postgis)
    return try connection.all(
      "SELECT a.fid FROM attacks a WHERE \(condition.sql) ORDER BY a.fid", condition.texts
    ).compactMap { $0[0].flatMap { Int($0) } }
  }

  @Test func `PostGIS finds what the GeoPackage finds`() throws {
    let store = try AttackStore()
    for seed in seeds(1_500) {
      var random = Seeded(seed)
      let filter = RandomQuestion.condition(depth: 3, &random)
      #expect(try rows(filter) == store.rows(filter), "\(seed): \(filter)")
    }
  }

  @Test(arguments: [
    "CASEI(actor) = CASEI('strasse')", "CASEI(actor) = CASEI('λόγος')", "CASEI(actor) < CASEI('N')",
    "ACCENTI(CASEI(actor)) = ACCENTI(CASEI('λόγος'))",
    "CASEI(ACCENTI(actor)) IN (CASEI('MULLER'), 'x')",
    "ACCENTI(actor) = ACCENTI('الحشد')", "ACCENTI(actor) LIKE ACCENTI('M_ll%')",
    "CASEI(kind) LIKE CASEI('%LL%')", "actor >= 'S' AND actor < 'Λ'", #"kind LIKE 'other\_\%'"#,
    #"kind LIKE 'a\b%'"#, "ACCENTI('Øłđ') = 'Old'", "kind LIKE '[a-z]%'", "kind = 'a'' \\ b'",
    "killed ^ 2 = 9", "(0 - killed) ^ 0.5 IS NULL", "0 ^ -1 IS NULL", "10 ^ 400 IS NULL",
    "killed / 0 IS NULL", "killed % 0 IS NULL", "distance % 4 = 1.5",
    "begins < TIMESTAMP('2023-11-05T00:00:00.001Z')", "ends <= DATE('2023-11-05')",
    "begins = DATE('2023-11-05')", "date_start < TIMESTAMP('2023-11-05T12:00:00Z')",
    "T_DURING(INTERVAL(begins, ends), INTERVAL('2023-11-05', '2023-11-09'))",
    "T_FINISHES(INTERVAL('2023-11-05T00:00:00Z', '2023-12-05T23:59:59Z'), INTERVAL(begins, ends))",
    "date_start IN ('2023-11-05', DATE('2023-11-06'))", "background IN (true)",
    "background = (killed > 2)",
    "(killed > 3) IS NULL", "TRUE", "background AND NOT (kind IS NULL)", "'a' LIKE '_'", "1 = 1.0",
    "geometry IS NULL", "S_EQUALS(geometry, POINT(31 30))",
    "S_WITHIN(geometry, BBOX(35, 30, 40, 34))",
    "S_CONTAINS(BBOX(35, 30, 40, 34), geometry)", "S_TOUCHES(geometry, BBOX(35, 30, 40, 34))",
    "S_CROSSES(geometry, BBOX(35, 30, 40, 34))", "S_OVERLAPS(geometry, MULTIPOINT((31 30), (0 0)))",
    "NOT S_INTERSECTS(geometry, BBOX(35, 30, 40, 34))",
    "S_INTERSECTS(geometry, BBOX(48, 28, 31, 40))",
    "S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(31 30), LINESTRING(30 28, 50 28)))",
    "S_DISJOINT(GEOMETRYCOLLECTION(POINT(31 30), LINESTRING(30 28, 50 28)), geometry)",
    "S_INTERSECTS(geometry, geometry)", "S_INTERSECTS(POINT(1 2), BBOX(0, 0, 3, 3))",
  ])
  func `Texts, sums, times and places are the same in PostGIS`(_ text: String) throws {
    let filter = try CQL2.parse(text)
    #expect(try rows(filter) == AttackStore().rows(filter))
  }
}
