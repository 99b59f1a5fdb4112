import Events
import Places

/// What words mean in some reports, or in all, as persons corrected it.
struct CorrectedWords: Sendable {
  /// What a phrase means by a correction.
  enum Meaning {
    /// What the row says, and nothing else of the phrase.
    case place(row: Int)
    /// The same phrase, its names bound to places of the gazetteer.
    case phrase(PlacePhrase, rows: [Int])
  }

  /// The last row of words in each report, and in all reports.
  private struct Rows {
    var everywhere: Int?
    var reports: [String: Int] = [:]
    var last = 0
  }

  private var rows: [String: Rows] = [:]
  private var reports: Set<String> = []
  private var isEverywhere = false

  /// Whether any row speaks of words of a report.
  func concern(_ report: String) -> Bool { isEverywhere || reports.contains(report) }

  /// Adds a row.
  ///
  /// - Returns: The row that spoke of the same words in the same reports before.
  mutating func add(
    _ row: Int, _ words: String, reports: [String], _ all: [Correction]
  ) -> Int? {
    let key = Folding.fold(words)
    var known = rows[key] ?? Rows()
    let earlier =
      reports.isEmpty
      ? (rows[key] == nil ? nil : known.last)
      : reports.compactMap { known.reports[$0] ?? known.everywhere }.max()
    self.reports.formUnion(reports)
    if reports.isEmpty {
      isEverywhere = true
      known.everywhere = row
      known.reports = [:]
    } else {
      for report in reports { known.reports[report] = row }
    }
    known.last = row
    rows[key] = known
    return earlier
  }

  /// What a phrase of a report means; nil where no row speaks of it.
  ///
  /// A row for the whole phrase, or for the one name that it consists of, says where. One for a name in
  /// "20 km south of …" says where that is, and the phrase is drawn anew.
  func meaning(
    of phrase: PlacePhrase, in report: String, placeID: (Int) -> String?
  ) -> Meaning? {
    guard concern(report) else { return nil }
    if let row = row(phrase.words, in: report) { return .place(row: row) }
    let anchored = phrase.anchors.lazy.compactMap { row(of: $0, in: report) }.first
    if let anchored, phrase.relation == .at && phrase.anchors.count == 1 || placeID(anchored) == nil
    {
      return .place(row: anchored)
    }
    var used: [Int] = []
    let bound = phrase.binding { mention in
      guard let row = row(of: mention, in: report), let id = placeID(row) else { return nil }
      used.append(row)
      return id
    }
    return used.isEmpty ? nil : .phrase(bound, rows: Set(used).sorted())
  }

  private func row(of mention: PlaceMention, in report: String) -> Int? {
    row(mention.words, in: report) ?? row(mention.name, in: report)
  }

  private func row(_ words: String, in report: String) -> Int? {
    guard !words.isEmpty, let rows = rows[Folding.fold(words)] else { return nil }
    return rows.reports[report] ?? rows.everywhere
  }
}

extension PlacePhrase {
  /// The same phrase with names bound to the places that a rule says.
  fileprivate func binding(_ place: (PlaceMention) -> String?) -> PlacePhrase {
    PlacePhrase(
      relation: relation,
      anchors: anchors.map { mention in
        guard let id = place(mention) else { return mention }
        return PlaceMention(
          words: mention.words, name: mention.name, cue: mention.cue, isArea: mention.isArea,
          placeID: id, featureClass: mention.featureClass, scalars: mention.scalars,
          utf8: mention.utf8)
      }, containers: containers.map { $0.binding(place) }, words: words, cue: cue,
      scalars: scalars, utf8: utf8)
  }
}
