import Events

/// Groups of claims that persons hold to be of one attack, however far apart their days are: they wait here
/// until all have come, and are few.
struct JoinedGroups {
  private let corrections: Corrections
  private var waiting: [ClaimGroup] = []
  private(set) var use = CorrectionUse()

  init(_ corrections: Corrections) { self.corrections = corrections }

  /// Keeps those that are to be joined.
  ///
  /// - Returns: The others.
  mutating func pass(_ groups: [ClaimGroup]) -> [ClaimGroup] {
    if corrections.joined.isEmpty { return groups }
    var free: [ClaimGroup] = []
    for group in groups {
      if group.claims.contains(where: { corrections.joined.contains($0.id) }) {
        waiting.append(group)
      } else {
        free.append(group)
      }
    }
    return free
  }

  /// The groups that were kept, joined; the order in which they came does not show.
  mutating func finish() -> [ClaimGroup] {
    waiting.sort(by: ClaimGroup.precedes)
    var holder: [String: Int] = [:]
    for (number, group) in waiting.enumerated() {
      for claim in group.claims where holder[claim.id] == nil { holder[claim.id] = number }
    }
    var leader = Array(waiting.indices)
    func first(_ number: Int) -> Int {
      var number = number
      while leader[number] != number {
        leader[number] = leader[leader[number]]
        number = leader[number]
      }
      return number
    }
    for (number, row) in corrections.rows.enumerated() where !row.sameAs.isEmpty {
      guard case .event(let id) = row.subject, let here = holder[id] else { continue }
      for other in row.sameAs {
        guard let there = holder[other] else {
          use.miss(number, other)
          continue
        }
        let (one, two) = (first(here), first(there))
        leader[max(one, two)] = min(one, two)
      }
    }
    var joined: [Int: ClaimGroup] = [:]
    for (number, group) in waiting.enumerated() {
      let leader = first(number)
      if leader == number { joined[number] = group } else { joined[leader]?.add(group) }
    }
    waiting = []
    return joined.sorted { $0.key < $1.key }.map(\.value)
  }
}
