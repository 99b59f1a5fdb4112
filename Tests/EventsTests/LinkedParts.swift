import Events

/// Attacks in the parts that no link joins, each in the order in which they came.
func linkedParts(of groups: [ClaimGroup]) -> [[ClaimGroup]] {
  var leader = Array(groups.indices)
  func first(_ number: Int) -> Int {
    var number = number
    while leader[number] != number { number = leader[number] }
    return number
  }
  func join(_ one: Int, _ other: Int) {
    let (one, other) = (first(one), first(other))
    leader[max(one, other)] = min(one, other)
  }
  var own: [String: [Int]] = [:]
  let links = groups.map(MergeLinks.init)
  for (number, links) in links.enumerated() {
    for key in links.own { own[key, default: []].append(number) }
  }
  for members in own.values { for member in members { join(members[0], member) } }
  for (number, links) in links.enumerated() {
    for key in links.passed { if let member = own[key]?.first { join(member, number) } }
  }
  return Dictionary(grouping: groups.indices, by: first).values.map { $0.map { groups[$0] } }
}
