extension PlaceSearch {
  /// A name that matched, and how well.
  struct Hit {
    let place: Int
    let name: Int
    /// What was done to the name or the query, for the spelling to be the same: 0 for nothing, a few
    /// hundredths where a word or particle was left out; nil where it only sounds alike.
    var spelled: Double?
    /// How it sounds; nil where that is not known.
    var heard: Heard?
    /// How far its letters are from what was typed; nil where they were not asked.
    var typed: Typed?
    /// How the best name of the place in the other script sounds; nil where none sounds alike.
    var otherScript: Heard?
    /// Whether the gazetteer's name has a generic noun that the query lacks.
    var isBare = false
    /// Whether generic nouns of the query were left out.
    var lacksNouns = false
    /// Whether one word of the query was left out.
    var lacksWord = false
    /// Whether particles were taken off the query.
    var lacksParticles = false
    /// Whether it bears the name of the place that was found.
    var isNamedAfter = false
    /// Whether an article that is written together with a word was taken off.
    var isUnjoined = false

    /// How a name is written beside the query.
    struct Typed {
      /// How many letters were added, left out, replaced or exchanged.
      let edits: Int
      /// Which part of the letters of the query that is.
      let share: Double
    }

    /// How a name sounds beside the query.
    struct Heard {
      /// What it costs to hear it so, in nats beyond what is usual.
      let cost: Double
      /// How many phones the query has.
      let phones: Int
      /// Whether it is written in another script than the query.
      let isAcross: Bool
      /// By how many consonants it differs, as far as their classes tell.
      let steps: Int

      /// What it costs by a phone.
      var costPerPhone: Double { cost / Double(phones) }
    }

    /// How far the spelling is from the name: ``spelled``, else edits, else nats.
    var cost: Double { spelled ?? typed.map { Double($0.edits) } ?? max(0.05, heard?.cost ?? 0) }

    /// 0 when it is spelled so, 1 when it sounds so in the script of the query, 2 in the other script.
    private var kind: Int { spelled != nil ? 0 : heard?.isAcross == true ? 2 : 1 }

    /// Whether the whole query is a whole name of the place, letter by letter.
    var isWholeName: Bool { spelled == 0 && !isBare && !lacksNouns && !lacksParticles }

    /// Whether it is a better way to find its place than another.
    func isBetter(than other: Hit) -> Bool {
      let kinds = (kind, other.kind)
      if kinds.0 != kinds.1 { return kinds.0 < kinds.1 }
      let costs = (spelled ?? heard?.cost ?? 0, other.spelled ?? other.heard?.cost ?? 0)
      return (isBare ? 1 : 0, costs.0, name) < (other.isBare ? 1 : 0, costs.1, other.name)
    }
  }

  /// The best hit of each place, with how its names sound in both scripts.
  ///
  /// A name in the script of the query speaks first; one in the other script only where there is none.
  static func best(_ hits: [Hit]) -> [Hit] {
    var order = hits.indices.map { UInt64(hits[$0].place) << 32 | UInt64($0) }
    order.sort { one, other in
      if one >> 32 != other >> 32 { return one < other }
      return hits[Int(one & 0xFFFF_FFFF)].isBetter(than: hits[Int(other & 0xFFFF_FFFF)])
    }
    var best: [Hit] = []
    best.reserveCapacity(hits.count)
    for number in order {
      let hit = hits[Int(number & 0xFFFF_FFFF)]
      guard var last = best.last, last.place == hit.place else {
        best.append(hit)
        continue
      }
      guard let heard = hit.heard else { continue }
      let isBetter = last.heard.map { $0.isAcross == heard.isAcross && heard.cost < $0.cost }
      if isBetter ?? !heard.isAcross {
        last.heard = heard
      } else if heard.isAcross, last.otherScript.map({ heard.cost < $0.cost }) ?? true {
        last.otherScript = heard
      }
      best[best.count - 1] = last
    }
    return best
  }
}
