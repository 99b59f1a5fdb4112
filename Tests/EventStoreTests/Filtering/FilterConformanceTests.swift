import CQL2
import EventStore
import Testing

/// What each declared class promises, tried on the table of attacks.
private let promises: [String: [(String, @Sendable (Attack) -> Bool)]] = [
  "cql2-text": [
    (
      "kind = 'drone' and not (background = true)",
      { $0.kind == "drone" && $0.isBackground == false }
    )
  ],
  "basic-cql2": [
    (
      "kind <> 'drone' OR killed <= 2", { ($0.kind ?? "drone") != "drone" || ($0.killed ?? 9) <= 2 }
    ),
    ("date_start >= DATE('2023-11-20')", { ($0.first ?? "") >= "2023-11-20" }),
    (
      "begins < TIMESTAMP('2023-11-02T10:00:00Z')", { $0.first.map { $0 <= "2023-11-02" } ?? false }
    ),
    ("actor IS NULL", { $0.actor == nil }), ("true", { _ in true }), ("false", { _ in false }),
  ],
  "advanced-comparison-operators": [
    ("kind LIKE 'dr%'", { $0.kind == "drone" }),
    ("killed BETWEEN 1 AND 2", { $0.killed == 1 || $0.killed == 2 }),
    ("kind IN ('drone', 'rocket')", { $0.kind == "drone" || $0.kind == "rocket" }),
  ],
  "case-insensitive-comparison": [("CASEI(kind) = casei('DRONE')", { $0.kind == "drone" })],
  "accent-insensitive-comparison": [
    ("ACCENTI(actor) = accenti('Mullér')", { $0.actor == "Müller" })
  ],
  "basic-spatial-functions": [
    (
      "S_INTERSECTS(geometry, BBOX(30, 28, 34, 30))",
      { $0.place.map { $0.x <= 34 && $0.y <= 30 } ?? false }
    ),
    ("S_INTERSECTS(geometry, POINT(31 30))", { $0.place.map { $0 == (31, 30) } ?? false }),
  ],
  "basic-spatial-functions-plus": [
    (
      "S_INTERSECTS(geometry, POLYGON((29 27, 35 27, 35 31, 29 31, 29 27)))",
      { $0.place.map { $0.x <= 35 && $0.y <= 31 } ?? false }
    ),
    (
      "S_INTERSECTS(geometry, MULTIPOINT((31 30), (0 0)))",
      { $0.place.map { $0 == (31, 30) } ?? false }
    ),
    ("S_INTERSECTS(geometry, MULTILINESTRING((30 28, 50 28), (0 0, 1 1)))", { $0.place?.y == 28 }),
    (
      "S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(31 30)))",
      { $0.place.map { $0 == (31, 30) } ?? false }
    ),
  ],
  "spatial-functions": [
    (
      "S_DISJOINT(geometry, BBOX(30, 28, 34, 30))",
      { $0.place.map { $0.x > 34 || $0.y > 30 } ?? false }
    ),
    ("S_EQUALS(geometry, POINT(31 30))", { $0.place.map { $0 == (31, 30) } ?? false }),
    ("S_TOUCHES(geometry, LINESTRING(31 30, 31 29))", { $0.place.map { $0 == (31, 30) } ?? false }),
    ("S_CROSSES(geometry, BBOX(30, 28, 34, 30))", { _ in false }),
    (
      "S_WITHIN(geometry, BBOX(29, 27, 34.5, 31))",
      { $0.place.map { $0.x < 34.5 && $0.y < 31 } ?? false }
    ),
    ("S_CONTAINS(geometry, POINT(31 30))", { $0.place.map { $0 == (31, 30) } ?? false }),
    ("S_OVERLAPS(geometry, MULTIPOINT((31 30), (0 0)))", { _ in false }),
  ],
  "temporal-functions": [
    ("T_AFTER(date_start, DATE('2023-11-20'))", { ($0.first ?? "") > "2023-11-20" }),
    ("T_BEFORE(date_start, DATE('2023-11-03'))", { $0.first.map { $0 < "2023-11-03" } ?? false }),
    (
      "T_DISJOINT(date_start, INTERVAL('2023-11-03', '2023-11-20'))",
      { $0.first.map { !("2023-11-03"..."2023-11-20").contains($0) } ?? false }
    ),
    ("T_EQUALS(date_start, DATE('2023-11-03'))", { $0.first == "2023-11-03" }),
    (
      "T_INTERSECTS(date_start, INTERVAL('2023-11-03', '2023-11-20'))",
      { $0.first.map { ("2023-11-03"..."2023-11-20").contains($0) } ?? false }
    ),
    (
      "T_CONTAINS(INTERVAL(date_start, date_end), DATE('2023-11-25'))",
      { $0.first.map { $0 < "2023-11-25" } ?? false && $0.last! > "2023-11-25" }
    ),
    (
      "T_DURING(date_start, INTERVAL('2023-11-03', '2023-11-20'))",
      { $0.first.map { $0 > "2023-11-03" && $0 < "2023-11-20" } ?? false }
    ),
    (
      "T_FINISHES(INTERVAL('2023-11-25', '2023-12-02'), INTERVAL(date_start, date_end))",
      { $0.last == "2023-12-02" && $0.first! < "2023-11-25" }
    ),
    (
      "T_FINISHEDBY(INTERVAL(date_start, date_end), INTERVAL('2023-11-25', '2023-12-02'))",
      { $0.last == "2023-12-02" && $0.first! < "2023-11-25" }
    ),
    (
      "T_MEETS(INTERVAL('..', '2023-11-03'), INTERVAL(date_start, date_end))",
      { $0.first == "2023-11-03" }
    ),
    (
      "T_METBY(INTERVAL(date_start, date_end), INTERVAL('..', '2023-11-03'))",
      { $0.first == "2023-11-03" }
    ),
    (
      "T_OVERLAPS(INTERVAL(date_start, date_end), INTERVAL('2023-11-20', '..'))",
      { $0.first.map { $0 < "2023-11-20" } ?? false && $0.last! > "2023-11-20" }
    ),
    (
      "T_OVERLAPPEDBY(INTERVAL('2023-11-20', '..'), INTERVAL(date_start, date_end))",
      { $0.first.map { $0 < "2023-11-20" } ?? false && $0.last! > "2023-11-20" }
    ),
    (
      "T_STARTS(INTERVAL(date_start, date_end), INTERVAL('2023-11-03', '..'))",
      { $0.first == "2023-11-03" }
    ),
    (
      "T_STARTEDBY(INTERVAL('2023-11-03', '..'), INTERVAL(date_start, date_end))",
      { $0.first == "2023-11-03" }
    ),
  ],
  "property-property": [
    ("date_start < date_end", { attack in attack.first.map { $0 < attack.last! } ?? false }),
    ("3 > killed", { $0.killed.map { $0 < 3 } ?? false }),
    ("'a' LIKE '_'", { _ in true }),
  ],
  "arithmetic": [
    ("killed * 2 + 1 > 10 - 5 % 2", { $0.killed.map { $0 * 2 + 1 > 9 } ?? false }),
    ("killed = 7 div 2", { $0.killed == 3 }), ("killed = 2 ^ 2", { $0.killed == 4 }),
  ],
]

@Suite struct FilterConformanceTests {
  @Test func `Each class that is declared is carried`() throws {
    let declared = FilterConformance.language.map { String($0.split(separator: "/").last ?? "") }
    #expect(Set(declared) == Set(promises.keys) && declared.count == promises.count)
    let store = try AttackStore()
    for name in declared {
      for (text, isWanted) in promises[name] ?? [] {
        #expect(try store.rows(text) == Attack.all.filter(isWanted).map(\.row), "\(name): \(text)")
      }
    }
  }

  @Test func `Classes are called as the standards call them`() {
    for uri in FilterConformance.language {
      #expect(uri.hasPrefix("http://www.opengis.net/spec/cql2/1.0/conf/"))
    }
    #expect(
      FilterConformance.resources == [
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
      ])
  }
}
