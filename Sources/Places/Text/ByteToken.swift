/// A token of a text without its words: where it stands and the hash of its folded form, in 32 bytes.
///
/// ``ByteTokenizer`` makes them from UTF-8 bytes, and they are those that ``Tokenizer`` makes.
struct ByteToken: Hashable, Sendable {
  /// The hash of the folded letters.
  var hash = NameHash()
  /// The first four folded letters, 16 bits each, the first one lowest; 0 where there are fewer.
  ///
  /// A letter beyond the basic plane is 0xFFFF.
  var head: UInt64 = 0
  /// Where it stands: bytes from the start of the text or of the piece that is read.
  var start: UInt32 = 0
  /// Where it ends, exclusive.
  var end: UInt32 = 0
  /// How many folded letters it has; 65,535 stands for more.
  var letters: UInt16 = 0
  /// How many bytes the folded form has in UTF-8; 65,535 stands for more.
  var bytes: UInt16 = 0
  /// What it is made of.
  var kind: Token.Kind = .other
  /// What else is known of it.
  var flags: Flags = []
  /// How the word is a name by itself; see ``NameReader/judge(_:)``.
  var alone = Alone.none
  /// With which of its readings a name of several words may begin, the bare one lowest; all where
  /// nobody has looked.
  var longer: UInt8 = .max

  /// The reading with which a word is a name by itself, in 8 bits.
  struct Alone: Hashable, Sendable {
    private let bits: UInt8
    /// It is no name by itself, or nobody has looked.
    static let none = Alone(bits: 0)

    private init(bits: UInt8) { self.bits = bits }

    /// - Parameters:
    ///   - reading: Its number, from 0: five at most.
    ///   - particles: How many letters of particles it leaves out: 0 to 2.
    ///   - isBare: Whether it is a name only beside a generic noun.
    init(reading: Int, particles: Int, isBare: Bool) {
      bits = UInt8(reading + 1) | UInt8(particles) << 3 | (isBare ? 0x80 : 0)
    }

    /// The number of the reading, from 0.
    @inline(__always) var reading: Int { Int(bits & 7) - 1 }
    /// How many letters of particles it leaves out.
    @inline(__always) var particles: Int { Int(bits >> 3 & 3) }
    /// Whether it is a name only beside a generic noun.
    @inline(__always) var isBare: Bool { bits & 0x80 != 0 }
  }

  /// Whether it is known that no name begins here.
  @inline(__always)
  var beginsNothing: Bool { longer == 0 && alone == .none }

  /// What is known of a token besides its letters.
  struct Flags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    /// It starts with a Latin capital.
    static let capitalized = Flags(rawValue: 1)
    /// It hangs on the token before by a hyphen or an underscore.
    static let hyphenated = Flags(rawValue: 2)
    /// A token of kind other that consists of letters.
    static let alphabetic = Flags(rawValue: 4)
    /// It is the Arabic article in Latin letters; see ``LatinArticles``.
    static let article = Flags(rawValue: 8)
  }

  /// Whether it can be part of a name: a word or a number.
  @inline(__always)
  var isWord: Bool {
    kind.rawValue <= Token.Kind.number.rawValue || flags.contains(.alphabetic)
  }

  /// One of the first four letters.
  @inline(__always)
  func letter(_ position: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: head >> UInt64(position * 16))
  }

  /// Adds a folded letter.
  @inline(__always)
  mutating func add(_ letter: UInt32) {
    hash.add(letter)
    if letters < 4 { head |= UInt64(min(letter, 0xFFFF)) << UInt64(letters * 16) }
    letters = letters == .max ? .max : letters + 1
    let width: UInt16 = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4
    bytes = bytes > .max - 4 ? .max : bytes + width
  }

  /// A token that stands nowhere.
  init() {}

  /// A mark of ASCII.
  @inline(__always)
  init(mark: UInt8, at start: UInt32) {
    hash = NameHash(value: UInt64(mark))
    head = UInt64(mark)
    (self.start, end) = (start, start &+ 1)
    (letters, bytes) = (1, 1)
    kind = .punctuation
    longer = 0
  }

  /// What a token of ``Tokenizer`` is without its words.
  init(_ token: Token) {
    kind = token.kind
    start = UInt32(clamping: token.utf8.lowerBound)
    end = UInt32(clamping: token.utf8.upperBound)
    for scalar in token.folded.unicodeScalars { add(scalar.value) }
    if token.isCapitalized { flags.insert(.capitalized) }
    if token.isHyphenated { flags.insert(.hyphenated) }
    if kind == .other, token.isWord { flags.insert(.alphabetic) }
    if LatinArticles.contains(self) { flags.insert(.article) }
  }
}
