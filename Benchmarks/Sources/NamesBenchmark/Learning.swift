import EventMapper
@_spi(Measuring) import Places

/// Prints what the costs of phones and the weights of evidence are learnt from.
enum Learning {
  /// Prints each line of a table `key, name` with the name's phones behind it.
  static func printPhones(ofNamesIn path: String, _ search: PlaceSearch) throws {
    for query in try Workload.queries(path) {
      let phones = search.phones(of: query.name)
      if !phones.isEmpty {
        print("\(query.place)\t\(query.name)\t\(phones.joined(separator: " "))")
      }
    }
  }

  /// Prints for each line of a table `key, name, country` (none: `-`) the key, then for each candidate
  /// its identifier and its evidence, all parted by tabs.
  static func printEvidence(ofQueriesIn path: String, _ search: PlaceSearch) throws {
    for query in try Workload.queries(path) {
      var question = PlaceQuery(query.name)
      if query.kind != "-" { question.country = query.kind }
      var line = query.place
      for candidate in search.evidence(for: question) {
        line += "\t\(candidate.id)"
        for (label, value) in candidate.evidence { line += " \(label)=\(value)" }
      }
      print(line)
    }
  }
}
