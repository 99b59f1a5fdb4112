/// One folded form of one name, in 12 bytes.
struct NameForm: Hashable, Sendable {
  /// Its name, as an index in the gazetteer's list; the form of an adjective has none.
  let name: Int32
  /// Its place, as an index in the gazetteer's list.
  let place: Int32
  /// How many words it has, articles not counted: 15 stands for more.
  ///
  /// Bits 4 to 7 are ``Flags``.
  private let wordsAndFlags: UInt8
  /// How many bytes its words have together; 255 stands for more.
  let length: UInt8
  /// Which words have an article.
  let articles: UInt8
  /// Keeps the size at 12 bytes on all machines.
  private let unused: UInt8 = 0

  /// What kind of form it is.
  struct Flags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    /// Generic nouns were taken off ("حقل العمر" became "عمر"), so that a cue is needed.
    static let bare = Flags(rawValue: 0x10)
    /// It is an adjective of a country.
    static let adjective = Flags(rawValue: 0x20)
    /// No further form has the same hash.
    static let last = Flags(rawValue: 0x80)
  }

  init(name: Int32, place: Int32, words: Int, length: Int, articles: UInt8, flags: Flags) {
    self.name = name
    self.place = place
    wordsAndFlags = UInt8(min(words, 15)) | flags.rawValue
    self.length = UInt8(clamping: length)
    self.articles = articles
  }

  /// How many words it has, articles not counted; 15 stands for more.
  var words: Int { Int(wordsAndFlags & 15) }
  private var flags: Flags { Flags(rawValue: wordsAndFlags & 0xF0) }
  /// Whether generic nouns were taken off.
  var isBare: Bool { flags.contains(.bare) }
  /// Whether it is an adjective of a country.
  var isAdjective: Bool { flags.contains(.adjective) }
  /// Whether no further form has the same hash.
  var isLast: Bool { flags.contains(.last) }

  /// The same form, marked as the last of its hash.
  var ending: NameForm {
    NameForm(
      name: name, place: place, words: words, length: Int(length), articles: articles,
      flags: flags.union(.last))
  }
}
