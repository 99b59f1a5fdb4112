/// Joins the attacks that reports tell, day after day.
///
/// Attacks come in the order of their last possible day, those with exact days before those that leave
/// several open: so the open ones find what is known of each of their days. What lies some days back
/// can be met by nothing that is still to come: it is given out and forgotten. Memory holds the
/// attacks of a few days, however many years the reports tell of, and each new attack is compared only
/// with those at places that may be its own.
///
/// The result is that of comparing each with all before it: what is left out could not have fitted.
public struct MergeSweep {
  private var open: [ClaimGroup] = []
  private var index = PlaceIndex()
  private var fits = PlaceMemo()
  private var day: Day?

  /// Makes a sweep that nothing was added to.
  public init() {}

  /// Adds what one report tells of one attack.
  ///
  /// - Precondition: Groups come by ``ClaimGroup/precedes(_:_:)``.
  /// - Returns: The groups that nothing can join any more.
  public mutating func add(_ group: ClaimGroup) -> [ClaimGroup] {
    // Across reports an attack is known by its place and day: without them nothing is the same.
    guard group.date.start != nil, let end = group.date.end, let place = group.target else {
      return [group]
    }
    let closed = end == day ? [] : close(by: end)
    day = end
    var best: (position: Int, fit: Double)?
    let keys = PlaceIndex.Keys(place)
    for position in index.candidates(for: keys, among: open.count) {
      let fit = group.fit(open[position]) { fits.fit($0, $1) }
      guard fit > 0, fit >= best?.fit ?? 0 else { continue }
      // Of two that fit as well, the one that the earlier report tells.
      if let best, fit == best.fit, open[best.position].isTold(before: open[position]) { continue }
      best = (position, fit)
    }
    if let best {
      let before = open[best.position].target
      open[best.position].add(group)
      if let now = open[best.position].target, now != before {
        index.add(PlaceIndex.Keys(now), best.position)
      }
    } else {
      index.add(keys, open.count)
      open.append(group)
    }
    return closed
  }

  /// Ends the sweep.
  ///
  /// - Returns: The groups that were still open.
  public mutating func finish() -> [ClaimGroup] {
    defer { self = MergeSweep() }
    return open
  }

  /// Parts with the groups that nothing can join whose last day is this one or a later one.
  private mutating func close(by day: Day) -> [ClaimGroup] {
    let closed = open.filter { $0.isOver(by: day) }
    guard !closed.isEmpty else { return [] }
    open.removeAll { $0.isOver(by: day) }
    index = PlaceIndex()
    for (position, group) in open.enumerated() {
      if let place = group.target { index.add(PlaceIndex.Keys(place), position) }
    }
    return closed
  }
}

extension ClaimGroup {
  /// The order of a sweep: by the last possible day, exact days first, then by report and the place in
  /// it; what has no day comes last.
  package static func precedes(_ one: ClaimGroup, _ other: ClaimGroup) -> Bool {
    let (last, otherLast) = (one.date.end?.number ?? .max, other.date.end?.number ?? .max)
    if last != otherLast { return last < otherLast }
    let (first, otherFirst) = (one.date.start?.number ?? .max, other.date.start?.number ?? .max)
    if first != otherFirst { return first > otherFirst }
    return one.isTold(before: other)
  }

  /// Whether the claim that a group began with stands in an earlier report, or before in the same.
  package func isTold(before other: ClaimGroup) -> Bool {
    guard let claim = claims.first, let rival = other.claims.first else { return false }
    if claim.report != rival.report { return claim.report < rival.report }
    return (claim.sentence.span.start, claim.kind.span.start, claim.id)
      < (rival.sentence.span.start, rival.kind.span.start, rival.id)
  }

  /// Whether no attack can be this one whose last possible day is a given one or a later one.
  fileprivate func isOver(by day: Day) -> Bool {
    guard let start = date.start, let end = date.end else { return true }
    // A long date is the same only as itself.
    let isLong = end.number - start.number > Compatibility.mostDaysApart
    return isLong ? end < day : end < day.adding(-Compatibility.mostDaysApart)
  }
}
