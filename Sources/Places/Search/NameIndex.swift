/// All names of a gazetteer by their folded form: which places a spelling may mean, exactly.
///
/// A form is kept as a hash of 64 bits with what the scanner has to know of it; the names themselves
/// are not kept a second time.
struct NameIndex: Sendable {
  /// One folded form of one name.
  struct Form: Sendable {
    let hash: UInt64
    let name: Int32
    let place: Int32
    /// How many words it has, articles not counted.
    let words: UInt8
    /// How many bytes its words have together.
    let length: UInt8
    /// Which words have an article.
    let articles: UInt8
    /// Whether generic nouns were taken off ("حقل العمر" became "عمر"), so that a cue is needed.
    let isBare: Bool
    /// Whether it is an adjective of a country.
    let isAdjective: Bool
  }

  private let forms: [Form]
  private let slots: [Int32]
  private let mask: Int

  /// Forms that start at the slice's start share its hash.
  func forms(_ hash: UInt64) -> ArraySlice<Form> {
    var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while true {
      let start = Int(slots[slot])
      if start < 0 { return [] }
      if forms[start].hash == hash {
        var end = start + 1
        while end < forms.count, forms[end].hash == hash { end += 1 }
        return forms[start..<end]
      }
      slot = (slot + 1) & mask
    }
  }

  /// Indexes the names, whose keys are given in the same order.
  init(_ gazetteer: Gazetteer, keys: [NameKey], generics: GenericWords) {
    var forms: [Form] = []
    forms.reserveCapacity(gazetteer.names.count * 2)
    for (number, name) in gazetteer.names.enumerated() {
      Self.add(name, keys[number], number, generics, isAdjective: false, to: &forms)
    }
    for name in gazetteer.adjectives {
      Self.add(name, NameKey(name: name.text), -1, generics, isAdjective: true, to: &forms)
    }
    forms.sort { one, two in
      if one.hash != two.hash { return one.hash < two.hash }
      return one.place != two.place ? one.place < two.place : one.name < two.name
    }
    var size = 16
    while size < forms.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    mask = size - 1
    for position in forms.indices
    where position == 0 || forms[position].hash != forms[position - 1].hash {
      let hash = forms[position].hash
      var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(position)
    }
    self.forms = forms
    self.slots = slots
  }

  private static func add(
    _ name: PlaceName, _ key: NameKey, _ number: Int, _ generics: GenericWords, isAdjective: Bool,
    to forms: inout [Form]
  ) {
    guard !key.words.isEmpty else { return }
    func add(_ hash: UInt64, _ words: Range<Int>, bare: Bool) {
      let length = key.words[words].reduce(0) { $0 + $1.utf8.count }
      forms.append(
        Form(
          hash: hash, name: Int32(number), place: Int32(name.place),
          words: UInt8(clamping: words.count), length: UInt8(clamping: length),
          articles: key.articles >> UInt8(clamping: words.lowerBound), isBare: bare,
          isAdjective: isAdjective))
    }
    add(key.hash, key.words.indices, bare: false)
    if let whole = key.whole {
      add(NameKey.hash([whole]), key.words.indices, bare: false)
    }
    if let (range, _) = key.withoutGenerics(generics.words) {
      add(NameKey.hash(key.words[range]), range, bare: true)
    }
  }
}

/// Generic nouns by their folded form without article: "الحقل" and "حقل" are one.
struct GenericWords: Sendable {
  let words: [String: NameWords.Generic]

  init(_ generics: [String: NameWords.Generic]) {
    var words: [String: NameWords.Generic] = [:]
    for (word, generic) in generics {
      let bare = Clitics.Reading(prefix: "", stem: word).bare
      words[bare] = generic
    }
    self.words = words
  }

  subscript(_ bare: String) -> NameWords.Generic? { words[bare] }
}
