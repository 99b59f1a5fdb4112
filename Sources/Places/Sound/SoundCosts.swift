/// What it costs to hear one phone as another: the data of `sound_costs.tsv`, in hundredths of nats.
///
/// A cost is the negative logarithm of how often writers do so. What the table does not tell costs
/// ``otherwise``, and ``otherwiseOmitted`` when it is left out.
struct SoundCosts: Sendable {
  /// What an exchange costs that the table does not tell, in hundredths of nats.
  static let otherwise: UInt16 = 650
  /// What it costs to leave out a phone when the table does not tell.
  static let otherwiseOmitted: UInt16 = 550
  private static let size = 128

  /// The cost of a query's phone where the name has another: at `query * 128 + name`.
  private(set) var exchange = [UInt16](repeating: otherwise, count: size * size)
  /// The cost of a name's phone that the query leaves out: at `scripts * 128 + name`.
  private(set) var omit = [UInt16](repeating: otherwiseOmitted, count: 4 * size)
  /// The cost of a query's phone that the name lacks: at `scripts * 128 + query`.
  private(set) var add = [UInt16](repeating: otherwise, count: 4 * size)
  /// What two names of one place cost by a phone of the query on the average, by scripts; it is taken
  /// off, so that costs of same and of other scripts compare.
  private(set) var usual = [UInt16](repeating: 0, count: 4)
  /// How much a phone tells, whatever name is meant.
  private(set) var rarity = [UInt16](repeating: otherwise, count: size)
  /// The least that it costs to find some phone of a class for a query's: at `class * 128 + query`.
  private(set) var classExchange = [UInt16](repeating: otherwise, count: 16 * size)
  /// The least that it costs to leave out some phone of a class.
  private(set) var classOmit = [UInt16](repeating: otherwiseOmitted, count: 16)
  /// The least that it costs to add a phone.
  private(set) var leastAdd = [UInt16](repeating: otherwise, count: size)

  /// Which two scripts meet, as a number from 0 to 3.
  @inline(__always)
  static func scripts(nameIsArabic: Bool, queryIsArabic: Bool) -> Int {
    (nameIsArabic ? 2 : 0) + (queryIsArabic ? 1 : 0)
  }

  /// Takes one row.
  ///
  /// - Parameters:
  ///   - name: The phone in the name; nil where there is none.
  ///   - query: The phone in the query; nil where there is none.
  ///   - scripts: Which scripts meet, as ``scripts(nameIsArabic:queryIsArabic:)`` numbers them.
  ///   - cost: What it costs, in hundredths of nats.
  mutating func set(name: UInt8?, query: UInt8?, scripts: Int, cost: UInt16) {
    switch (name, query) {
    case (let name?, let query?): exchange[Int(query) * Self.size + Int(name)] = cost
    case (let name?, nil): omit[scripts * Self.size + Int(name)] = cost
    case (nil, let query?): add[scripts * Self.size + Int(query)] = cost
    case (nil, nil): break
    }
  }

  /// Takes what is usual between scripts.
  mutating func set(usual cost: UInt16, scripts: Int) { usual[scripts] = cost }

  /// Takes how much a phone tells.
  mutating func set(rarity cost: UInt16, of phone: UInt8) { rarity[Int(phone)] = cost }

  /// Works out the least costs by class, once all rows are in.
  mutating func finish(_ phones: PhoneTable) {
    for name in 1..<max(1, phones.count) {
      let group = Int(phones.classes[name])
      for query in 1..<max(1, phones.count) {
        let place = group * Self.size + query
        classExchange[place] = min(
          classExchange[place], exchange[query * Self.size + name])
      }
      for scripts in 0..<4 {
        classOmit[group] = min(classOmit[group], omit[scripts * Self.size + name])
        leastAdd[name] = min(leastAdd[name], add[scripts * Self.size + name])
      }
    }
  }
}
