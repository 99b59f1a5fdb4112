package import Diagnostics

/// Which columns the user says hold what: `place=Location,date=Event Date`.
package struct ColumnChoice: Hashable, Sendable {
  /// In which order the numbers of a date like `04/05/2023` stand.
  package enum DateOrder: String, Hashable, Sendable {
    case dayFirst = "dmy"
    case monthFirst = "mdy"
  }

  /// The column of each role, as the user wrote it.
  package private(set) var columns: [TableRole: String] = [:]
  /// The order of numbers in dates; nil where the table is to tell.
  package private(set) var dateOrder: DateOrder?

  /// Short words that may stand for a role.
  private static let short: [String: TableRole] = [
    "lat": .latitude, "lon": .longitude, "lng": .longitude, "long": .longitude,
    "radius": .uncertainty, "date_start": .date, "time": .timeOfDay, "type": .kind,
    "quote": .note, "killed_best": .killed, "injured_best": .injured,
    "launch_lat": .launchLatitude, "launch_lon": .launchLongitude,
  ]

  /// Nothing is said: tables are told by their headers.
  package init() {}

  /// Reads what the user wrote: pairs parted by commas, semicolons or line ends; `#` begins a comment.
  ///
  /// - Throws: `table.choice` that names the pair.
  package init(_ text: String) throws(Diagnostic) {
    var line = 0
    for row in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      line += 1
      let said = row.prefix { $0 != "#" }
      for pair in said.split(whereSeparator: { $0 == "," || $0 == ";" }) where !String(pair).isBlank
      {
        try add(String(pair))
      }
    }
  }

  private mutating func add(_ pair: String) throws(Diagnostic) {
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = TableShapes.key(String(parts[0])).split(separator: " ").joined(separator: "_")
    let column = parts.count == 2 ? String(parts[1]).withSingleBlanks : ""
    guard !column.isEmpty else {
      throw Self.fault(pair, "has no column behind \"=\"")
    }
    if name == "date_order" {
      guard let order = DateOrder(rawValue: column.lowercased()) else {
        throw Self.fault(pair, "is no order of dates: write date_order=dmy or date_order=mdy")
      }
      dateOrder = order
      return
    }
    guard let role = TableRole(rawValue: name) ?? Self.short[name] else {
      throw Self.fault(pair, "names nothing that a column can hold")
    }
    guard columns[role] == nil else { throw Self.fault(pair, "is the second for \(role.rawValue)") }
    columns[role] = column
  }

  private static func fault(_ pair: String, _ sentence: String) -> Diagnostic {
    Diagnostic(
      "table.choice", .error, "\(pair.withSingleBlanks.isolated) after --columns \(sentence).",
      fix: "write pairs such as \"place=Location,date=Event Date\"; what may stand before = is "
        + TableRole.allCases.map(\.rawValue).joined(separator: ", ") + ", date_order")
  }
}
