import Events
import Geodesy

extension Figures {
  /// Counts one report.
  init(
    _ label: ReportLabel, _ table: FitTable, strict: Matching, loose: Matching,
    counts: [Aggregate]?, isRequired: (LabelledAttack) -> Bool
  ) {
    self.init()
    reports = 1
    attacks = label.attacks.count(where: isRequired)
    events = table.events.count
    self.strict = Hits(strict, in: table, of: attacks, isRequired)
    self.loose = Hits(loose, in: table, of: attacks, isRequired)
    for pair in loose.pairs {
      let (attack, event) = (table.attacks[pair.attack], table.events[pair.event])
      if let flag = event.background { backgroundFlag.count(flag == attack.background) }
      guard isRequired(attack) else { continue }
      look(at: event, attack, table[pair])
    }
    let found = Set(strict.pairs.map(\.attack))
    for (index, attack) in label.attacks.enumerated() where attack.background && !attack.optional {
      background.count(found.contains(index))
    }
    if label.attacks.isEmpty { disturbed.count(!table.events.isEmpty) }
    distracted = table.events.count { $0.place.map(label.distractors.contains) ?? false }
    if let labelled = label.counts, let counts { look(at: counts, labelled) }
  }

  private mutating func look(at event: FoundEvent, _ attack: LabelledAttack, _ fit: Fit) {
    kind.count(attack.kinds.contains(event.kind))
    lookAtPlace(event, attack, fit)
    lookAtDay(event, attack)
    lookAtLaunch(event, attack)
    for (number, stated, count) in [
      (event.killed, attack.killed, \Figures.killed), (event.injured, attack.injured, \.injured),
    ] as [(Int?, Int?, WritableKeyPath<Figures, Share>)] {
      if let stated { self[keyPath: count].count(number == stated) }
      if stated == nil, number != nil { inventedNumbers += 1 }
    }
  }

  private mutating func lookAtPlace(_ event: FoundEvent, _ attack: LabelledAttack, _ fit: Fit) {
    guard let point = event.coordinate, let distance = fit.distance else { return }
    place.count(fit.isThere)
    distances.append(distance)
    guard let radius = event.uncertainty else { return }
    radii.append(radius)
    circle.count(distance <= radius)
    circleWithError.count(
      attack.targets.contains { $0.coordinate.distance(to: point) <= radius + $0.error })
  }

  private mutating func lookAtDay(_ event: FoundEvent, _ attack: LabelledAttack) {
    guard attack.day != nil else {
      if let day = event.day, !attack.accepts(day) { inventedDays += 1 }
      return
    }
    if event.day == nil { missingDays += 1 }
    day.count(event.day.map(attack.isExactly) ?? false)
    compatibleDay.count(event.day != nil && attack.admits(event.day))
  }

  private mutating func lookAtLaunch(_ event: FoundEvent, _ attack: LabelledAttack) {
    guard let stated = attack.launch else {
      if event.launch != nil { inventedLaunches += 1 }
      return
    }
    if event.launch == nil { missingLaunches += 1 }
    launch.count(event.launch.map(stated.holds) ?? false)
  }

  /// Each labelled count takes a found one of the same number.
  private mutating func look(at found: [Aggregate], _ labelled: [LabelledCount]) {
    var left = found.map(\.count)
    for label in labelled {
      let match = left.firstIndex(of: label.count)
      counts.count(match != nil)
      if let match { left.remove(at: match) }
    }
    wrongCounts = left.count
  }
}

extension Hits {
  fileprivate init(
    _ matching: Matching, in table: FitTable, of attacks: Int,
    _ isRequired: (LabelledAttack) -> Bool
  ) {
    self.init()
    found = matching.pairs.count { isRequired(table.attacks[$0.attack]) }
    missed = attacks - found
    wrong = matching.wrong.count
    duplicates = matching.duplicates.count
    splits = matching.splits.count
    ignored = matching.pairs.count - found
  }
}
