import CQL2
import EventStore
import GRDB
import Testing

@Suite struct FilterConditionTests {
  private let store: AttackStore

  init() throws { store = try AttackStore() }

  private func expect(
    _ text: String, _ isWanted: (Attack) -> Bool, location: SourceLocation = #_sourceLocation
  ) throws {
    let wanted = Attack.all.filter(isWanted).map(\.row)
    #expect(try store.rows(text) == wanted, "\(text)", sourceLocation: location)
  }

  @Test func `Values are compared, and what is missing is neither equal nor unequal`() throws {
    try expect("kind = 'rocket'") { $0.kind == "rocket" }
    try expect("kind <> 'rocket'") { $0.kind != nil && $0.kind != "rocket" }
    try expect("NOT (kind = 'rocket')") { $0.kind != nil && $0.kind != "rocket" }
    try expect("kind > 'drone'") { ($0.kind ?? "") > "drone" }
    try expect("killed >= 4") { ($0.killed ?? 0) >= 4 }
    try expect("distance < 1.5") { $0.distance.map { $0 < 1.5 } ?? false }
    try expect("killed < distance") { attack in
      attack.distance.map { Double(attack.killed ?? 99) < $0 } ?? false && attack.killed != nil
    }
    try expect("background") { $0.isBackground == true }
    try expect("NOT background") { $0.isBackground == false }
    try expect("background = FALSE OR kind IS NULL") { $0.isBackground == false || $0.kind == nil }
    try expect("kind IS NOT NULL AND distance IS NULL") { $0.kind != nil && $0.distance == nil }
    try expect("geometry IS NULL") { $0.place == nil }
    try expect("(killed > 3) IS NULL") { $0.killed == nil }
    try expect("TRUE") { _ in true }
    try expect("FALSE OR NOT TRUE") { _ in false }
  }

