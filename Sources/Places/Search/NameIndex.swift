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

  /// All forms, by bucket, and in a bucket by hash.
  private let forms: [Form]
  /// Where each bucket begins; one more number ends the last.
  private let starts: [Int32]
  private let shift: UInt64

  /// The forms that share a hash.
  func forms(_ hash: UInt64) -> ArraySlice<Form> {
    let bucket = Int(hash >> shift)
    var start = Int(starts[bucket])
    let last = Int(starts[bucket + 1])
    while start < last, forms[start].hash < hash { start += 1 }
    var end = start
    while end < last, forms[end].hash == hash { end += 1 }
    return forms[start..<end]
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
    // Sorted by counting: buckets of one or two forms each.
    var bits: UInt64 = 4
    while 1 << bits < forms.count { bits += 1 }
    shift = 64 - bits
    var starts = [Int32](repeating: 0, count: 1 << Int(bits) + 1)
    for form in forms { starts[Int(form.hash >> shift) + 1] += 1 }
    for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
    var next = starts
    var sorted = forms
    for form in forms {
      let bucket = Int(form.hash >> shift)
      var position = Int(next[bucket])
      next[bucket] += 1
      let start = Int(starts[bucket])
      while position > start, sorted[position - 1].hash > form.hash {
        sorted[position] = sorted[position - 1]
        position -= 1
      }
      sorted[position] = form
    }
    self.forms = sorted
    self.starts = starts
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
