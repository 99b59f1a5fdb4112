extension NameMatcher {
  /// Takes the tables of a gazetteer's names out of its volumes, or builds what they lack.
  init(_ gazetteer: Gazetteer) {
    let volumes = gazetteer.volumes
    parts = volumes.all.enumerated().map { number, volume in
      Part(
        table: NameTable(reading: volume.image)
          ?? NameTable(building: volume, tables: gazetteer.ruling),
        firstPlace: volumes.placeStarts[number], firstName: volumes.nameStarts[number],
        placeCount: volume.placeCount)
    }
  }
}

extension NameScanner {
  /// Makes the scanner of a gazetteer.
  public init(_ gazetteer: Gazetteer) {
    let generics = GenericWords(gazetteer.words.generics)
    self.init(
      gazetteer: gazetteer, matcher: NameMatcher(gazetteer),
      generics: generics)
  }

  /// The places whose name is spelled so, in any script, without particles, adjectives or nouns
  /// taken off: as indices in the gazetteer's list, in its order.
  ///
  /// - Parameters:
  ///   - utf8: The spelling; longer than any name, or without a word, it is no name.
  ///   - body: Told of each name of each place; the first numbers the place, the second the name.
  @inline(__always)
  public func forEachPlace(
    spelled utf8: UnsafeBufferPointer<UInt8>, _ body: (_ place: Int, _ name: Int) -> Void
  ) {
    _ = FoldedName.withWords(of: utf8) { tokens in
      FoldedName.with(tokens) { folded in
        matcher.forEachForm(spelled: folded.hash) { form, name, place in
          if !form.isBare, !form.isAdjective { body(place, name) }
        }
      }
    }
  }
}

extension PlaceSearch {
  /// What ``exact(_:)-(String)`` gives for words that are folded already.
  func exact(_ folded: [String]) -> (hits: [Hit], cue: FeatureClass?) {
    exact(folded.joined(separator: " "))
  }

  /// The places that a spelling means exactly, the best hit of each, and the class that its generic
  /// nouns make one expect.
  func exact(_ name: String) -> (hits: [Hit], cue: FeatureClass?) {
    var hits: [Hit] = []
    var cue: FeatureClass?
    func look(_ hash: NameHash, cost: Double, lacksNouns: Bool, _ particles: Int) {
      matcher.forEachForm(spelled: hash) { form, name, place in
        if form.isAdjective { return }
        var hit = Hit(place: place, name: name)
        hit.spelled = cost
        hit.isBare = form.isBare
        hit.lacksNouns = lacksNouns
        hit.lacksParticles = particles > 0
        hits.append(hit)
      }
    }
    func look(_ folded: FoldedName, cost: Double, _ particles: Int) {
      look(folded.hash, cost: cost, lacksNouns: false, particles)
      if let whole = folded.whole { look(whole, cost: cost, lacksNouns: false, particles) }
      if let (range, featureClass) = folded.withoutGenerics(generics) {
        cue = cue ?? featureClass
        // A name that has the noun in it comes first: "ريف دمشق" is no other "دمشق".
        let dropped = hits.isEmpty ? 0 : 0.03
        look(folded.hash(range), cost: cost + dropped, lacksNouns: true, particles)
      }
    }
    var text = name
    text.withUTF8 { utf8 in
      _ = FoldedName.withWords(of: utf8) { tokens in
        guard tokens[0].kind == .arabic else {
          FoldedName.with(tokens) { look($0, cost: 0, 0) }
          return
        }
        CliticReading.forEach(of: tokens[0]) { reading in
          guard hits.isEmpty else { return }
          FoldedName.with(tokens, first: reading) {
            look($0, cost: reading.particles == 0 ? 0 : 0.02, reading.particles)
          }
        }
      }
    }
    return (Self.best(hits), cue)
  }
}
