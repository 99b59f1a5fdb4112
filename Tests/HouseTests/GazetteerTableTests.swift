import Foundation
import Testing

@Suite struct GazetteerTableTests {
  @Test func `every row of a table has as many cells as its header`() throws {
    let home = House.root.appending(path: "Gazetteer").path()
    let tables = try FileManager.default.contentsOfDirectory(atPath: home)
      .filter { $0.hasSuffix(".tsv") }.sorted()
    #expect(tables.count >= 8, "the gazetteer's tables are missing")
    for table in tables {
      let bytes = try Data(contentsOf: House.root.appending(path: "Gazetteer/\(table)"))
      #expect(bytes.last == UInt8(ascii: "\n"), "\(table) ends without a line feed")
      #expect(!bytes.contains(UInt8(ascii: "\r")), "\(table) has carriage returns")
      let wrong = rowsOfOtherWidth(bytes)
      #expect(wrong.isEmpty, "\(table): lines \(wrong.prefix(5)) differ from the header")
    }
  }

  @Test func `a short and a long row are found`() {
    let table = "# why\nid\tname\n1\tA\n2\n3\tC\t\n# end\n"
    #expect(rowsOfOtherWidth(Data(table.utf8)) == [4, 5])
  }
}

/// The lines, from 1, that have more or fewer cells than the first line that is no comment.
private func rowsOfOtherWidth(_ bytes: Data) -> [Int] {
  var header: Int?
  var wrong: [Int] = []
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  for (index, line) in lines.enumerated() {
    if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
    let cells = line.reduce(1) { $1 == UInt8(ascii: "\t") ? $0 + 1 : $0 }
    if let header {
      if cells != header { wrong.append(index + 1) }
    } else {
      header = cells
    }
  }
  return wrong
}
