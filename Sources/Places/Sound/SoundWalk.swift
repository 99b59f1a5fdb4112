/// Compares a query with all phone strings of a group, one column a phone of the query.
///
/// The strings are sorted and front-coded, so that only the rows of phones that differ from the string
/// before are worked out again; a beginning that costs too much is left with all that share it. Of a
/// row only the cells are worked out from which the end can still be reached: the consonants that are
/// to come are those of the group, and tell what the rest costs at least.
final class SoundWalk {
  private let rules: SoundRules
  private var count = 0
  private var queryIsArabic = false
  private var query: [UInt8] = []
  /// What the query's phones cost for each phone of names, a row a phone; filled when asked for.
  private let profile: UnsafeMutablePointer<Int32>
  private let isFilled: UnsafeMutablePointer<Bool>
  /// Row n stands behind n phones of the name.
  private let rows: UnsafeMutablePointer<Int32>
  /// The first and the last cell of each row that leads to the end.
  private let live: UnsafeMutablePointer<(first: Int32, last: Int32)>
  private let name: UnsafeMutablePointer<UInt8>
  /// For Latin and for Arabic names: what it costs to add each phone, and what leaving out a phone of
  /// the name costs.
  private let add: UnsafeMutablePointer<Int32>
  private let omit: UnsafeMutablePointer<Int32>
  private let rest: SoundRest
  /// How many consonants each row has behind it.
  private let consonants: UnsafeMutablePointer<Int32>
  /// For Latin and for Arabic names: what is usual by a phone of the query, and taken off.
  private var usual: (Int32, Int32) = (0, 0)
  /// Whether the first row is that of Arabic names; nil before the first.
  private var isArabicRow: Bool?

  private static let most = NameSpeller.mostPhones

  init(_ rules: SoundRules) {
    self.rules = rules
    profile = .allocate(capacity: 128 * Self.most)
    isFilled = .allocate(capacity: 128)
    rows = .allocate(capacity: 257 * (Self.most + 2))
    live = .allocate(capacity: 257)
    name = .allocate(capacity: 256)
    add = .allocate(capacity: 2 * Self.most)
    rest = SoundRest(rules)
    consonants = .allocate(capacity: 257)
    consonants.initialize(repeating: 0, count: 257)
    omit = .allocate(capacity: 2 * 128)
    isFilled.initialize(repeating: false, count: 128)
    name.initialize(repeating: 0, count: 256)
    live.initialize(repeating: (0, 0), count: 257)
  }

  deinit {
    profile.deallocate()
    isFilled.deallocate()
    rows.deallocate()
    live.deallocate()
    name.deallocate()
    add.deallocate()
    consonants.deallocate()
    omit.deallocate()
  }

  /// Takes a query of 1 to 64 phones.
  func begin(_ phones: [UInt8]) {
    query = phones
    count = min(phones.count, Self.most)
    queryIsArabic = phones.first.map { rules.phones.isArabic[Int($0)] } ?? false
    isFilled.update(repeating: false, count: 128)
    isArabicRow = nil
    rest.begin(phones)
    let costs = rules.costs
    for nameIsArabic in [false, true] {
      let scripts = SoundCosts.scripts(nameIsArabic: nameIsArabic, queryIsArabic: queryIsArabic)
      let shift = nameIsArabic ? Self.most : 0
      for column in 0..<count {
        add[shift + column] = Int32(costs.add[scripts * 128 + Int(query[column])])
      }
      for phone in 0..<128 {
        omit[(nameIsArabic ? 128 : 0) + phone] = Int32(costs.omit[scripts * 128 + phone])
      }
      let usual = Int32(costs.usual[scripts]) * Int32(count)
      if nameIsArabic { self.usual.1 = usual } else { self.usual.0 = usual }
    }
  }