  @Test func `Lists, ranges and patterns`() throws {
    try expect("kind IN ('rocket', 'Shelling')") { $0.kind == "rocket" || $0.kind == "Shelling" }
    try expect("kind NOT IN ('rocket')") { $0.kind != nil && $0.kind != "rocket" }
    try expect("killed IN (1, 2.0, 1 + 2)") { [1, 2, 3].contains($0.killed) }
    try expect("killed BETWEEN 2 AND 4") { (2...4).contains($0.killed ?? 0) }
    try expect("killed BETWEEN 4 AND 2") { _ in false }
    try expect("date_start BETWEEN DATE('2023-11-05') AND DATE('2023-11-07')") {
      ("2023-11-05"..."2023-11-07").contains($0.first ?? "")
    }
    try expect("kind LIKE 'r%t'") { $0.kind == "rocket" }
    try expect("kind LIKE 'S%'") { $0.kind == "Shelling" }
    try expect("kind LIKE 's%'") { _ in false }
    try expect("kind LIKE '_rone'") { $0.kind == "drone" }
    try expect(#"kind LIKE 'other\_\%'"#) { $0.kind == "other_%" }
    try expect(#"kind LIKE 'othe_\_%'"#) { $0.kind == "other_%" }
    try expect("kind LIKE '*'") { _ in false }
    try expect("kind LIKE ''") { _ in false }
    try expect("kind NOT LIKE '%o%'") { $0.kind.map { !$0.contains("o") } ?? false }
  }

  @Test func `Texts are alike without case or marks, in every script`() throws {
    try expect("CASEI(kind) = CASEI('SHELLING')") { $0.kind == "Shelling" }
    try expect("CASEI(actor) = CASEI('strasse')") { ["Straße", "STRASSE"].contains($0.actor) }
    try expect("CASEI(actor) = CASEI('λόγος')") { $0.actor == "Λόγος" }
    try expect("ACCENTI(CASEI(actor)) = ACCENTI(CASEI('λόγος'))") {
      ["Λόγος", "ΛΟΓΟΣ"].contains($0.actor)
    }
    try expect("CASEI(ACCENTI(actor)) IN (CASEI('MULLER'))") {
      ["Müller", "muller"].contains($0.actor)
    }
    try expect("ACCENTI(actor) = ACCENTI('الحشد')") { ["الحشد", "الحَشد"].contains($0.actor) }
    try expect("ACCENTI(actor) LIKE ACCENTI('M_ll%')") { $0.actor == "Müller" }
    try expect("CASEI(kind) LIKE CASEI('%LL%')") { $0.kind == "Shelling" }
  }

  @Test func `Sums, with what has no value unknown`() throws {
    try expect("killed + 1 = 3") { $0.killed == 2 }
    try expect("killed / 2 = 1.5") { $0.killed == 3 }
    try expect("killed div 2 = 1") { $0.killed == 2 || $0.killed == 3 }
    try expect("distance % 4 = 1.5") {
      ($0.distance ?? 0).truncatingRemainder(dividingBy: 4) == 1.5
    }
    try expect("killed ^ 2 = 9") { $0.killed == 3 }
    try expect("-killed < -4") { ($0.killed ?? 0) > 4 }
    try expect("6 / killed = 3") { $0.killed == 2 }
    try expect("NOT (6 / killed = 3)") { ![nil, 0, 2].contains($0.killed) }
    try expect("(0 - killed) ^ 0.5 IS NULL") { $0.killed != 0 }
    try expect("killed % 0 IS NULL AND killed IS NOT NULL") { $0.killed != nil }
  }

  @Test func `Days, moments and intervals`() throws {
    try expect("T_INTERSECTS(INTERVAL(\"date_start\",\"date_end\"), INTERVAL('2023-11-15','..'))") {
      ($0.last ?? "") >= "2023-11-15"
    }
    try expect("T_INTERSECTS(INTERVAL(date_start, date_end), DATE('2023-11-15'))") { attack in
      attack.first.map { $0 <= "2023-11-15" && (attack.last ?? "") >= "2023-11-15" } ?? false
    }
    try expect("T_DURING(INTERVAL(date_start, date_end), INTERVAL('2023-11-10','2023-11-20'))") {
      ($0.first ?? "") > "2023-11-10" && $0.last.map { $0 < "2023-11-20" } ?? false
    }
    try expect("date_start = DATE('2023-11-05')") { $0.first == "2023-11-05" }
    try expect("date_start = '2023-11-05'") { $0.first == "2023-11-05" }
    try expect("date_start IN ('2023-11-05', DATE('2023-11-06'))") {
      $0.first == "2023-11-05" || $0.first == "2023-11-06"
    }
    try expect("T_AFTER(date_start, TIMESTAMP('2023-11-15T12:00:00Z'))") {
      ($0.first ?? "") > "2023-11-15"
    }
    try expect("begins < TIMESTAMP('2023-11-05T00:00:00.001Z')") {
      $0.first.map { $0 <= "2023-11-05" } ?? false
    }
    try expect("ends <= DATE('2023-11-05')") { $0.last.map { $0 <= "2023-11-05" } ?? false }
    try expect("ends > TIMESTAMP('2023-11-28T23:59:58.9Z')") { ($0.last ?? "") >= "2023-11-28" }
    try expect("T_BEFORE(INTERVAL('..', '2023-11-05'), date_start)") {
      ($0.first ?? "") > "2023-11-05"
    }
    try expect("date_start < date_end") { attack in
      attack.first.map { $0 < attack.last ?? "" } ?? false
    }
  }

  @Test func `What has no day answers no question about days, nor its opposite`() throws {
    try expect("T_INTERSECTS(INTERVAL(date_start, date_end), INTERVAL('..','..'))") {
      $0.first != nil
    }
    try expect("NOT T_INTERSECTS(INTERVAL(date_start, date_end), INTERVAL('..','..'))") { _ in false
    }
    try expect("NOT T_AFTER(date_start, INTERVAL('..','..'))") { $0.first != nil }
    try expect("T_DISJOINT(date_start, DATE('1900-01-01'))") { $0.first != nil }
    try expect("T_EQUALS(INTERVAL('..','..'), INTERVAL('..','..'))") { _ in true }
  }

  @Test func `Places, with and without the spatial index`() throws {
    func isIn(_ attack: Attack, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Bool {
      attack.place.map { x.contains($0.x) && y.contains($0.y) } ?? false
    }
    try expect("S_INTERSECTS(geometry, BBOX(35, 30, 40, 34))") { isIn($0, 35...40, 30...34) }
    try expect("S_WITHIN(geometry, BBOX(35, 30, 40, 34))") { isIn($0, 36...39, 31...33.9) }
    try expect("S_CONTAINS(BBOX(35, 30, 40, 34), geometry)") { isIn($0, 36...39, 31...33.9) }
    try expect("S_TOUCHES(geometry, BBOX(35, 30, 40, 34))") {
      isIn($0, 35...40, 30...34) && !isIn($0, 36...39, 31...33.9)
    }
    try expect("NOT S_INTERSECTS(geometry, BBOX(35, 30, 40, 34))") {
      $0.place != nil && !isIn($0, 35...40, 30...34)
    }
    try expect("S_DISJOINT(geometry, BBOX(35, 30, 40, 34))") {
      $0.place != nil && !isIn($0, 35...40, 30...34)
    }
    try expect("S_EQUALS(geometry, POINT(31 30))") { isIn($0, 31...31, 30...30) }
    try expect("S_INTERSECTS(geometry, BBOX(48, 28, 31, 40))") {
      isIn($0, 48...180, 28...40) || isIn($0, -180...31, 28...40)
    }
    try expect("S_INTERSECTS(geometry, LINESTRING(30 28, 50 28))") { isIn($0, 30...50, 28...28) }
    try expect("S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(31 30), LINESTRING(30 28, 50 28)))")
    {
      isIn($0, 30...50, 28...28) || isIn($0, 31...31, 30...30)
    }
    try expect("S_INTERSECTS(geometry, BBOX(35, 30, 35, 34))") { isIn($0, 35...35, 30...34) }
    try expect(
      "S_WITHIN(geometry, POLYGON((34 29, 41 29, 41 41, 34 41, 34 29), (36 31, 39 31, 39 39, 36 39, 36 31)))"
    ) { isIn($0, 34.1...40.9, 29.1...40.9) && !isIn($0, 36...39, 31...39) }
    try expect("S_INTERSECTS(geometry, geometry)") { $0.place != nil }
    try expect("kind = 'drone' AND S_INTERSECTS(geometry, BBOX(35, 30, 40, 34)) OR killed = 5") {
      $0.kind == "drone" && isIn($0, 35...40, 30...34) || $0.killed == 5
    }
  }

  @Test func `The index of places is asked first, where rows are wanted`() throws {
    func sql(_ text: String) throws -> String {
      try CQL2.parse(text).condition(for: Attack.filterable, dialect: .sqlite).sql
    }
    let box = "S_INTERSECTS(geometry, BBOX(1, 2, 3, 4))"
    #expect(try sql(box).contains("rtree_attacks_geom"))
    #expect(try sql("kind = 'x' OR (killed = 1 AND \(box))").contains("rtree_attacks_geom"))
    #expect(try !sql("NOT \(box)").contains("rtree"))
    #expect(try !sql("(\(box)) = TRUE").contains("rtree"))
    #expect(try !sql("S_DISJOINT(geometry, BBOX(1, 2, 3, 4))").contains("rtree"))
  }

  @Test(arguments: [
    ("wepon = 'x'", "there is no property \"wepon\""),
    ("kind = 3", "\"kind\" is a text, 3 is a number"),
    ("killed = 'many'", "\"killed\" is a number, 'many' is a text"),
    ("killed = DATE('2023-11-15')", "\"killed\" is a number, DATE('2023-11-15') is a day"),
    ("date_start = 'soon'", "\"date_start\" is a time, and \"soon\" is none"),
    ("geometry = 3", "\"geometry\" is a geometry, 3 is a number"),
    ("geometry = geometry", "a geometry has no order and no ="),
    ("kind", "\"kind\" is a value, where a condition is expected"),
    ("kind AND background", "\"kind\" is a value, where a condition is expected"),
    ("3", "3 is a value, where a condition is expected"),
    ("kind + 1 = 2", "\"kind\" is a text, where a number is expected"),
    ("CASEI(killed) = 'x'", "\"killed\" is a number, where a text is expected"),
    ("killed LIKE '1%'", "\"killed\" is a number, where a text is expected"),
    ("kind LIKE actor", "\"actor\" is no pattern"),
    ("buffer(geometry, 3) = 1", "there is no function \"buffer\""),
    ("A_CONTAINS(kind, ('a'))", "no property here is an array"),
    ("S_INTERSECTS(kind, POINT(1 2))", "\"kind\" is no geometry"),
    ("S_INTERSECTS(geometry, POINT(90 180))", "90.0 180.0 is no place on the earth"),
    (
      "S_WITHIN(geometry, POLYGON((0 0, 2 2, 2 0, 0 2, 0 0)))",
      "the geometry is not valid: Self-intersection[1 1]"
    ),
    (
      "S_EQUALS(geometry, GEOMETRYCOLLECTION(POINT(1 2)))", "S_EQUALS takes no GEOMETRYCOLLECTION"
    ),
    ("T_AFTER(kind, DATE('2023-11-15'))", "\"kind\" is no time"),
    ("T_AFTER(INTERVAL(kind, '..'), date_start)", "\"kind\" is no time"),
    ("DATE('2023-11-15') IS NULL", "DATE('2023-11-15') is never null"),
  ])
  func `What the table cannot answer is refused in a sentence`(_ text: String, _ words: String) {
    for dialect in [FilterDialect.sqlite, .postgis] {
      #expect {
        try CQL2.parse(text).condition(for: Attack.filterable, dialect: dialect)
      } throws: { error in
        let told = error as? CQL2Error
        return told?.sentence == words && told?.fix.isEmpty == false
      }
    }
  }

  @Test func `An unknown property is told with those that are known`() {
    #expect {
      try CQL2.parse("wepon = 'x'").condition(for: Attack.filterable, dialect: .sqlite)
    } throws: {
      ($0 as? CQL2Error)?.fix
        == "put a text into single quotes ('wepon'), or use one of kind, actor, killed, distance, background, date_start, date_end, begins, ends, geometry"
    }
    #expect {
      try CQL2.parse("Kind = 'x'").condition(for: Attack.filterable, dialect: .sqlite)
    } throws: {
      ($0 as? CQL2Error)?.fix == "write kind"
    }
  }

