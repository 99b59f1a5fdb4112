import Geodesy

/// How the program's answers compare with labels: each label is matched with one answer at most, and
/// each answer with one label at most, so that as many as can be are matched.
struct Score {
  private(set) var found = 0
  private(set) var missed: [String] = []
  private(set) var wrong: [String] = []
  private(set) var inventedDates: [String] = []
  private(set) var launches = (stated: 0, right: 0, invented: 0)

  /// 2·found / (2·found + false + missed), or 1 when there was nothing to find.
  var f1: Double {
    let all = 2 * found + wrong.count + missed.count
    return all == 0 ? 1 : Double(2 * found) / Double(all)
  }

  init(_ labels: [Label], against answers: [Answer]) {
    for label in labels { add(label, answers.filter { $0.reports.contains(label.id) }) }
  }

  private mutating func add(_ label: Label, _ answers: [Answer]) {
    let pairs = bestMatching(label.events, answers)
    for (index, attack) in label.events.enumerated() {
      guard let answer = pairs[index].map({ answers[$0] }) else {
        if !attack.optional { missed.append("\(attack.eid) \(attack.summary)") }
        continue
      }
      if !attack.optional { found += 1 }
      if answer.inventsDate(of: attack) { inventedDates.append(attack.eid) }
      if let stated = attack.launch {
        launches.stated += 1
        if let mine = answer.launch, stated.holds(mine) { launches.right += 1 }
      } else if answer.launch != nil, answer.reports.count == 1 {
        // An event that two reports tell has the launch place that one of them states.
        launches.invented += 1
      }
    }
    let used = Set(pairs.compactMap { $0 })
    for (index, answer) in answers.enumerated() where !used.contains(index) {
      // A second place of an attack on several places is neither right nor wrong.
      let partner = label.events.contains { $0.targets.count > 1 && answer.fits($0) }
      if !partner {
        wrong.append("\(label.id) \(answer.kind) \(answer.dateStart ?? "undated") \(answer.id)")
      }
    }
  }
}

/// For each attack the index of its answer, or nil; as many attacks as possible have one.
private func bestMatching(_ attacks: [Label.Attack], _ answers: [Answer]) -> [Int?] {
  var partner = [Int?](repeating: nil, count: answers.count)

  /// Finds an answer for an attack, moving others along where that frees one.
  func place(_ attack: Int, _ tried: inout Set<Int>) -> Bool {
    for answer in answers.indices where answers[answer].fits(attacks[attack]) {
      guard tried.insert(answer).inserted else { continue }
      if let other = partner[answer], !place(other, &tried) { continue }
      partner[answer] = attack
      return true
    }
    return false
  }

  // Attacks that a reader must find come first, so that optional ones take only what is left.
  for attack in attacks.indices.sorted(by: { !attacks[$0].optional && attacks[$1].optional }) {
    var tried: Set<Int> = []
    _ = place(attack, &tried)
  }
  return attacks.indices.map { attack in partner.firstIndex { $0 == attack } }
}
