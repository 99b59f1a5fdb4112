import Places

/// Asks for names one by one, as a program does that geocodes a table.
struct Lookup {
  private let search: PlaceSearch

  init(_ search: PlaceSearch) { self.search = search }

  /// Names that the gazetteer holds; `right` counts those whose place is the first answer.
  func exact(_ queries: [Workload.Query], runs: Int) -> [Figure] {
    var right = 0
    var found = 0
    let time = Runs(runs) {
      right = 0
      found = 0
      for query in queries {
        let first = search.search(PlaceQuery(query.name, limit: 1)).candidates.first
        if first != nil { found += 1 }
        if names(first, query) { right += 1 }
      }
    }.median
    let count = Double(queries.count)
    return time.figures("exact") + [
      ("mean_us", .number(time.processorSeconds / count * 1e6)),
      ("found", .number(Double(found) / count)), ("top1", .number(Double(right) / count)),
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
        if names(answer.candidates.first, query) { right[query.kind, default: 0] += 1 }
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

  private func names(_ candidate: PlaceCandidate?, _ query: Workload.Query) -> Bool {
    guard let id = candidate?.place.id else { return false }
    return id.utf8.count >= query.place.utf8.count && id.hasSuffix(query.place)
      && (id.utf8.count == query.place.utf8.count || id.dropLast(query.place.count).last == ":")
  }
}
