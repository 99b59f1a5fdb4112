/// A way to read an Arabic word, worked out from its hash and its first four letters: what
/// ``Clitics/readings(of:)`` gives, without making strings.
struct CliticReading {
  /// How many letters of particles stand before the stem: 0 to 2.
  let particles: Int
  /// Whether the stem has the article.
  let hasArticle: Bool
  /// The hash of the stem, with its article.
  let stem: NameHash
  /// The hash of the stem without its article.
  let bare: NameHash
  /// How many letters ``bare`` has.
  let letters: Int

  private static let alef: UInt16 = 0x627
  private static let lam: UInt16 = 0x644

  /// Gives all readings of a word to `body`, the bare form first.
  @inline(__always)
  static func forEach(of word: ByteToken, _ body: (CliticReading) -> Void) {
    let count = Int(word.letters)
    body(CliticReading(word, particles: 0))
    let first = word.letter(0)
    let joins = first == 0x648 || first == 0x641
    guard joins || isPreposition(first), count <= NameHash.longest else { return }
    add(word, 1, count, body)
    if joins, count > 3, isPreposition(word.letter(1)) { add(word, 2, count, body) }
  }

  /// Whether a letter is one of the prepositions ب ل ك.
  @inline(__always)
  private static func isPreposition(_ letter: UInt16) -> Bool {
    letter == 0x628 || letter == 0x644 || letter == 0x643
  }

  @inline(__always)
  private static func add(
    _ word: ByteToken, _ particles: Int, _ count: Int, _ body: (CliticReading) -> Void
  ) {
    let rest = count - particles
    // Behind ل the article loses its alef: للشدادي is ل and الشدادي.
    if rest >= 3, word.letter(particles - 1) == lam, word.letter(particles) == lam {
      body(CliticReading(word, restoringAlefBehind: particles))
    }
    let hasArticle = word.letter(particles) == alef && word.letter(particles + 1) == lam
    if rest >= (hasArticle ? 4 : 3) { body(CliticReading(word, particles: particles)) }
  }

  private init(_ word: ByteToken, particles: Int) {
    let rest = Int(word.letters) - particles
    self.particles = particles
    hasArticle =
      rest >= 4 && word.letter(particles) == Self.alef && word.letter(particles + 1) == Self.lam
    stem = word.hash(dropping: particles)
    bare = hasArticle ? word.hash(dropping: particles + 2) : stem
    letters = hasArticle ? rest - 2 : rest
  }

  private init(_ word: ByteToken, restoringAlefBehind particles: Int) {
    let rest = Int(word.letters) - particles
    self.particles = particles
    hasArticle = true
    bare = word.hash(dropping: particles + 1)
    letters = rest - 1
    var stem = NameHash()
    stem.add(UInt32(Self.alef))
    stem.append(word.hash(dropping: particles), letters: rest)
    self.stem = stem
  }
}

extension ByteToken {
  /// The hash of the word without its first letters, of which there may be four at most.
  @inline(__always)
  func hash(dropping count: Int) -> NameHash {
    if count == 0 { return hash }
    var prefix = NameHash()
    for position in 0..<count { prefix.add(UInt32(letter(position))) }
    return hash.suffix(after: prefix, letters: Int(letters) - count)
  }

  /// Whether an Arabic word starts with the article and has two letters at least behind it.
  @inline(__always)
  var hasArabicArticle: Bool {
    kind == .arabic && letters >= 4 && UInt32(truncatingIfNeeded: head) == 0x0644_0627
  }
}
