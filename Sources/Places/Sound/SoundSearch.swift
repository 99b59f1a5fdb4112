/// Looks for the names that sound like a query, the likeliest groups first.
///
/// A class, as its parts are: closures that look through thousands of groups for each query hold it, and
/// a struct of so many arrays would count each of them up and down each time.
final class SoundSearch: Sendable {
  /// One index, and by how much its names are shifted in the whole gazetteer.
  final class Part: Sendable {
    let index: SoundIndex
    let firstName: Int
    let nameCount: Int

    init(index: SoundIndex, firstName: Int, nameCount: Int) {
      (self.index, self.firstName, self.nameCount) = (index, firstName, nameCount)
    }
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

  /// How much dearer than the best a name may be at most, in hundredths of nats.
  private static let margin: Int32 = 800
  /// How much dearer it may be by a phone of the query: costs are shared among the phones, so that the
  /// same cost tells more of a short name.
  private static let marginPerPhone: Int32 = 100
  /// The same in a gazetteer of many names.
  private let marginPerPhone: Int32
  /// Whether the names are so many that the margin is narrowed at all.
  private let isWide: Bool
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
    // The more names, the more of them sound a little like the right one by chance, and the nearer to
    // the best it is found: from 64,000 names on, by each doubling beyond 32,000.
    let doublings = max(0, Logarithms.binary(volumes.nameCount) - 15)
    isWide = doublings >= 1
    marginPerPhone = max(Self.marginPerPhone / 2, Self.marginPerPhone - Int32(12 * doublings))
  }

  /// How much dearer than the best a name may be, in hundredths of nats; `isNarrow` tells that only
  /// the names of one country are asked for, which are few anyway.
  func margin(phones: Int, isNarrow: Bool) -> Int32 {
    isNarrow || !isWide ? Self.margin : min(Self.margin, marginPerPhone * Int32(phones))
  }

  /// Gives the names that sound like some phones to `body`, which tells what a name may cost from then
  /// on, in hundredths of nats.
  ///
  /// - Parameters:
  ///   - phones: What the query is heard as.
  ///   - walk: What compares phones; it is used again for other ways to hear the query.
  ///   - limit: What a name may cost at most, in hundredths of nats.
  ///   - body: Told of each name.
  func forEachName(
    like phones: [UInt8], _ walk: SoundWalk, limit: Int32, _ body: (Found) -> Int32
  ) {
    walk.begin(phones)
    var cutoff = min(limit, Int32(phones.count + 1) * Self.mostPerPhone)
    let skeleton = Skeleton(phones, rules.phones)
    forEachPart { visit($0, skeleton, 0, walk, &cutoff, body) }
    // What is near by is thought of when it is known what it may cost.
    let near = SkeletonNeighbours(phones, rules, limit: cutoff)
    forEachPart { part in
      near.forEach(of: skeleton, limit: { cutoff }) { visit(part, $0, 1, walk, &cutoff, body) }
    }
    // Two consonants off: only while nothing sounds well.
    guard cutoff > SkeletonNeighbours.twoOff else { return }
    forEachPart { part in
      var seen: Set<UInt64> = [skeleton.key]
      near.forEach(of: skeleton, limit: { .max }) { seen.insert($0.key) }
      near.forEachPair(of: skeleton, limit: { cutoff }) { pair in
        guard part.known.contains(mixed: pair.mixed), seen.insert(pair.key).inserted else { return }
        visit(part, pair, 2, walk, &cutoff, body)
      }
    }
  }

  /// A part as a loop wants it.
  private struct View {
    let part: Part
    let groups: UnsafeBufferPointer<SoundIndex.Group>
    let sounds: UnsafeBufferPointer<UInt8>
    let known: FirstWords.View
  }

  private func forEachPart(_ body: (View) -> Void) {
    for part in parts {
      part.index.groups.withUnsafeElements { groups in
        part.index.sounds.withUnsafeElements { sounds in
          part.index.known.bits.withUnsafeElements { known in
            body(View(part: part, groups: groups, sounds: sounds, known: .init(bits: known)))
          }
        }
      }
    }
  }

  @inline(__always)
  private func visit(
    _ view: View, _ skeleton: Skeleton, _ steps: Int, _ walk: SoundWalk, _ cutoff: inout Int32,
    _ body: (Found) -> Int32
  ) {
    guard view.known.contains(mixed: skeleton.mixed),
      let group = SoundIndex.group(skeleton, view.groups)
    else { return }
    let part = view.part
    walk.visit(group, view.sounds, cutoff: &cutoff) { cost, owners, isAcross in
      var limit = Int32.max
      for position in owners.clamped(to: 0..<part.index.owners.count) {
        let owner = part.index.owners[position]
        guard owner.name < part.nameCount else { continue }
        limit = min(
          limit,
          body(
            Found(
              name: owner.name + part.firstName, cost: cost, isBare: owner.isBare,
              isUnjoined: owner.isUnjoined, isAcross: isAcross, steps: steps)))
      }
      return limit
    }
  }

  /// How much some phones tell, in hundredths of nats, whatever name is meant.
  func rarity(of phones: [UInt8]) -> Int32 {
    phones.reduce(0) { $0 + Int32(rules.costs.rarity[Int($1)]) }
  }
}
