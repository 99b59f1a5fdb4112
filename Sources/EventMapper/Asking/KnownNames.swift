package import EventStore
package import Reading

extension EventQuestion {
  /// Takes attackers and weapons also by the names that the lexicon gives them: stores keep those, and
  /// whoever asks for داعش or for ISIS means what a store calls the Islamic State.
  package mutating func takeNames(from lexicon: Lexicon) {
    func named(_ asked: [String], _ name: (String) -> String) -> [String] {
      let names = asked.map { name($0.replacing("_", with: " ")) }
      return asked + names.filter { !asked.contains($0) }
    }
    actors = named(actors, lexicon.actor)
    weapons = named(weapons, lexicon.weapon)
  }

  /// The same with the lexicon that a mapper reads with.
  package mutating func takeNames(from mapper: Mapper) { takeNames(from: mapper.reader.words) }
}
