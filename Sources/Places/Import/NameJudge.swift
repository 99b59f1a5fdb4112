/// Tells names from what other gazetteers enter among them.
struct NameJudge {
  /// What was seen in one name.
  struct Look {
    var arabic = 0
    var latin = 0
    var other = 0
    var hasDigit = false
    var hasSymbol = false
    var isCapitals = true
    var startsSmall = false
    var vowels = 0
    var scalars = 0

    var letters: Int { arabic + latin + other }
    var isArabic: Bool { arabic * 10 >= letters * 9 && arabic > 0 }
    var isLatin: Bool { latin * 10 >= letters * 9 && latin > 0 }
  }

  /// Names have 60 letters and signs at most; what is longer describes a place.
  static let longest = 60
  /// What a gazetteer can hold at all, as its reader has it.
  static let mostScalars = 200
  static let mostBytes = 800

  let rules: NameRules

  /// Looks at a name's letters once.
  static func look(at bytes: some Sequence<UInt8>) -> Look {
    var look = Look()
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      look.scalars += 1
      let value = scalar.value
      switch value {
      case 0x41...0x5A:
        look.latin += 1
        if isVowel(value | 0x20) { look.vowels += 1 }
      case 0x61...0x7A:
        if look.letters == 0 { look.startsSmall = true }
        look.latin += 1
        look.isCapitals = false
        if isVowel(value) { look.vowels += 1 }
      case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9: look.hasDigit = true
      case 0x28, 0x29, 0x2A, 0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x5B, 0x5D, 0x5F, 0x7B, 0x7D, 0x22, 0x40,
        0x3C, 0x3E, 0x5C, 0x23, 0x25, 0x26, 0x2B, 0x7C:
        look.hasSymbol = true
      case 0xC0...0x2AF where value != 0xD7 && value != 0xF7, 0x1E00...0x1EFF:
        let folded = Folding.step(scalar).first
        if look.letters == 0, scalar.properties.isLowercase { look.startsSmall = true }
        look.latin += 1
        look.isCapitals = false
        if isVowel(UInt32(folded)) || value == 0x259 { look.vowels += 1 }
      case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
        if Folding.step(scalar).role != .punctuation { look.arabic += 1 }
      case 0...0x2FF, 0x300...0x36F, 0x2000...0x206F, 0x3000...0x303F, 0xFE00...0xFE0F, 0xFEFF:
        break
      default: look.other += 1
      }
    }
    return look
  }

  private static func isVowel(_ value: UInt32) -> Bool {
    value == 0x61 || value == 0x65 || value == 0x69 || value == 0x6F || value == 0x75
      || value == 0x79
  }

  /// Why a name is none, by itself; nil when it may be one.
  func fault(_ look: Look, _ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> ImportReason? {
    if look.scalars > Self.longest { return .tooLong }
    if look.hasDigit { return .digits }
    if look.hasSymbol { return .symbols }
    if look.letters < 2 { return .tooShort }
    if look.latin == look.scalars, look.isCapitals, (2...4).contains(look.scalars) { return .code }
    if look.isArabic { return nil }
    if look.isLatin {
      if look.vowels == 0 { return .machineMade }
      return look.startsSmall && !startsWithArticle(bytes) ? .machineMade : nil
    }
    // More than a tenth of two scripts of which one is read here: letters were mixed up.
    return look.arabic + look.latin > 0 ? .mixedScript : .otherScript
  }

  /// Whether a name in small letters starts as `al-Bab` or `de Panne` do: an article, then a capital.
  private func startsWithArticle(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var word = Fingerprint()
    var end = bytes.startIndex
    while end < bytes.endIndex, (0x61...0x7A).contains(bytes[end]), end - bytes.startIndex < 5 {
      word.add(bytes[end])
      word.add(0)
      end += 1
    }
    guard rules.articles.contains(word.value) else { return false }
    // Behind it a capital, or a letter with marks or an ayn, which plain bytes do not tell apart.
    var next = bytes[end...]
    while let byte = next.first, byte == 0x20 || byte == 0x2D || byte == 0x27 || byte == 0x60 {
      next.removeFirst()
    }
    guard let byte = next.first else { return false }
    return (0x41...0x5A).contains(byte) || byte >= 0x80
  }

  /// Whether a name's first or last word makes it that of an area.
  func isOfArea(_ folded: FoldedName) -> Bool {
    folded.wordCount > 1
      && (rules.areaFirst.contains(folded.word(0)) || rules.areaLast.contains(folded.word(-1)))
  }

  /// Whether a Latin name copies an Arabic one letter by letter, as nobody pronounces it.
  func isCopy(_ latin: some Sequence<UInt8>, of arabic: some Sequence<UInt8>) -> Bool {
    let letters = latin.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      .filter { (0x61...0x7A).contains($0) }
    guard Self.hasCrowd(letters) else { return false }
    var ends: Set<Int> = [0]
    var decoder = UTF8()
    var iterator = arabic.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      guard let copies = rules.copies[scalar.value] else { continue }
      var next: Set<Int> = []
      for end in ends {
        for copy in copies where letters[end...].starts(with: copy) {
          next.insert(end + copy.count)
        }
      }
      if next.isEmpty { return false }
      ends = next
    }
    return ends.contains(letters.count)
  }

  /// Three consonants in a row, `sh` and its like counting as one, or two at the start.
  private static func hasCrowd(_ letters: [UInt8]) -> Bool {
    var run = 0
    for (index, letter) in letters.enumerated() {
      if isVowel(UInt32(letter)) && letter != 0x79 {
        run = 0
        continue
      }
      if letter == 0x68, index > 0,
        [0x73, 0x6B, 0x67, 0x74, 0x64, 0x7A, 0x63].contains(letters[index - 1])
      {
        continue
      }
      run += 1
      if run == 3 || (run == 2 && index < 3) { return true }
    }
    return false
  }
}
