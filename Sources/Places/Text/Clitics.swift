/// The particles that Arabic writes together with the next word: و ف (and, so), ب ل ك (in, for, like),
/// and ال (the).
public enum Clitics {
  /// One way to read a word: the particles before it, and the word without them.
  public struct Reading: Hashable, Sendable {
    /// The particles, such as "وب", without the article; empty in the bare reading.
    public let prefix: String
    /// The rest of the word, with its article: "البوكمال" of "والبوكمال", "الشدادي" of "للشدادي".
    public let stem: String
    /// Whether ``stem`` starts with the article.
    public let hasArticle: Bool

    /// Makes a reading.
    public init(prefix: String, stem: String) {
      self.prefix = prefix
      self.stem = stem
      self.hasArticle = Clitics.hasArticle(stem)
    }

    /// The stem without its article.
    public var bare: String {
      hasArticle ? String(String.UnicodeScalarView(stem.unicodeScalars.dropFirst(2))) : stem
    }
  }

  /// All readings of a folded Arabic word: the bare form first, then by length of the prefix.
  ///
  /// The bare form comes first because native names begin with these letters too (بغداد، كركوك، واسط،
  /// لبنان); whoever looks readings up takes the first that is known. A stem keeps three letters at
  /// least, or two behind an article.
  public static func readings(of word: String) -> [Reading] {
    let letters = Array(word.unicodeScalars)
    var readings = [Reading(prefix: "", stem: word)]
    guard let first = letters.first, "وفبلك".unicodeScalars.contains(first) else { return readings }
    func add(_ prefix: ArraySlice<Unicode.Scalar>, _ rest: ArraySlice<Unicode.Scalar>) {
      // Behind ل the article loses its alef: للشدادي is ل and الشدادي.
      if prefix.last == "ل", rest.first == "ل", rest.count >= 3 {
        readings.append(Reading(prefix: text(prefix), stem: "ا" + text(rest)))
      }
      let article = rest.starts(with: Self.article)
      if rest.count >= (article ? 4 : 3) {
        readings.append(Reading(prefix: text(prefix), stem: text(rest)))
      }
    }
    func text(_ slice: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: slice)
      return String(view)
    }
    add(letters.prefix(1), letters.dropFirst(1))
    if letters.count > 3, first == "و" || first == "ف",
      "بلك".unicodeScalars.contains(letters[1])
    {
      add(letters.prefix(2), letters.dropFirst(2))
    }
    return readings
  }

  /// Whether a folded word starts with the article and has two letters at least behind it.
  public static func hasArticle(_ word: String) -> Bool {
    let utf8 = word.utf8
    guard utf8.count > Self.articleBytes.count, utf8.starts(with: Self.articleBytes) else {
      return false
    }
    return word.unicodeScalars.dropFirst(3).first != nil
  }

  private static let article: [Unicode.Scalar] = ["ا", "ل"]
  private static let articleBytes = Array("ال".utf8)
}
