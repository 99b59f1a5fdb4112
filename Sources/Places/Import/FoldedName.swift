/// The folded words of a name, as hashes: for telling names alike without making a string of any.
struct FoldedName {
  private var letters: [UInt16] = []
  private var words: [Range<Int>] = []
  private let articles: Set<UInt64>

  /// Makes a buffer for names.
  init() {
    articles = Set(NameKey.latinArticles.map { Self.hash($0.utf16) })
    letters.reserveCapacity(128)
  }

  /// Folds a name.
  mutating func fold(_ bytes: some Sequence<UInt8>) {
    letters.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    var start = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .emptyInput: break decoding
      case .error: continue
      case .scalarValue(let scalar):
        let step = Folding.step(scalar)
        switch step.role {
        case .arabic, .latin, .digit:
          letters.append(step.first)
          if step.second != 0 { letters.append(step.second) }
          if step.third != 0 { letters.append(step.third) }
        case .mark, .hidden, .apostrophe: break
        case .other where scalar.value > 0x7F:
          letters.append(UInt16(truncatingIfNeeded: scalar.value))
        default:
          if letters.count > start { words.append(start..<letters.count) }
          start = letters.count
        }
      }
    }
    if letters.count > start { words.append(start..<letters.count) }
  }

  /// How many words it has.
  var wordCount: Int { words.count }

  /// The hash of one word, counted from the front or, when negative, from the back.
  func word(_ index: Int) -> UInt64 {
    let position = index < 0 ? words.count + index : index
    guard words.indices.contains(position) else { return 0 }
    return Self.hash(letters[words[position]])
  }

  /// The hash of all words without articles and without blanks; 0 for a name without letters.
  ///
  /// "Al Khāliş", "al-Khalis" and "Khalis" have one.
  var key: UInt64 {
    var hash = Fingerprint()
    var isEmpty = true
    for (position, word) in words.enumerated() {
      var range = word
      let isLast = position == words.count - 1
      if !isLast, word.count <= 3, articles.contains(Self.hash(letters[word])) { continue }
      if word.count > 4, letters[word.lowerBound] == 0x627, letters[word.lowerBound + 1] == 0x644 {
        range = (word.lowerBound + 2)..<word.upperBound
      }
      for letter in letters[range] { hash.add(letter) }
      isEmpty = false
    }
    return isEmpty ? 0 : hash.value
  }

  /// The hash of the Latin consonants that spellings of one name keep; 0 where nothing is left.
  ///
  /// Without vowels, `h`, `w` and `y`, without articles, double letters once.
  var skeleton: UInt64 {
    var hash = Fingerprint()
    var before: UInt16 = 0
    var isEmpty = true
    for (position, word) in words.enumerated() {
      let isLast = position == words.count - 1
      if !isLast, word.count <= 3, articles.contains(Self.hash(letters[word])) { continue }
      for letter in letters[word] where !Self.soft.contains(letter) && letter != before {
        hash.add(letter)
        before = letter
        isEmpty = false
      }
    }
    return isEmpty ? 0 : hash.value
  }

  private static let soft = Set("aeiouwyh".utf16)

  private static func hash(_ letters: some Sequence<UInt16>) -> UInt64 {
    var hash = Fingerprint()
    for letter in letters { hash.add(letter) }
    return hash.value
  }

  /// The hash of a word as ``word(_:)`` gives it.
  static func hash(ofWord text: String) -> UInt64 {
    var name = FoldedName()
    name.fold(text.utf8)
    return name.wordCount == 1 ? name.word(0) : 0
  }
}

extension Fingerprint {
  @inline(__always)
  fileprivate mutating func add(_ letter: UInt16) {
    add(UInt8(truncatingIfNeeded: letter))
    add(UInt8(truncatingIfNeeded: letter >> 8))
  }
}
