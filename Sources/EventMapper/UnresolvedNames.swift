import Diagnostics
import Layers
import Spooling

/// Names that no place was found for, with how often and where they stand.
enum UnresolvedNames {
  /// The mentions, but those of a claim from outside that came again only once.
  static func once(_ mentions: Spooled<UnresolvedMention>) -> Rows<UnresolvedMention> {
    Rows { body in
      var last: UnresolvedMention?
      try mentions.forEach { mention in
        defer { last = mention }
        if mention.claim != nil, mention == last { return }
        try body(mention)
      }
    }
  }

  /// Counts mentions that come by name and report; the most frequent name comes first.
  static func counted(
    _ mentions: Spooled<UnresolvedMention>, _ space: SpoolSpace
  ) throws -> Spooled<UnresolvedName> {
    let names = Spool<UnresolvedName>(space)
    var first: UnresolvedMention?
    var count = 0
    var reports: [String] = []
    func close() throws {
      guard let first else { return }
      let name = UnresolvedName(
        name: first.name, count: count, reports: reports, reason: first.reason, quote: first.quote,
        candidates: first.candidates)
      try names.add(name, at: SpoolKey(-count).then(name.name))
    }
    try once(mentions).forEach { mention in
      if mention.name != first?.name {
        try close()
        first = mention
        count = 0
        reports = []
      }
      count += 1
      if reports.last != mention.report { reports.append(mention.report) }
    }
    try close()
    return try names.finish()
  }
}
