import CQL2
import Testing

@Suite struct ErrorTests {
  @Test(
    arguments: [
      ("", nil, "the filter is empty"),
      ("  ", nil, "the filter is empty"),
      ("kind = ", 8, "expected a value or a condition, found the end"),
      ("kind == 'x'", 7, "expected a value or a condition, found \"=\""),
      ("kind = 'rocket", 8, "a text begins here and does not end"),
      ("kind = \"rocket", 8, "a name begins here and does not end"),
      ("\"\" = 1", 1, "there is no name between the quotes"),
      (
        "kind = 'a' weapon = 'b'", 12, "expected AND, OR or the end of the filter, found \"weapon\""
      ),
      ("(kind = 'a'", 12, "expected a comma or ), found the end"),
      ("kind = 'a')", 11, "expected AND, OR or the end of the filter, found \")\""),
      ("a = 1 AND", 10, "expected a value or a condition, found the end"),
      ("AND a = 1", 1, "expected a value or a condition, found \"AND\""),
      ("a != 1", 3, "\"!\" means nothing in a filter"),
      ("a = 1; b", 6, "\";\" means nothing in a filter"),
      ("a = 12b", 5, "this begins as a number and goes on as a name"),
      ("a = 1E", 5, "a number ends within its exponent"),
      ("a = 1E999", 5, "expected a number that a computer can hold, found \"1E999\""),
      ("a IS 3", 6, "expected NULL, found \"3\""),
      ("a = NULL", 5, "expected a value, found \"NULL\""),
      ("a NOT = 3", 7, "expected LIKE, BETWEEN or IN, found \"=\""),
      ("a BETWEEN 1 OR 2", 13, "expected AND, found \"OR\""),
      ("a IN 1", 6, "expected ( behind IN, found \"1\""),
      ("a IN ()", 7, "expected a value or a condition, found \")\""),
      ("a = 2 ^ 3 ^ 2", 11, "expected no second ^, found \"^\""),
      ("S_INTERSECTS(g)", 1, "S_INTERSECTS takes two values, not 1"),
      ("S_INTERSECTS(g, POINT(1))", 24, "expected a latitude, found \")\""),
      ("S_INTERSECTS(g, POINT(1,2))", 24, "expected a latitude, found \",\""),
      ("S_INTERSECTS(g, POINT EMPTY)", 23, "expected ( behind POINT, found \"EMPTY\""),
      ("S_WITHIN(g, POLYGON((0 0,1 0,1 1,0 1)))", 21, "the ring does not end where it began"),
      (
        "S_WITHIN(g, POLYGON((0 0,1 0,0 0)))", 21,
        "the ring has 3 positions, and none with fewer than 4 holds anything"
      ),
      ("S_WITHIN(g, LINESTRING(0 0))", 23, "expected 2 positions or more, found 1"),
      ("S_WITHIN(g, BBOX(1,2,3))", 17, "BBOX takes four numbers, or six with heights, not 3"),
      ("S_WITHIN(g, BBOX(1,4,3,2))", 17, "the south of the box lies north of its north"),
      ("T_AFTER(d, DATE('15.11.2023'))", 17, "\"15.11.2023\" is no day"),
      ("T_AFTER(d, DATE('2023-11-15T00:00:00Z'))", 17, "\"2023-11-15T00:00:00Z\" is no day"),
      ("T_AFTER(d, TIMESTAMP('2023-11-15'))", 22, "\"2023-11-15\" is no moment in UTC"),
      ("T_AFTER(d, INTERVAL('2024-01-01','2023-01-01'))", 12, "the interval ends before it begins"),
      (
        "T_AFTER(d, INTERVAL(DATE('2024-01-01'),'..'))", 21,
        "expected an instant in quotes alone, found \"DATE\""
      ),
      (
        "نوع = 'صاروخ' و", 15,
        "expected AND, OR or the end of the filter, found \"\u{2068}و\u{2069}\""
      ),
    ] as [(String, Int?, String)])
  func `An error says where and what`(_ text: String, _ position: Int?, _ sentence: String) {
    #expect {
      try CQL2.parse(text)
    } throws: { error in
      let told = error as? CQL2Error
      return told?.position == position && told?.sentence == sentence && told?.fix.isEmpty == false
    }
  }

  @Test(arguments: [
    String(repeating: "(", count: 60_000),
    String(repeating: "NOT ", count: 16_000) + "a",
    String(repeating: "f(", count: 30_000),
    String(repeating: "GEOMETRYCOLLECTION(", count: 3_000),
    String(repeating: "CASEI(", count: 10_000),
    "a = " + String(repeating: "1+", count: 20_000) + "1",
    "a = " + String(repeating: "-", count: 60_000) + "1",
    String(repeating: "a OR ", count: 10_000) + "a",
    "a IN (" + String(repeating: "1,", count: 30_000) + "1)",
  ])
  func `A bomb is refused before it goes off`(_ text: String) {
    #expect(throws: CQL2Error.self) { try CQL2.parse(text) }
  }

  @Test func `What is allowed at most is read`() throws {
    let deep = CQL2.deepest - 3
    _ = try CQL2.parse(
      String(repeating: "(", count: deep) + "a = 1" + String(repeating: ")", count: deep))
    _ = try CQL2.parse("a IN (\((1...990).map(String.init).joined(separator: ",")))")
    let ring = (0..<3_000).map { "\($0 % 180) \($0 % 90)" }.joined(separator: ",")
    _ = try CQL2.parse("S_WITHIN(g, POLYGON((\(ring),0 0)))")
    #expect(throws: CQL2Error.self) {
      try CQL2.parse("a = '\(String(repeating: "x", count: CQL2.longest))'")
    }
  }
}
