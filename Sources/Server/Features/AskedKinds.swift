import EventMapper
import Events
import Layers

/// Kinds of attack as a request names them, with commas between: of all questions over HTTP alike.
///
/// A word that is no kind is refused: that nothing was found of it would be taken for an answer.
enum AskedKinds {
  /// Reads `rocket,drone`.
  ///
  /// - Returns: The kinds; none where nothing but commas and blanks is written.
  /// - Throws: ``Refusal`` 400 for a word that is no kind.
  static func read(_ words: String) throws -> Set<AttackKind> {
    var kinds: Set<AttackKind> = []
    for word in words.split(separator: ",") where word.contains(where: { !$0.isWhitespace }) {
      guard let kind = AttackKind.typed(String(word)) else {
        throw Refusal.invalid(
          "kind", "There is no kind of attack called \(word.prefix(40)).",
          fix: "Write one of \(AttackKind.allCases.map(\.rawValue).joined(separator: ", ")).")
      }
      kinds.insert(kind)
    }
    return kinds
  }

  /// What can be written; blanks around commas are passed over.
  static let schema: JSONTree = {
    let one = "(\(AttackKind.allCases.map(\.rawValue).joined(separator: "|")))"
    return ["type": "string", "pattern": .string("^(\(one)(,\(one))*)?$")]
  }()
}
