extension PlaceSearch {
  /// A name that matched, and how well.
  struct Hit {
    let place: Int
    let name: Int
    /// 0 for the same spelling; a few hundredths where a word or particle was left out; nats where it
    /// only sounds alike.
    let cost: Double
    /// How many phones the query has, where it was found by sound; else 0.
    var phones = 0
    /// Whether it is written in another script than the query.
    var isAcross = false
    /// By how many consonants it differs, as far as their classes tell.
    var steps = 0
    /// The least cost by a phone among the place's names in the other script that sound alike.
    var otherScript: Double?
    /// Whether the gazetteer's name has a generic noun that the query lacks.
    var isBare = false
    /// Whether generic nouns of the query were left out.
    var lacksNouns = false
    /// Whether one word of the query was left out.
    var lacksWord = false
    /// Whether particles were taken off the query.
    var lacksParticles = false
    /// Whether an article that is written together with a word was taken off.
    var isUnjoined = false

    /// Whether it was found by sound, not by its spelling.
    var isHeard: Bool { phones > 0 }

    /// Whether it is a better way to find its place than another.
    func isBetter(than other: Hit) -> Bool {
      (isHeard ? 1 : 0, isBare ? 1 : 0, cost, name)
        < (other.isHeard ? 1 : 0, other.isBare ? 1 : 0, other.cost, other.name)
    }
  }
}
