/// What the weights of `ranking.tsv` are learnt from; for measurements only.
@_spi(Measuring) extension PlaceSearch {
  /// A candidate of a query with its evidence, by the names in `ranking.tsv`.
  public struct MeasuredCandidate: Sendable {
    /// The identifier of the place; empty for "none of the places".
    public let id: String
    /// The evidence and its values.
    public let evidence: [(label: String, value: Double)]
  }

  /// The likeliest candidates of a query with all evidence, and that of "none of these", in no order.
  public func evidence(for query: PlaceQuery) -> [MeasuredCandidate] {
    let found = hits(query)
    var query = query
    query.takeOwnCue(found.cue, found.hits)
    let weighing = Weighing(gazetteer, query)
    let likeliest = found.hits.map { (hit: $0, weight: weighing.weigh($0)) }
      .sorted { $0.weight > $1.weight }.prefix(80)
    func measured(_ id: String, _ weigh: (@escaping Weighing.Witness) -> Void) -> MeasuredCandidate
    {
      var evidence: [(label: String, value: Double)] = []
      weigh { evidence.append(($0.label, $1)) }
      return MeasuredCandidate(id: id, evidence: evidence)
    }
    return [measured("") { _ = weighing.none(rarity: found.rarity, $0) }]
      + likeliest.map { candidate in
        measured(gazetteer.places[candidate.hit.place].id) {
          _ = weighing.weigh(candidate.hit, $0)
          _ = weighing.letters(candidate.hit, $0)
          if weighing.asksSurroundings { _ = weighing.surroundings(candidate.hit, $0) }
        }
      }
  }
}
