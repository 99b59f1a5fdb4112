import TestSupport
import Testing

@testable import Reading

@Suite struct CSVReaderTests {
  static func allRows(_ text: String) -> [CSVReader.Row] {
    var reader = CSVReader(text)
    var rows: [CSVReader.Row] = []
    while let row = reader.row() { rows.append(row) }
    return rows
  }

  static func rows(_ text: String) -> [[String]] { allRows(text).map { $0.cells.map(\.text) } }

  @Test func `quotes, line ends and empty cells are read as RFC 4180 says`() {
    #expect(
      Self.rows("a,b,c\r\n\"x,\ny\",\"say \"\"hi\"\"\",\r\n,,\n\n1,2,3")
        == [["a", "b", "c"], ["x,\ny", "say \"hi\"", ""], ["", "", ""], ["1", "2", "3"]])
    #expect(Self.rows("a;b\n1,5;2\n") == [["a", "b"], ["1,5", "2"]])
    #expect(Self.rows("\n\n").isEmpty)
  }

  @Test func `cells know where they stand`() throws {
    let rows = Self.allRows("a,b\n\"ق\nق\",x\r\ny,z")
    try #require(rows.count == 3)
    #expect(rows[1].cells.map(\.line) == [2, 3])
    #expect(rows[1].cells.map(\.column) == [1, 4])
    #expect(rows[2].cells.map(\.line) == [4, 4])
    #expect(rows[2].cells.map(\.column) == [1, 3])
  }

  @Test func `an open quote breaks its row`() {
    let rows = Self.allRows("a,b\nc,\"d\ne,f")
    #expect(rows.map(\.isBroken) == [false, true])
  }

  @Test func `what is written with quotes is read as it was`() {
    let signs: [Character] = ["a", "ق", "\"", ",", "\n", "\r\n", " ", ";"]
    for seed in seeds(200) {
      var random = Seeded(seed)
      let table = (0..<4).map { _ in
        (0..<3).map { _ in
          String(
            (0..<Int.random(in: 0...5, using: &random)).map { _ in
              signs.randomElement(using: &random) ?? "a"
            })
        }
      }
      let text = table.map { row in
        row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
      }.joined(separator: "\n")
      #expect(Self.rows(text) == table)
    }
  }
}
