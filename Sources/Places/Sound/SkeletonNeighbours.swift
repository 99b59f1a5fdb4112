/// The skeletons near that of a query, each with the least that it costs to get there.
struct SkeletonNeighbours {
  /// One step away from a skeleton.
  private struct Step {
    enum Change { case without, replacing, inserting }
    let change: Change
    /// The consonant's place, counted from the last.
    let place: Int
    let group: UInt64
    let cost: Int32
  }

  /// Skeletons two steps away are looked at only while the cutoff is above this, in hundredths of nats.
  static let twoOff: Int32 = 900

  private let steps: [Step]

  /// Works out the steps for the phones of a query.
  init(_ phones: [UInt8], _ rules: SoundRules) {
    let consonants = phones.filter { rules.phones.classes[Int($0)] != 0 }
      .prefix(Skeleton.mostConsonants)
    var steps: [Step] = []
    let most = rules.phones.classes.max().map { Int($0) } ?? 0
    for (number, phone) in consonants.enumerated() {
      let place = consonants.count - 1 - number
      // A consonant that the name lacks, or has as a phone that writers leave out.
      let added = min(rules.costs.leastAdd[Int(phone)], rules.costs.classExchange[Int(phone)])
      steps.append(Step(change: .without, place: place, group: 0, cost: Int32(added)))
      let own = rules.phones.classes[Int(phone)]
      for group in 1...max(1, most) where group <= most && group != Int(own) {
        steps.append(
          Step(
            change: .replacing, place: place, group: UInt64(group),
            cost: Int32(rules.costs.classExchange[group * 128 + Int(phone)])))
      }
    }
    if consonants.count < Skeleton.mostConsonants, most > 0 {
      let vowels = Set(phones).filter { rules.phones.classes[Int($0)] == 0 }
      for group in 1...most {
        // A consonant that the query lacks, or has as a phone that writers leave out.
        let omitted = vowels.reduce(rules.costs.classOmit[group]) {
          min($0, rules.costs.classExchange[group * 128 + Int($1)])
        }
        for place in 0...consonants.count {
          steps.append(
            Step(change: .inserting, place: place, group: UInt64(group), cost: Int32(omitted)))
        }
      }
    }
    self.steps = steps.sorted { $0.cost < $1.cost }
  }

  /// Gives the skeletons one step away, the cheapest first, as long as they cost no more than `limit`.
  func forEach(of skeleton: Skeleton, limit: () -> Int32, _ body: (Skeleton) -> Void) {
    for step in steps {
      if step.cost > limit() { return }
      body(Self.taken(step, skeleton))
    }
  }

  /// Gives the skeletons two steps away, as long as they cost no more than `limit`.
  func forEachPair(of skeleton: Skeleton, limit: () -> Int32, _ body: (Skeleton) -> Void) {
    for (number, first) in steps.enumerated() {
      if first.cost * 2 > limit() { return }
      let between = Self.taken(first, skeleton)
      for second in steps[(number + 1)...] {
        if first.cost + second.cost > limit() { break }
        guard let shifted = Self.shifted(second, behind: first) else { continue }
        body(Self.taken(shifted, between))
      }
    }
  }

  /// A step that was thought of before another was taken; nil where both change the same consonant.
  private static func shifted(_ step: Step, behind first: Step) -> Step? {
    var place = step.place
    if step.place == first.place, step.change != .inserting, first.change != .inserting {
      return nil
    }
    switch first.change {
    case .replacing: break
    case .without: if step.place > first.place { place -= 1 }
    case .inserting:
      if step.place >= first.place { place += 1 }
    }
    return Step(change: step.change, place: place, group: step.group, cost: step.cost)
  }

  private static func taken(_ step: Step, _ skeleton: Skeleton) -> Skeleton {
    switch step.change {
    case .without: skeleton.without(step.place)
    case .replacing: skeleton.replacing(step.place, by: step.group)
    case .inserting: skeleton.inserting(step.group, before: step.place)
    }
  }
}
