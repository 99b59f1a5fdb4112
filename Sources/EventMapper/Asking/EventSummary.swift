public import EventStore
public import Places

/// Events counted by district, period, kind and the like, each shared where it is uncertain.
///
/// An event whose 90 % area crosses a border counts for its part in each district, one whose possible
/// days lie in two months for its part of the days in each, so that the sum over all rows is the number
/// of events. What lies in no known district, has no day or no known attacker has a row of its own.
public struct EventSummary: Sendable {
  /// A row: its values, one for each key, and its counts.
  public struct Row: Sendable {
    /// What it is about, in the order of the keys.
    public let values: [SummaryValue]
    /// Events that belong there for certain.
    public fileprivate(set) var certain = 0
    /// The sum of the shares.
    public fileprivate(set) var expected = 0.0
    /// Events that may belong there, beside the certain ones.
    public fileprivate(set) var possible = 0
    /// Whether it is what no other row counts, because of ``EventQuestion/leastShare``.
    public let isRest: Bool

    fileprivate init(values: [SummaryValue], isRest: Bool) {
      self.values = values
      self.isRest = isRest
    }
  }

  /// The keys.
  public let keys: [SummaryKey]
  /// The rows by their values; districts and governorates without events are there where they are the
  /// only key.
  public let rows: [Row]
  /// How many events were counted: the sum of all ``Row/expected``.
  public let total: Int
  /// What was left aside.
  public let count: AnswerCount
  /// The units that rows are about.
  let ground: SummaryGround

  /// Counts.
  ///
  /// - Parameters:
  ///   - question: Which events. It asks for no region; the least share, and whether only what is certain
  ///     counts, are asked of the rows: what a row does not count for it stands in a row of its own.
  ///   - keys: By what, from the first key to the last.
  ///   - source: The store.
  ///   - geocoder: Knows the districts.
  /// - Throws: What the store throws.
  public init(
    _ question: EventQuestion, by keys: [SummaryKey], from source: EventSource,
    in geocoder: Geocoder
  ) throws {
    var asked = question
    let least = question.onlyCertain ? 1 - 1e-9 : question.leastShare
    (asked.leastShare, asked.onlyCertain, asked.region) = (0, false, nil)
    let ground = SummaryGround(geocoder, keys)
    var found: [[SummaryValue]: Row] = [:]
    let rest = keys.map { _ in SummaryValue("(too small a share)", order: "\u{10FFFF}\u{10FFFF}") }
    var total = 0
    if let key = keys.first, keys.count == 1 {
      for value in ground.allValues(of: key) {
        found[[value]] = Row(values: [value], isRest: false)
      }
    }
    count = try source.answer(asked) { answer in
      total += 1
      var parts: [(values: [SummaryValue], share: Double)] = [([], 1)]
      let places = ground.parts(of: answer.event)
      if let places { parts = places.map { ($0.values, $0.share) } }
      // Units that were parted together come first; the others are put in where they belong.
      let unitKeys = keys.filter(\.isPlace)
      for part in parts {
        var combined: [(values: [SummaryValue], share: Double)] = [([], part.share)]
        for key in keys {
          let values: [(SummaryValue, Double)]
          if let place = unitKeys.firstIndex(of: key), places != nil {
            values = [(part.values[place], 1)]
          } else {
            values = Self.values(of: answer.event, by: key)
          }
          combined = combined.flatMap { old in
            values.map { (old.values + [$0.0], old.share * $0.1) }
          }
        }
        for (values, share) in combined where share > 0 {
          let isRest = share < least
          let name = isRest ? rest : values
          found[name, default: Row(values: name, isRest: isRest)].add(share)
        }
      }
    }
    self.keys = keys
    self.total = total
    self.ground = ground
    rows = found.values.sorted { one, other in
      one.values.map(\.order).lexicographicallyPrecedes(other.values.map(\.order))
    }
  }

  private static func values(of event: StoredEvent, by key: SummaryKey) -> [(SummaryValue, Double)]
  {
    func word(_ text: String?, _ unknown: String) -> [(SummaryValue, Double)] {
      [(text.map { SummaryValue($0) } ?? SummaryValue(unknown: unknown), 1)]
    }
    return switch key {
    case .week, .month, .year: key.periods(event.firstDay, event.lastDay)
    case .kind: word(event.text("kind"), "kind not known")
    case .actor: word(event.actor, "attacker not known")
    case .weapon: word(event.weapon, "weapon not known")
    case .district, .governorate, .country: word(nil, "place not known")
    }
  }
}

extension EventSummary.Row {
  fileprivate mutating func add(_ share: Double) {
    expected += share
    if share > 1 - 1e-9 { certain += 1 } else { possible += 1 }
  }
}
