import CQL2
import Testing

private func name(_ name: String) -> FilterExpression { .property(name) }

@Suite struct ParsingTests {
  @Test(
    arguments: [
      ("kind = 'rocket'", .comparison(.equal, name("kind"), .text("rocket"))),
      ("\"kind\" <> 'it''s'", .comparison(.unequal, name("kind"), .text("it's"))),
      (#"kind = 'it\'s'"#, .comparison(.equal, name("kind"), .text("it's"))),
      (#"kind LIKE 'a\_b%'"#, .like(name("kind"), pattern: .text(#"a\_b%"#))),
      ("killed_best >= 3", .comparison(.atLeast, name("killed_best"), .integer(3))),
      ("distance_km < -1.5E1", .comparison(.less, name("distance_km"), .number(-15))),
      ("a=.5", .comparison(.equal, name("a"), .number(0.5))),
      ("a=5.", .comparison(.equal, name("a"), .number(5))),
      ("a=99999999999999999999", .comparison(.equal, name("a"), .number(1e20))),
      ("background = TRUE", .comparison(.equal, name("background"), .boolean(true))),
      ("not background", .not(name("background"))),
      ("weapon is not null", .not(.isNull(name("weapon")))),
      ("السلاح IS NULL", .isNull(name("السلاح"))),
      ("layer:ids.x = 1", .comparison(.equal, name("layer:ids.x"), .integer(1))),
      ("kind IN ('a')", .isIn(name("kind"), [.text("a")])),
      ("kind NOT IN ('a', 'b')", .not(.isIn(name("kind"), [.text("a"), .text("b")]))),
      ("n between 1 and 2", .between(name("n"), .integer(1), .integer(2))),
      (
        "CASEI(ACCENTI(actor)) = casei('X')",
        .comparison(.equal, .caseless(.accentless(name("actor"))), .caseless(.text("X")))
      ),
      ("date = 1", .comparison(.equal, name("date"), .integer(1))),
      ("point = bbox", .comparison(.equal, name("point"), name("bbox"))),
      (
        "f() = g(1, a > 2)",
        .comparison(
          .equal, .function("f", []),
          .function("g", [.integer(1), .comparison(.greater, name("a"), .integer(2))]))
      ),
      ("A_EQUALS((1, 'b'), c)", .arrays(.equals, .array([.integer(1), .text("b")]), name("c"))),
      ("a_contains(c, (1))", .arrays(.contains, name("c"), .array([.integer(1)]))),
      ("a_overlaps((), c)", .arrays(.overlaps, .array([]), name("c"))),
    ] as [(String, FilterExpression)])
  func `A condition is read as what it says`(_ text: String, _ wanted: FilterExpression) throws {
    #expect(try CQL2.parse(text) == wanted)
  }

  @Test(arguments: [
    ("a = 1 OR b = 2 AND c = 3", "a = 1 OR (b = 2 AND c = 3)"),
    ("NOT a = 1 AND b = 2", "(NOT (a = 1)) AND b = 2"),
    ("NOT a BETWEEN 1 AND 2 OR b = 3", "(NOT (a BETWEEN 1 AND 2)) OR b = 3"),
    ("a = 1 + 2 * 3", "a = (1 + (2 * 3))"),
    ("a = 7 - 2 - 1", "a = ((7 - 2) - 1)"),
    ("a = 8 div 2 % 3", "a = ((8 div 2) % 3)"),
    ("a = 2 * 3 ^ 2", "a = (2 * (3 ^ 2))"),
    ("a = -b ^ 2", "a = ((-1 * b) ^ 2)"),
    ("a-1 > 0", "(a - 1) > 0"),
    ("a BETWEEN 1 + 1 AND 2 * 3", "a BETWEEN (1 + 1) AND (2 * 3)"),
  ])
  func `Operators bind by their rank`(_ short: String, _ full: String) throws {
    #expect(try CQL2.parse(short) == CQL2.parse(full))
  }

  @Test func `Geometries are read with and without heights`() throws {
    let line = FilterGeometry.line([
      FilterPosition(longitude: 40, latitude: 35), FilterPosition(longitude: 41, latitude: 36),
    ])
    let square = [(0.0, 0.0), (1, 0), (1, 1), (0, 0)].map {
      FilterPosition(longitude: $0.0, latitude: $0.1)
    }
    let cases: [(String, FilterGeometry)] = [
      ("POINT(40 35)", .point(FilterPosition(longitude: 40, latitude: 35))),
      ("point z (40 35 7)", .point(FilterPosition(longitude: 40, latitude: 35, height: 7))),
      ("LINESTRING (40 35, 41 36)", line),
      ("POLYGON((0 0,1 0,1 1,0 0))", .polygon([square])),
      ("MULTIPOINT((0 0), (1 1))", .points([square[0], square[2]])),
      ("MULTIPOINT(0 0, 1 1)", .points([square[0], square[2]])),
      ("MULTILINESTRING((0 0,1 0,1 1,0 0))", .lines([square])),
      ("MULTIPOLYGON(((0 0,1 0,1 1,0 0)))", .polygons([[square]])),
      (
        "GEOMETRYCOLLECTION(POINT(0 0), POLYGON((0 0,1 0,1 1,0 0)))",
        .collection([.point(square[0]), .polygon([square])])
      ),
      ("BBOX(170,-10,-170,10)", .box(FilterBox(west: 170, south: -10, east: -170, north: 10))),
      (
        "BBOX(1,2,-5,3,4,9)",
        .box(FilterBox(west: 1, south: 2, east: 3, north: 4, heights: [-5, 9]))
      ),
    ]
    for (text, geometry) in cases {
      #expect(
        try CQL2.parse("S_WITHIN(geometry, \(text))")
          == .spatial(.within, name("geometry"), .geometry(geometry)), "\(text)")
    }
  }

  @Test func `Times are days, moments in UTC, and intervals of them`() throws {
    let day = try #require(FilterInstant("2024-02-29"))
    let moment = try #require(FilterInstant("2023-11-15T18:30:00.25Z"))
    #expect(day.time == nil && moment.day == "2023-11-15" && moment.time == "18:30:00.25")
    #expect(
      try CQL2.parse("t_after(a, DATE('2024-02-29'))")
        == .temporal(.after, name("a"), .instant(day)))
    #expect(
      try CQL2.parse(
        "T_INTERSECTS(INTERVAL(\"from\", until), INTERVAL('2023-11-15T18:30:00.25Z','..'))")
        == .temporal(
          .intersects, .interval(name("from"), name("until")), .interval(.instant(moment), .open)))
    for text in [
      "2023-02-29", "2023-13-01", "2023-00-10", "0000-01-01", "2023-1-1", "2023-11-15T24:00:00Z",
      "2023-11-15T18:30Z", "2023-11-15T18:30:00", "2023-11-15T18:30:60Z", "2023-11-15T18:30:00.Z",
      "", "٢٠٢٣-١١-١٥", "2023-11-15T18:30:00+03:00",
    ] {
      #expect(FilterInstant(text) == nil, "\(text)")
    }
  }
}
