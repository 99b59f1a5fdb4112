/// What the rest of a query costs at least beside the rest of a name, of which only the classes of its
/// consonants are known.
final class SoundRest {
  /// The least costs, a row for each number of consonants that are behind, a column for each number
  /// of phones of the query.
  let rows: UnsafeMutablePointer<Int32>
  /// Whether phones have a class.
  let isConsonant: UnsafeMutablePointer<Bool>
  /// How many consonants are expected.
  private(set) var count = 0

  private let rules: SoundRules
  private var phones = 0
  /// What each phone costs where the name has some phone of a class, a row a class, or none: in row 0.
  private let exchange: UnsafeMutablePointer<Int32>
  private let omit: UnsafeMutablePointer<Int32>
  private static let classes = Int(Skeleton.mostClasses) + 1

  init(_ rules: SoundRules) {
    self.rules = rules
    rows = .allocate(capacity: (Skeleton.mostConsonants + 1) * (NameSpeller.mostPhones + 1))
    exchange = .allocate(capacity: Self.classes * NameSpeller.mostPhones)
    omit = .allocate(capacity: Self.classes)
    isConsonant = .allocate(capacity: 128)
    isConsonant.initialize(repeating: false, count: 128)
    for (phone, group) in rules.phones.classes.enumerated() where group != 0 {
      isConsonant[phone] = true
    }
    for group in 0..<Self.classes { omit[group] = Int32(rules.costs.classOmit[group]) }
  }

  deinit {
    rows.deallocate()
    exchange.deallocate()
    omit.deallocate()
    isConsonant.deallocate()
  }

  /// Takes a query of 1 to 64 phones.
  func begin(_ query: [UInt8]) {
    phones = min(query.count, NameSpeller.mostPhones)
    let costs = rules.costs
    for column in 0..<phones {
      let phone = Int(query[column])
      for group in 0..<Self.classes {
        exchange[group * phones + column] = Int32(costs.classExchange[group * 128 + phone])
      }
      exchange[column] = min(exchange[column], Int32(costs.leastAdd[phone]))
    }
  }

  /// Takes the skeleton of the names to come.
  func expect(_ skeleton: Skeleton) {
    let width = phones + 1
    count = skeleton.count
    // Names of so many consonants may have more: nothing is known of their rest.
    guard count < Skeleton.mostConsonants else {
      rows.update(repeating: 0, count: (count + 1) * width)
      return
    }
    var below = rows + count * width
    below[phones] = 0
    var column = phones
    while column > 0 {
      column &-= 1
      below[column] = below[column &+ 1] &+ exchange[column]
    }
    var key = skeleton.key
    var row = count
    while row > 0 {
      row &-= 1
      let group = Int(key & 15)
      key >>= 4
      let here = rows + row &* width
      let costs = exchange + group &* phones
      let omitted = omit[group]
      var right = below[phones] &+ omitted
      here[phones] = right
      column = phones
      while column > 0 {
        column &-= 1
        right = min(
          right &+ exchange[column], below[column] &+ omitted, below[column &+ 1] &+ costs[column])
        here[column] = right
      }
      below = here
    }
  }
}
