import Places

/// Asks for names one by one, as a program does that geocodes a table.
struct Lookup {
  private let search: PlaceSearch

  init(_ search: PlaceSearch) { self.search = search }

  /// Names that the gazetteer holds, as they are spelled; `right` counts those whose place is the first
  /// that has the name.
  func exact(_ queries: [Workload.Query], runs: Int) -> [Figure] {
    var first = [Int](repeating: -1, count: queries.count)
    let time = Runs(runs) {
      for (number, query) in queries.enumerated() {
        var name = query.name
        var place = -1
        name.withUTF8 { utf8 in
          search.scanner.forEachPlace(spelled: utf8) { found, _ in
            if place < 0 { place = found }
          }
        }
        first[number] = place
      }
    }.median
    let places = search.gazetteer.places
    let right = zip(first, queries).count { $0 >= 0 && names(places[$0].id, $1) }
    let count = Double(queries.count)
    return time.figures("exact") + [
      ("mean_us", .number(time.processorSeconds / count * 1e6)),
      ("found", .number(Double(first.count { $0 >= 0 }) / count)),
      ("top1", .number(Double(right) / count)),
    ]
  }

  /// Misspelled names and spellings that the gazetteer does not hold.
  func fuzzy(_ queries: [Workload.Query], runs: Int) -> [Figure] {
    var best = [Double](repeating: .infinity, count: queries.count)
    var right: [String: Int] = [:]
    let time = Runs(runs) {
      right = [:]
      for (number, query) in queries.enumerated() {
        let start = Moment.now
        let answer = search.search(PlaceQuery(query.name, limit: 1))
        best[number] = min(best[number], (Moment.now - start).seconds)
        if let id = answer.candidates.first?.place.id, names(id, query) {
          right[query.kind, default: 0] += 1
        }
      }
    }.median
    best.sort()
    var figures = time.figures("fuzzy")
    figures.append(("p50_us", .number(best[best.count / 2] * 1e6)))
    figures.append(("p99_us", .number(best[best.count * 99 / 100] * 1e6)))
    figures.append(("mean_us", .number(time.processorSeconds / Double(queries.count) * 1e6)))
    for kind in Set(queries.map(\.kind)).sorted() {
      let asked = queries.count { $0.kind == kind }
      figures.append(("top1_\(kind)", .number(Double(right[kind] ?? 0) / Double(asked))))
    }
    return figures
  }

  /// Whether an identifier is that of the place that a query means, perhaps behind a prefix.
  private func names(_ id: String, _ query: Workload.Query) -> Bool {
    id.utf8.count >= query.place.utf8.count && id.hasSuffix(query.place)
      && (id.utf8.count == query.place.utf8.count || id.dropLast(query.place.count).last == ":")
  }
}
