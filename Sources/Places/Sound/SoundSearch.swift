/// Looks for the names that sound like a query, the likeliest groups first.
struct SoundSearch {
  /// One index, and by how much its names are shifted in the whole gazetteer.
  struct Part: Sendable {
    let index: SoundIndex
    let firstName: Int
    let nameCount: Int
  }

  /// A name that sounds like the query.
  struct Found {
    /// The name, as an index in the whole gazetteer.
    let name: Int
    /// What it costs to hear it so, in hundredths of nats.
    let cost: Int32
    let isBare: Bool
    let isUnjoined: Bool
    /// Whether it is written in another script than the query.
    let isAcross: Bool
    /// By how many consonants it differs, as far as their classes tell.
    let steps: Int
  }

  /// How much dearer than the best a name may be, in hundredths of nats.
  static let margin: Int32 = 800
  /// What a phone of a query may cost at most on the average, in hundredths of nats.
  private static let mostPerPhone: Int32 = 210

  let rules: SoundRules
  let parts: [Part]

  /// Takes the indexes out of a gazetteer's volumes, or builds those that are missing or were made by
  /// other rules.
  init(_ gazetteer: Gazetteer) {
    let volumes = gazetteer.volumes
    let rules = gazetteer.ruling.sounds
    self.rules = rules
    parts = volumes.all.enumerated().map { number, volume in
      let stored = SoundIndex(reading: volume.image)
      return Part(
        index: stored?.rules == rules.fingerprint
          ? stored ?? SoundIndex(building: volume, tables: gazetteer.ruling)
          : SoundIndex(building: volume, tables: gazetteer.ruling),
        firstName: volumes.nameStarts[number], nameCount: volume.nameCount)
    }
  }

  /// Gives the names that sound like some phones to `body`, which tells whether the name may be an
  /// answer at all: only those bring down what others may cost.
  ///
  /// - Parameters:
  ///   - phones: What the query is heard as.
  ///   - limit: What a name may cost at most, in hundredths of nats.
  ///   - body: Told of each name.
  func forEachName(like phones: [UInt8], limit: Int32, _ body: (Found) -> Bool) {
    let walk = SoundWalk(phones, rules)
    var cutoff = min(limit, Int32(phones.count + 1) * Self.mostPerPhone)
    let skeleton = Skeleton(phones, rules.phones)
    let near = SkeletonNeighbours(phones, rules)
    for part in parts {
      part.index.groups.withUnsafeElements { groups in
        part.index.sounds.withUnsafeElements { sounds in
          func visit(_ skeleton: Skeleton, _ steps: Int) {
            guard let group = SoundIndex.group(skeleton, groups) else { return }
            walk.visit(group, sounds, cutoff: &cutoff) { cost, owners, isAcross, cutoff in
              for position in owners where position < part.index.owners.count {
                let owner = part.index.owners[position]
                guard owner.name < part.nameCount else { continue }
                let isAnswer = body(
                  Found(
                    name: owner.name + part.firstName, cost: cost, isBare: owner.isBare,
                    isUnjoined: owner.isUnjoined, isAcross: isAcross, steps: steps))
                if isAnswer { cutoff = min(cutoff, cost + Self.margin) }
              }
            }
          }
          visit(skeleton, 0)
          near.forEach(of: skeleton, limit: { cutoff }) { visit($0, 1) }
          // Two consonants off: only while nothing sounds well.
          if cutoff > SkeletonNeighbours.twoOff {
            near.forEachPair(of: skeleton, limit: { cutoff }) { visit($0, 2) }
          }
        }
      }
    }
  }

  /// How much some phones tell, in hundredths of nats, whatever name is meant.
  func rarity(of phones: [UInt8]) -> Int32 {
    phones.reduce(0) { $0 + Int32(rules.costs.rarity[Int($1)]) }
  }
}
