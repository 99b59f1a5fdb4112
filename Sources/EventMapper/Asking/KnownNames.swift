package import EventStore
import Places
package import Reading

extension EventQuestion {
  /// Takes attackers also by the names that the lexicon gives them, and weapons that are named in Arabic: stores keep
  /// those names, and whoever asks for داعش or for ISIS means what a store calls the Islamic State.
  ///
  /// A name of the lexicon may be wider than the word: who asks for the YPG gets the Syrian Democratic Forces, as the
  /// question in words tells. English words of weapons are asked for as they are, since the column has English
  /// names, and a rocket of one make is not any rocket.
  package mutating func takeNames(from lexicon: Lexicon) {
    actors += Self.names(of: actors, lexicon.actor)
    weapons += Self.names(of: weapons.filter { !$0.hasLatinLetters }, lexicon.weapon)
  }

  /// The same with the lexicon that a mapper reads with.
  package mutating func takeNames(from mapper: Mapper) { takeNames(from: mapper.reader.words) }

  /// The names of what is asked for, but for those that are asked for already in some spelling.
  private static func names(of asked: [String], _ name: (String) -> String) -> [String] {
    func spelling(_ words: String) -> String { Folding.fold(words.replacing("_", with: " ")) }
    var known = Set(asked.map(spelling))
    return asked.map { name($0.replacing("_", with: " ")) }.filter {
      known.insert(spelling($0)).inserted
    }
  }
}

extension String {
  fileprivate var hasLatinLetters: Bool {
    unicodeScalars.contains { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
  }
}
