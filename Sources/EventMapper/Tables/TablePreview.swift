public import Diagnostics
public import Events
import Places
import Reading

/// How the first rows of an event table would be read: what a dry run shows.
public struct TablePreview: Sendable {
  /// The table's file.
  public let source: String
  /// What its makers call such tables; `other` for a table of one's own.
  public let shape: String
  /// What each column holds that is read, in the order of the columns.
  public let columns: [(name: String, role: String)]
  /// The columns that are not read.
  public let unread: [String]
  /// The first rows, as they would be mapped.
  public let claims: [Claim]
  /// How many of the first rows are no attacks.
  public let withoutAttack: Int

  /// So many rows are shown.
  private static let mostRows = 5

  /// Looks at the first rows of every table, which cannot be mapped after that.
  ///
  /// - Parameters:
  ///   - inputs: What was read; what is wrong in the rows is told there.
  ///   - mapper: Finds their places.
  /// - Returns: The tables by name.
  /// - Throws: That the disk cannot take what is to be told.
  public static func all(
    of inputs: MapInputs, with mapper: Mapper
  ) throws(Diagnostic) -> [TablePreview] {
    try inputs.openTables(with: mapper)
    let locator = TableLocator(mapper)
    var previews: [TablePreview] = []
    for rows in inputs.tables ?? [] {
      let batch = try rows.next { (told) throws(Diagnostic) in
        try inputs.diagnostics.add(told, isOfInput: true)
      }
      let first = batch?.prefix(Self.mostRows)
      let located = first.map(locator.located) ?? LocatedRows()
      for diagnostic in located.diagnostics {
        try inputs.diagnostics.add(diagnostic, isOfInput: true)
      }
      previews.append(TablePreview(rows.table, located))
    }
    return previews
  }

  private init(_ table: EventTable, _ located: LocatedRows) {
    source = table.source
    shape = table.header.shapeName
    let read = table.header.columns.sorted {
      ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue)
    }
    columns = read.map { (table.header.names[$0.value], $0.key.rawValue) }
    let places = Set(read.map(\.value))
    unread = table.header.names.enumerated().filter { !places.contains($0.offset) }
      .map(\.element)
    claims = located.claims
    withoutAttack = located.withoutAttack
  }
}
