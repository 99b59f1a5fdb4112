import Events
import Testing

@testable import Reading

/// Days as people write them in tables.
@Suite struct TableDateTests {
  @Test(arguments: [
    ("2023-05-04", "2023-05-04", "2023-05-04"), ("2023/05/04", "2023-05-04", "2023-05-04"),
    ("2023-05-04T13:20:00Z", "2023-05-04", "2023-05-04"),
    ("2023-05-04 13:20", "2023-05-04", "2023-05-04"), ("20230504", "2023-05-04", "2023-05-04"),
    ("4 May 2023", "2023-05-04", "2023-05-04"), ("May 4, 2023", "2023-05-04", "2023-05-04"),
    ("4.5.2023", "2023-05-04", "2023-05-04"), ("13/05/2023", "2023-05-13", "2023-05-13"),
    ("05/13/2023", "2023-05-13", "2023-05-13"), ("٤ أيار ٢٠٢٣", "2023-05-04", "2023-05-04"),
    ("٢٠٢٣-٠٥-٠٤", "2023-05-04", "2023-05-04"), ("45050", "2023-05-04", "2023-05-04"),
    ("2023-05", "2023-05-01", "2023-05-31"), ("2024", "2024-01-01", "2024-12-31"),
    ("5/5/2023", "2023-05-05", "2023-05-05"), (" 2023-05-04 ", "2023-05-04", "2023-05-04"),
  ]) func `a day, a month or a year`(_ cell: String, _ start: String, _ end: String) throws {
    let days = try TableDate(order: nil).days(cell)
    #expect(days.start == Day(iso: start) && days.end == Day(iso: end))
  }

  @Test(arguments: [
    "soon", "", "2023-02-30", "2023-13-01", "31/11/2023", "99999999", "1.2", "--", "2023-",
    "4 of May", "12345678901234567890", "0000-00-00", "1/2/3/4",
  ]) func `what is no date is refused`(_ cell: String) {
    #expect(throws: TableDate.Fault.none) { try TableDate(order: nil).days(cell) }
  }

  @Test func `day and month are told by the column or by the user, never guessed`() throws {
    #expect(throws: TableDate.Fault.ambiguous) { try TableDate(order: nil).days("04/05/2023") }
    #expect(TableDate.order(of: ["04/05/2023", "14/05/2023"]) == .dayFirst)
    #expect(TableDate.order(of: ["04/05/2023", "04/15/2023"]) == .monthFirst)
    #expect(TableDate.order(of: ["04/05/2023", "2023-05-14"]) == nil)
    // Two columns of two minds tell nothing.
    #expect(TableDate.order(of: ["14/05/2023", "05/14/2023"]) == nil)
    let days = try TableDate(order: .monthFirst).days("04/05/2023")
    #expect(days.start == Day(iso: "2023-04-05"))
  }
}

/// Numbers as people write them in tables.
@Suite struct TableNumberTests {
  @Test(arguments: [
    ("35.08", 35.08), ("35,08", 35.08), ("1,234.5", 1234.5), ("1,234,567", 1_234_567),
    ("٣٥٫٠٨", 35.08),
    ("−4.5", -4.5), ("-4.5", -4.5), (" 7 ", 7), ("۷", 7), ("1e3", 1000), (".5", 0.5),
  ]) func `a number`(_ cell: String, _ number: Double) {
    #expect(TableNumber.number(cell) == number)
  }

  @Test(arguments: ["many", "", "nan", "inf", "0x10", "35°", "1-2", "١ أو ٢"])
  func `what is no number is refused`(_ cell: String) { #expect(TableNumber.number(cell) == nil) }

  @Test func `counts are whole and bounded`() {
    #expect(TableNumber.count("4.0") == 4 && TableNumber.count("4.5") == nil)
    #expect(TableNumber.count("-1") == nil && TableNumber.count("10000000") == nil)
  }
}
