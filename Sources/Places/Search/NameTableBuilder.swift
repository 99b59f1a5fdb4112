/// Collects the forms of names and lays them out as a ``NameTable``.
///
/// The same names in the same order give the same bytes.
struct NameTableBuilder {
  private let generics: GenericWords
  private var hashes: [NameHash] = []
  private var forms: [NameForm] = []
  /// The runs of first words with which longer names begin.
  private var beginnings: [NameHash] = []
  private var firstWords: [NameHash] = []
  private var lastFirstWord = NameHash()

  init(generics: GenericWords, capacity: Int) {
    self.generics = generics
    hashes.reserveCapacity(capacity * 5 / 4)
    forms.reserveCapacity(capacity * 5 / 4)
    firstWords.reserveCapacity(capacity)
  }

  /// Adds a name, given as UTF-8; a name without words is left out.
  ///
  /// - Parameters:
  ///   - text: The name as the source writes it.
  ///   - name: Its number; -1 for an adjective.
  ///   - place: The number of its place.
  ///   - isAdjective: Whether it is an adjective of a country.
  mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, name: Int, place: Int, isAdjective: Bool = false
  ) {
    _ = FoldedName.withWords(of: text) { tokens in
      FoldedName.with(tokens) { folded in
        let all = 0..<folded.count
        let flags: NameForm.Flags = isAdjective ? .adjective : []
        add(folded, all, name, place, flags)
        if let whole = folded.whole { add(folded, all, name, place, flags, as: whole) }
        if let (range, _) = folded.withoutGenerics(generics) {
          add(folded, range, name, place, flags.union(.bare))
        }
      }
    }
  }

  private mutating func add(
    _ folded: FoldedName, _ range: Range<Int>, _ name: Int, _ place: Int, _ flags: NameForm.Flags,
    as whole: NameHash? = nil
  ) {
    var hash = NameHash()
    if let whole {
      hash = whole
    } else {
      for position in range {
        let word = folded[position]
        hash.append(word.hash, letters: Int(word.letters))
        if position < range.upperBound - 1 { beginnings.append(hash) }
        if position == range.lowerBound { addFirst(hash) }
      }
    }
    if whole != nil { addFirst(hash) }
    hashes.append(hash)
    forms.append(
      NameForm(
        name: Int32(truncatingIfNeeded: name), place: Int32(truncatingIfNeeded: place),
        words: range.count, length: folded.bytes(range),
        articles: range.lowerBound < 8 ? folded.articles >> UInt8(range.lowerBound) : 0,
        flags: flags))
  }

  private mutating func addFirst(_ word: NameHash) {
    // Spellings of one place follow each other and often share their first word.
    if word == lastFirstWord { return }
    lastFirstWord = word
    firstWords.append(word)
  }

  /// The table of all names added.
  func finish() -> NameTable {
    // Numbers each hash in the order in which it first came, and counts its forms.
    var numbers = HashNumbers(capacity: hashes.count + beginnings.count)
    var counts: [Int32] = []
    var owners: [Int32] = []
    owners.reserveCapacity(hashes.count)
    for hash in hashes {
      let number = numbers.number(hash)
      if number == counts.count { counts.append(0) }
      counts[number] += 1
      owners.append(Int32(truncatingIfNeeded: number))
    }
    let named = counts.count
    var goesOn = [Bool](repeating: false, count: named)
    for hash in beginnings {
      let number = numbers.number(hash)
      if number < named {
        goesOn[number] = true
      } else if number == goesOn.count {
        goesOn.append(true)
      }
    }
    var starts: [Int] = [0]
    starts.reserveCapacity(named + 1)
    for count in counts { starts.append((starts.last ?? 0) + Int(count)) }
    var order = [Int32](repeating: 0, count: forms.count)
    var next = starts
    for (position, owner) in owners.enumerated() {
      order[next[Int(owner)]] = Int32(truncatingIfNeeded: position)
      next[Int(owner)] += 1
    }
    var laid: [NameForm] = []
    laid.reserveCapacity(forms.count)
    var firsts = [UInt32](repeating: 0, count: goesOn.count)
    for number in 0..<named {
      firsts[number] = UInt32(laid.count + 1)
      let group = order[starts[number]..<starts[number + 1]]
      if group.contains(where: { forms[Int($0)].isWord }) {
        firsts[number] |= NameTable.Slot.isWord
      }
      lay(group, in: &laid)
    }
    return NameTable(
      slots: Mapped(slots(numbers, firsts, goesOn)), forms: Mapped(laid),
      firstWords: FirstWords(distinctFirstWords(), most: 1 << 20),
      known: FirstWords(numbers.mixed, most: 1 << 21))
  }

  /// Appends the forms of one hash, each kind of each place once, and marks the last.
  private func lay(_ group: ArraySlice<Int32>, in laid: inout [NameForm]) {
    let start = laid.count
    for position in group {
      let form = forms[Int(position)]
      // Names of a place follow each other, so that a few forms back is far enough.
      let isKnown = laid[max(start, laid.count - 4)...].contains { $0.means(form) }
      if !isKnown { laid.append(form) }
    }
    if let last = laid.last { laid[laid.count - 1] = last.ending }
  }

  private func slots(
    _ numbers: HashNumbers, _ firsts: [UInt32], _ goesOn: [Bool]
  ) -> [NameTable.Slot] {
    let count = goesOn.count + goesOn.count / 3 + 4
    var slots = [NameTable.Slot](repeating: NameTable.Slot(), count: count)
    for (number, mixed) in numbers.mixed.enumerated() {
      let value = firsts[number] | (goesOn[number] ? NameTable.Slot.goesOn : 0)
      var position = Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(count)).high)
      while slots[position].value != 0 {
        position += 1
        if position == count { position = 0 }
      }
      slots[position] = NameTable.Slot(tag: UInt32(truncatingIfNeeded: mixed), value: value)
    }
    return slots
  }

  private func distinctFirstWords() -> [UInt64] {
    var numbers = HashNumbers(capacity: firstWords.count)
    for word in firstWords { _ = numbers.number(word) }
    return numbers.mixed
  }
}

extension NameForm {
  /// Whether it makes its hash a name of one word, whatever it is asked for.
  fileprivate var isWord: Bool { words == 1 && !isBare && place >= 0 }

  /// Whether it says the same of the same place as another form.
  fileprivate func means(_ other: NameForm) -> Bool {
    place == other.place && words == other.words && articles == other.articles
      && isBare == other.isBare && isAdjective == other.isAdjective
  }
}

/// Numbers hashes in the order in which they first come.
private struct HashNumbers {
  /// The mixed hashes, by number.
  private(set) var mixed: [UInt64] = []
  private var table: [Int32]
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity * 3 / 2 { size *= 2 }
    table = Array(repeating: -1, count: size)
    mask = size - 1
    mixed.reserveCapacity(capacity)
  }

  mutating func number(_ hash: NameHash) -> Int {
    let wanted = hash.mixed
    var position = Int(truncatingIfNeeded: wanted) & mask
    while table[position] >= 0 {
      if mixed[Int(table[position])] == wanted { return Int(table[position]) }
      position = (position + 1) & mask
    }
    table[position] = Int32(truncatingIfNeeded: mixed.count)
    mixed.append(wanted)
    return mixed.count - 1
  }
}
