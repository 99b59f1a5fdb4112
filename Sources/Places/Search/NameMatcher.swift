/// The names of all volumes of a gazetteer.
struct NameMatcher: Sendable {
  /// The names of one volume, and by how much its places and names are shifted.
  struct Part: Sendable {
    let table: NameTable
    let firstPlace: Int
    let firstName: Int
    /// How many places the volume has; forms of others are not believed.
    let placeCount: Int
  }

  /// A name that begins at a token.
  struct Match {
    /// The hash of its words joined.
    var hash = NameHash()
    /// The hash of the first word without particles but with its article.
    var stem = NameHash()
    /// The first token behind it.
    var end: Int
    /// How many bytes its words have, folded.
    var bytes: Int32 = 0
    /// How many words it has, articles not counted.
    var words: UInt8 = 0
    /// Which words stand with an article.
    var articles: UInt8 = 0
    /// How many letters of particles stand before it.
    var particles: UInt8 = 0
    /// Whether it is a name only beside a generic noun.
    var isBare = false
  }

  let parts: [Part]

  /// Lends what a loop over a text asks.
  func withReader<Result>(_ body: (NameReader) throws -> Result) rethrows -> Result {
    try withViews(parts[...], []) { views in
      try views.withUnsafeBufferPointer { try body(NameReader(parts: $0)) }
    }
  }

  private func withViews<Result>(
    _ rest: ArraySlice<Part>, _ views: [NameReader.Part],
    _ body: ([NameReader.Part]) throws -> Result
  ) rethrows -> Result {
    guard let part = rest.first else { return try body(views) }
    return try part.table.withView { view in
      let view = NameReader.Part(
        table: view, firstPlace: part.firstPlace, placeCount: part.placeCount)
      return try withViews(rest.dropFirst(), views + [view], body)
    }
  }

  /// Gives all forms of a spelling, with the numbers of the name and the place in the whole
  /// gazetteer.
  @inline(__always)
  func forEachForm(spelled hash: NameHash, _ body: (NameForm, _ name: Int, _ place: Int) -> Void) {
    for part in parts {
      guard let first = part.table.look(hash)?.first else { continue }
      part.table.forEachForm(from: first) { form in
        if form.place >= 0, Int(form.place) < part.placeCount {
          body(form, Int(form.name) + part.firstName, Int(form.place) + part.firstPlace)
        }
        return true
      }
    }
  }
}
