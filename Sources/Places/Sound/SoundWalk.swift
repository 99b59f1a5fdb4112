/// Compares a query with all phone strings of a group, one column a phone of the query.
///
/// The strings are sorted and front-coded, so that only the rows of phones that differ from the string
/// before are worked out again; a beginning that costs too much is left with all that share it.
final class SoundWalk {
  private let costs: SoundCosts
  private let isArabic: [Bool]
  private let query: [UInt8]
  private let queryIsArabic: Bool
  /// What the query's phones cost for each phone of names, a row a phone; filled when asked for.
  private let profile: UnsafeMutablePointer<Int32>
  private let isFilled: UnsafeMutablePointer<Bool>
  private let rows: UnsafeMutablePointer<Int32>
  private let name: UnsafeMutablePointer<UInt8>
  private let width: Int
  /// Which scripts the rows were worked out for; -1 before the first.
  private var scripts = -1
  private var add: [Int32] = []

  init(_ query: [UInt8], _ rules: SoundRules) {
    costs = rules.costs
    isArabic = rules.phones.isArabic
    self.query = query
    queryIsArabic = query.first.map { rules.phones.isArabic[Int($0)] } ?? false
    width = query.count + 1
    profile = .allocate(capacity: 128 * query.count)
    isFilled = .allocate(capacity: 128)
    isFilled.initialize(repeating: false, count: 128)
    rows = .allocate(capacity: 257 * width)
    rows.initialize(repeating: 0, count: 257 * width)
    name = .allocate(capacity: 256)
    name.initialize(repeating: 0, count: 256)
  }

  deinit {
    profile.deallocate()
    isFilled.deallocate()
    rows.deallocate()
    name.deallocate()
  }

  /// Goes through a group.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - sounds: All strings of the index.
  ///   - cutoff: What a string may cost, in hundredths of nats; it may fall while this goes on.
  ///   - found: Told of each string that costs no more: its cost, its owners, and whether it
  ///     is written in another script.
  func visit(
    _ group: SoundIndex.Group, _ sounds: UnsafeBufferPointer<UInt8>, cutoff: inout Int32,
    _ found: (
      _ cost: Int32, _ owners: Range<Int>, _ isAcross: Bool, _ cutoff: inout Int32
    ) -> Void
  ) {
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
      for offset in 0..<added { name[shared + offset] = sounds[position + offset] }
      position += added
      var owned = 0
      var shift = 0
      while position < sounds.count {
        let byte = sounds[position]
        position += 1
        owned |= Int(byte & 0x7F) << shift
        shift += 7
        if byte < 0x80 || shift > 28 { break }
      }
      let first = owner
      owner += owned
      if shared >= dead { continue }
      dead = .max
      valid = min(valid, shared)
      if valid == 0 { begin() }
      let count = shared + added
      while valid < count {
        let least = row(valid)
        valid += 1
        if least > cutoff {
          dead = valid
          break
        }
      }
      guard dead == .max else { continue }
      let cost = rows[count * width + query.count]
      if cost <= cutoff { found(cost, first..<owner, scripts == 1 || scripts == 2, &cutoff) }
    }
  }

  /// Sets the first row for the script of the name at hand.
  private func begin() {
    let now = SoundCosts.scripts(
      nameIsArabic: isArabic[Int(min(name[0], UInt8(isArabic.count - 1)))],
      queryIsArabic: queryIsArabic)
    guard now != scripts else { return }
    scripts = now
    add = query.map { Int32(costs.add[now * 128 + Int($0)]) }
    rows[0] = -Int32(costs.usual[now]) * Int32(query.count)
    for column in 0..<query.count { rows[column + 1] = rows[column] + add[column] }
  }

  /// Works out the row behind a phone of the name; gives the least of it.
  @inline(__always)
  private func row(_ index: Int) -> Int32 {
    let phone = Int(name[index] & 0x7F)
    if !isFilled[phone] { fill(phone) }
    let costs = profile + phone * query.count
    let omit = Int32(self.costs.omit[scripts * 128 + phone])
    let above = rows + index * width
    let here = above + width
    return add.withUnsafeBufferPointer { add in
      var left = above[0] + omit
      here[0] = left
      var least = left
      for column in 0..<(width - 1) {
        let best = min(
          above[column] + costs[column], above[column + 1] + omit, left + add[column])
        here[column + 1] = best
        left = best
        least = min(least, best)
      }
      return least
    }
  }

  private func fill(_ phone: Int) {
    isFilled[phone] = true
    for (column, own) in query.enumerated() {
      profile[phone * query.count + column] = Int32(costs.exchange[Int(own) * 128 + phone])
    }
  }
}
