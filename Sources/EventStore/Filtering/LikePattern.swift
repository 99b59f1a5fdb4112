/// A pattern of `LIKE`: `%` for any letters, `_` for one, `\` before them, and before itself, for themselves.
struct LikePattern {
  private enum Part {
    case any, one
    case letter(Character)
  }

  private let parts: [Part]

  init(_ pattern: String) {
    var parts: [Part] = []
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      let letter = Character(scalar)
      if isEscaped {
        // Before any other letter it is a letter itself.
        if !"%_\\".contains(letter) { parts.append(.letter("\\")) }
        parts.append(.letter(letter))
        isEscaped = false
      } else if letter == "\\" {
        isEscaped = true
      } else {
        parts.append(letter == "%" ? .any : letter == "_" ? .one : .letter(letter))
      }
    }
    if isEscaped { parts.append(.letter("\\")) }
    self.parts = parts
  }

  /// As SQLite's `GLOB` has it.
  var glob: String {
    parts.map { part in
      switch part {
      case .any: "*"
      case .one: "?"
      case .letter(let letter): "*?[".contains(letter) ? "[\(letter)]" : String(letter)
      }
    }.joined()
  }

  /// As PostgreSQL's `LIKE` has it.
  var like: String {
    parts.map { part in
      switch part {
      case .any: "%"
      case .one: "_"
      case .letter(let letter): "%_\\".contains(letter) ? "\\\(letter)" : String(letter)
      }
    }.joined()
  }
}
