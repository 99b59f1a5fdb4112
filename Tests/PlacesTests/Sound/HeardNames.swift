@testable import Places

/// Names as the rules that ship hear them.
enum HeardNames {
  static let rules = SmallGazetteer.heard.ruling.sounds
  static let generics = GenericWords(SmallGazetteer.heard.words.generics)

  /// All ways to hear a name.
  static func forms(_ name: String, isQuery: Bool = false) -> [NameSpeller.Form] {
    forms(of: Array(name.utf8), isQuery: isQuery)
  }

  /// All ways to hear some bytes, which need not be UTF-8.
  static func forms(of bytes: [UInt8], isQuery: Bool) -> [NameSpeller.Form] {
    var speller = NameSpeller(rules, generics)
    var forms: [NameSpeller.Form] = []
    bytes.withUnsafeBufferPointer {
      speller.forEachForm(of: $0, isQuery: isQuery) { forms.append($0) }
    }
    return forms
  }

  /// The phones of a name as it stands, by number; none where it is not heard.
  static func numbers(_ name: String) -> [UInt8] { forms(name).first?.phones ?? [] }

  /// The phones of a name as it stands, by the names of the table.
  static func phones(_ name: String) -> [String] {
    numbers(name).map { rules.phones.names[Int($0)] }
  }

  /// The consonants of a name by their classes.
  static func skeleton(_ name: String) -> Skeleton { Skeleton(numbers(name), rules.phones) }
}