  /// Goes through a group.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - sounds: All strings of the index.
  ///   - cutoff: What a string may cost, in hundredths of nats; it may fall while this goes on.
  ///   - found: Told of each string that costs no more: its cost, its owners, and whether it
  ///     is written in another script; gives what strings may cost from then on.
  func visit(
    _ group: SoundIndex.Group, _ sounds: UnsafeBufferPointer<UInt8>, cutoff: inout Int32,
    _ found: (_ cost: Int32, _ owners: Range<Int>, _ isAcross: Bool) -> Int32
  ) {
    rest.expect(Skeleton(key: group.skeleton))
    guard rest.rows[0] - max(usual.0, usual.1) <= cutoff else { return }
    var position = Int(group.sounds)
    var owner = Int(group.owners)
    // How many rows hold for the string at hand, and from which phone on it is not worth going on.
    var valid = 0
    var dead = Int.max
    while position + 1 < sounds.count {
      let shared = Int(sounds[position])
      let added = Int(sounds[position + 1])
      guard added > 0, shared + added <= 255, position + 2 + added < sounds.count else { return }
      position += 2
      let phones = position
      position += added
      var owned = Int(sounds[position])
      position += 1
      if owned >= 0x80 {
        owned &= 0x7F
        var shift = 7
        while position < sounds.count {
          let byte = sounds[position]
          position += 1
          owned |= Int(byte & 0x7F) << shift
          shift += 7
          if byte < 0x80 || shift > 28 { break }
        }
      }
      let first = owner
      owner += owned
      // What it shares with the string before is too dear already.
      if shared >= dead { continue }
      for offset in 0..<added { name[shared + offset] = sounds[phones + offset] & 0x7F }
      dead = .max
      valid = min(valid, shared)
      if valid == 0 { beginName(cutoff) }
      let count = shared + added
      while valid < count {
        let isLive = row(valid, cutoff)
        valid += 1
        if !isLive {
          dead = valid
          break
        }
      }
      guard dead == .max, Int(live[count].last) == self.count else { continue }
      let cost = rows[count * (self.count + 1) + self.count]
      if cost <= cutoff {
        cutoff = min(
          cutoff, found(cost, first..<owner, (isArabicRow ?? false) != queryIsArabic))
      }
    }
  }

  /// Sets the first row for the script of the name at hand.
  private func beginName(_ cutoff: Int32) {
    let arabic = rules.phones.isArabic
    let isArabic = arabic[min(Int(name[0]), arabic.count - 1)]
    if isArabic == isArabicRow { return }
    isArabicRow = isArabic
    let add = add + (isArabic ? Self.most : 0)
    rows[0] = -(isArabic ? usual.1 : usual.0)
    for column in 0..<count { rows[column + 1] = rows[column] + add[column] }
    live[0] = (0, Int32(count))
  }

  /// Works out the row behind a phone of the name; false when no cell of it leads to the end.
  @inline(__always)
  private func row(_ index: Int, _ cutoff: Int32) -> Bool {
    let isArabic = isArabicRow ?? false
    let phone = Int(name[index])
    if !isFilled[phone] { fill(phone) }
    let width = count + 1
    let costs = profile + phone * count
    let omit = self.omit[(isArabic ? 128 : 0) + phone]
    let add = add + (isArabic ? Self.most : 0)
    let behind = consonants[index] &+ (rest.isConsonant[phone] ? 1 : 0)
    consonants[index + 1] = behind
    let rest = rest.rows + min(Int(behind), self.rest.count) * width
    let above = rows + index * width
    let here = above + width
    let (firstAbove, lastAbove) = (Int(live[index].first), Int(live[index].last))
    var first = -1
    var last = -1
    var left = above[firstAbove] &+ omit
    here[firstAbove] = left
    if left &+ rest[firstAbove] <= cutoff {
      first = firstAbove
      last = firstAbove
    }
    var column = firstAbove + 1
    while column <= lastAbove {
      left = min(
        above[column &- 1] &+ costs[column &- 1], above[column] &+ omit, left &+ add[column &- 1])
      here[column] = left
      if left &+ rest[column] <= cutoff {
        if first < 0 { first = column }
        last = column
      }
      column &+= 1
    }
    if column <= count {
      // Behind the last cell above only the step from it, and from the left.
      left = min(above[column &- 1] &+ costs[column &- 1], left &+ add[column &- 1])
      here[column] = left
      while left &+ rest[column] <= cutoff {
        if first < 0 { first = column }
        last = column
        guard column < count else { break }
        left &+= add[column]
        column &+= 1
        here[column] = left
      }
    }
    live[index + 1] = (Int32(first), Int32(last))
    return first >= 0
  }

  private func fill(_ phone: Int) {
    isFilled[phone] = true
    for column in 0..<count {
      profile[phone * count + column] = Int32(
        rules.costs.exchange[Int(query[column]) * 128 + phone])
    }
  }
}
