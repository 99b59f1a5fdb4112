import Geodesy

/// Sites that bear the name of a place beside them, and are asked for by any of its names: "Halep
/// airport" is the airport of Aleppo, though only the town is known as Halep.
struct NamedAfter: Sendable {
  /// The sites of each place, as indices in the gazetteer's list.
  private let sites: [Int: [Int]]

  /// A site lies no further from the place whose name it bears.
  private static let reach = Distance.kilometers(60)

  init(_ gazetteer: Gazetteer, _ matcher: NameMatcher, _ generics: GenericWords) {
    var sites: [Int: [Int]] = [:]
    for site in gazetteer.places.indices where gazetteer.places.isSite(site) {
      let (volume, local) = gazetteer.volumes.place(site)
      var own: Set<Int> = []
      for name in volume.names(of: local) {
        volume.withName(name) { utf8 in
          Self.forEachPlace(named: utf8, matcher, generics) { place in
            guard place != site, !gazetteer.places.isSite(place),
              gazetteer.places.coordinate(place).distance(to: gazetteer.places.coordinate(site))
                <= Self.reach
            else { return }
            own.insert(place)
          }
        }
      }
      for place in own { sites[place, default: []].append(site) }
    }
    self.sites = sites
  }

  /// The sites that bear the name of a place.
  func sites(of place: Int) -> [Int] { sites[place] ?? [] }

  /// The places that a name means without its generic nouns.
  private static func forEachPlace(
    named name: UnsafeBufferPointer<UInt8>, _ matcher: NameMatcher, _ generics: GenericWords,
    _ body: (Int) -> Void
  ) {
    _ = FoldedName.withWords(of: name) { tokens in
      FoldedName.with(tokens) { folded in
        guard let (range, _) = folded.withoutGenerics(generics) else { return }
        matcher.forEachForm(spelled: folded.hash(range)) { form, _, place in
          if !form.isBare, !form.isAdjective { body(place) }
        }
      }
    }
  }
}