  @Test func `What a user writes is bound, never pasted`() throws {
    let evil = "'; DROP TABLE attacks; --"
    for dialect in [FilterDialect.sqlite, .postgis] {
      let condition = try CQL2.parse(
        "kind = '\(evil.replacing("'", with: "''"))' OR CASEI(actor) LIKE '\(evil.replacing("'", with: "''"))%'"
      )
      .condition(for: Attack.filterable, dialect: dialect, firstParameter: 4)
      #expect(!condition.sql.contains("DROP"))
      #expect(condition.values.count == 2 && condition.values[0] == .text(evil))
      #expect(condition.sql.contains(dialect == .sqlite ? "?4" : "$4"))
    }
    #expect(try store.rows("kind = '\(evil.replacing("'", with: "''"))'") == [])
    #expect(throws: CQL2Error.self) { try store.rows("\"kind\"\" OR 1=1 --\" = 'x'") }
  }

  @Test func `The widest filter that is read runs`() throws {
    let names = (1...240).map { "kind = 'k\($0)'" }.joined(separator: " OR ")
    try expect("\(names) OR kind = 'drone'") { $0.kind == "drone" }
    let deep =
      String(repeating: "NOT (", count: 30) + "killed = 1" + String(repeating: ")", count: 30)
    try expect(deep) { $0.killed == 1 }
    let sum = "killed" + String(repeating: " + 1", count: 60)
    try expect("\(sum) = 62") { $0.killed == 2 }
  }

  @Test func `A filter that a program made of nothing runs too`() throws {
    #expect(try store.rows(.and([])) == Attack.all.map(\.row))
    #expect(try store.rows(.or([])) == [])
    #expect(try store.rows(.isIn(.property("kind"), [])) == [])
    let nothing = [FilterGeometry.points([]), .polygon([]), .collection([])]
    for geometry in nothing {
      let filter = FilterExpression.spatial(.intersects, .property("geometry"), .geometry(geometry))
      #expect(try store.rows(filter) == [])
    }
  }
}
