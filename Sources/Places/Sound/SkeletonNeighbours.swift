/// The skeletons near that of a query, each with the least that it costs to get there.
struct SkeletonNeighbours {
  /// One step away from a skeleton, packed so that the cheapest is the least number.
  private struct Step: Comparable {
    enum Change { static let without: UInt32 = 0, replacing: UInt32 = 1, inserting: UInt32 = 2 }
    /// What it costs in bits 16 to 31, then the change, the consonant's place counted from the last,
    /// and its class.
    var bits: UInt32

    init(_ change: UInt32, place: Int, group: Int, cost: UInt16) {
      bits = UInt32(cost) << 16 | change << 8 | UInt32(place) << 4 | UInt32(group)
    }

    var cost: Int32 { Int32(bits >> 16) }
    var change: UInt32 { bits >> 8 & 3 }
    var place: Int { Int(bits >> 4 & 15) }
    var group: UInt64 { UInt64(bits & 15) }

    /// The step with its consonant so many places further from the last.
    func moved(_ places: Int) -> Step {
      var step = self
      step.bits = UInt32(Int(bits) + places << 4)
      return step
    }

    static func < (one: Step, other: Step) -> Bool { one.bits < other.bits }
  }

  /// Skeletons two steps away are looked at only while the cutoff is above this, in hundredths of nats.
  static let twoOff: Int32 = 900
  /// Two steps that cost more together lead to no name that could be meant.
  private static let mostForTwo: Int32 = 1_200

  private let steps: [Step]

  /// Works out the steps for the phones of a query.
  ///
  /// - Parameters:
  ///   - phones: The phones.
  ///   - rules: What steps cost.
  ///   - limit: What a step may cost at most.
  init(_ phones: [UInt8], _ rules: SoundRules, limit: Int32 = .max) {
    let (classes, costs) = (rules.phones.classes, rules.costs)
    var steps: [Step] = []
    func add(_ change: UInt32, _ place: Int, _ group: Int, _ cost: UInt16) {
      if Int32(cost) <= limit {
        steps.append(Step(change, place: place, group: group, cost: cost))
      }
    }
    let most = rules.phones.mostClass
    let count = min(phones.count { classes[Int($0)] != 0 }, Skeleton.mostConsonants)
    var place = count
    for phone in phones where place > 0 && classes[Int(phone)] != 0 {
      place -= 1
      // A consonant that the name lacks, or has as a phone that writers leave out.
      let added = min(costs.leastAdd[Int(phone)], costs.classExchange[Int(phone)])
      add(Step.Change.without, place, 0, added)
      let own = Int(classes[Int(phone)])
      for group in 1...max(1, most) where group <= most && group != own {
        add(Step.Change.replacing, place, group, costs.classExchange[group * 128 + Int(phone)])
      }
    }
    if count < Skeleton.mostConsonants, most > 0 {
      for group in 1...most {
        // A consonant that the query lacks, or has as a phone that writers leave out.
        var omitted = costs.classOmit[group]
        for phone in phones where classes[Int(phone)] == 0 {
          omitted = min(omitted, costs.classExchange[group * 128 + Int(phone)])
        }
        for place in 0...count { add(Step.Change.inserting, place, group, omitted) }
      }
    }
    steps.sort()
    self.steps = steps
  }

  /// Gives the skeletons one step away, the cheapest first, as long as they cost no more than `limit`.
  func forEach(of skeleton: Skeleton, limit: () -> Int32, _ body: (Skeleton) -> Void) {
    for step in steps {
      if step.cost > limit() { return }
      body(Self.taken(step, skeleton))
    }
  }

  /// Gives the skeletons two steps away, as long as they cost no more than `limit`; some of them more
  /// than once.
  func forEachPair(of skeleton: Skeleton, limit: () -> Int32, _ body: (Skeleton) -> Void) {
    for (number, first) in steps.enumerated() {
      if first.cost * 2 > limit() { return }
      let between = Self.taken(first, skeleton)
      // The name may have two more of one class.
      if first.change == Step.Change.inserting, first.cost * 2 <= Self.mostForTwo {
        body(Self.taken(first, between))
      }
      for second in steps[(number + 1)...] {
        if first.cost + second.cost > min(Self.mostForTwo, limit()) { break }
        guard let shifted = Self.shifted(second, behind: first) else { continue }
        body(Self.taken(shifted, between))
        // Two consonants more in one place stand in either order.
        if second.place == first.place, second.change == Step.Change.inserting,
          first.change == Step.Change.inserting
        {
          body(Self.taken(second, between))
        }
      }
    }
  }

  /// A step that was thought of before another was taken; nil where both change the same consonant.
  private static func shifted(_ step: Step, behind first: Step) -> Step? {
    switch first.change {
    case Step.Change.inserting: return step.place >= first.place ? step.moved(1) : step
    default:
      if step.place == first.place, step.change != Step.Change.inserting { return nil }
      let isMoved = first.change == Step.Change.without && step.place > first.place
      return isMoved ? step.moved(-1) : step
    }
  }

  private static func taken(_ step: Step, _ skeleton: Skeleton) -> Skeleton {
    switch step.change {
    case Step.Change.without: skeleton.without(step.place)
    case Step.Change.replacing: skeleton.replacing(step.place, by: step.group)
    default: skeleton.inserting(step.group, before: step.place)
    }
  }
}
