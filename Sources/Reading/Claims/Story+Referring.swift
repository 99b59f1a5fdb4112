import Events
import Places

/// What "the attack", "it" and "the base" refer to.
extension Story {
  /// The claim that a definite attack word refers to: the latest that fits, told before `limit`.
  ///
  /// What is
  /// told as a reason is not the attack that answers it.
  func antecedent(
    of frame: AttackFrame, _ clause: ClauseMentions, before limit: Int
  ) -> Int? {
    guard frame.isDefinite || isOnlyLaunch(frame, clause), !frame.isAnother else { return nil }
    let side = frame.actorSide(in: clause)
    return reading.claims.indices.prefix(limit).reversed().first { index in
      let claim = reading.claims[index]
      guard !claim.isTitle else { return false }
      let family = frame.kindIsFirm ? frame.kind?.family ?? .unknown : .unknown
      guard family.fits(claim.claim.kind.value.family) else { return false }
      guard let side else { return true }
      // Who attacked must agree; a claim that names nobody is meant only when it was told just before.
      if let other = sides[index] { return side == other }
      return index == reading.claims.count - 1 && !hasOwnPlace(frame, clause)
        && clause.clause.tokens.lowerBound - (lastToken ?? 0) < 60
    }
  }

  /// Whether a clause names a place that is not where something was launched from.
  private func hasOwnPlace(_ frame: AttackFrame, _ clause: ClauseMentions) -> Bool {
    let roles = RoleFinder(clause: clause, tokens: text.tokens, trigger: frame.trigger)
    let launches = roles.launches()
    // "launched from bases in Ras al-Ain, which Turkey holds": a country beside it is no place of its own.
    return clause.places.contains {
      !launches.contains($0) && (launches.isEmpty || PlaceWidth.of($0.phrase) != .wide)
    }
  }

  /// "Drones launched from Iraqi territory were involved": nothing but where it came from.
  private func isOnlyLaunch(_ frame: AttackFrame, _ clause: ClauseMentions) -> Bool {
    guard let trigger = frame.trigger, trigger.wordClass == .fire else { return false }
    let roles = RoleFinder(clause: clause, tokens: text.tokens, trigger: trigger)
    let launches = roles.launches()
    return !launches.isEmpty && roles.targets(excluding: launches).isEmpty
  }

  /// A quarter that no words place lies in the town that the story is in, else where the last attack
  /// was told, else in the one that was told last.
  func inTown(_ phrase: PlacePhrase) -> PlacePhrase {
    guard phrase.relation == .at, phrase.containers.isEmpty, phrase.anchors.count == 1,
      let anchor = phrase.anchors.first, anchor.mayBeQuarter,
      let town = scene.flatMap({ $0.isTown ? $0 : nil }) ?? lastTown ?? places.last(where: \.isTown)
    else { return phrase }
    return phrase.within(town)
  }

  /// The town where the last attack was told: what was struck, or what holds it.
  private var lastTown: PlacePhrase? {
    reading.claims.last { !$0.isTitle }?.target?.flattened.first(where: \.isTown)
  }

  /// The place that a clause without one means: that of its pronoun, earlier in the sentence, or
  /// "the base" as told before.
  func earlierPlace(for clause: ClauseMentions, _ trigger: AttackWord, first: Int)
    -> PlacePhrase?
  {
    let start = clause.clause.tokens.lowerBound
    let hasPronoun = ["ها", "ه", "هم", "هما"].contains { trigger.ending.hasSuffix($0) }
    if hasPronoun || clause.clause.isReason {
      let earlier = clause.sentence.places.last {
        $0.tokens.upperBound <= max(start, trigger.tokens.lowerBound)
          && PlaceWidth.of($0.phrase) != .wide
      }
      if let earlier { return earlier.phrase }
    }
    for reference in clause.references.sorted(by: { $0.family.isFirm && !$1.family.isFirm }) {
      if let place = place(meantBy: reference) { return place }
    }
    return nil
  }

  /// The place that "the village, in the Yarmouk valley" means: the village told before, wherever the
  /// words say it lies; nil where the noun has no article or no such place was told.
  func toldBefore(_ place: FoundPhrase) -> PlacePhrase? {
    guard place.phrase.relation == .unnamed, place.phrase.anchors.isEmpty,
      let cue = place.phrase.cue, isDefinite(place.tokens.lowerBound),
      BackReference.isNamed(cue)
    else { return nil }
    return places.last { $0.anchors.first.map { ($0.cue ?? $0.featureClass) == cue } ?? false }
  }

  private func isDefinite(_ token: Int) -> Bool {
    if text.tokens[token].kind == .arabic {
      return Clitics.readings(of: text.tokens[token].folded).contains { $0.hasArticle }
    }
    return text.tokens[token].folded == "the"
      || token > 0 && text.tokens[token - 1].folded == "the"
  }

  /// The latest place told that a reference can mean.
  private func place(meantBy reference: BackReference) -> PlacePhrase? {
    let told = reading.claims.last { !$0.isTitle }?.target
    let place =
      reference.family == .any
      ? told ?? places.last { PlaceWidth.of($0) != .wide }
      : places.last { reference.isExactly($0.anchors.first) }
        ?? places.last {
          $0.anchors.first.map { reference.family.includes($0.cue ?? $0.featureClass) } ?? false
        }
        ?? told.flatMap { target in
          target.anchors.first.map { reference.family.includes($0.featureClass) } ?? false
            ? target.spot : nil
        }
    guard
      let place = place
        ?? seat.flatMap({ seat in
          seat.anchors.first.map { reference.family.includes($0.cue ?? $0.featureClass) } ?? false
            ? seat : nil
        })
    else { return nil }
    guard reference.relation != .at, place.relation == .at else { return place }
    return PlacePhrase(
      relation: reference.relation, anchors: place.anchors, containers: place.containers,
      words: place.words, scalars: place.scalars, utf8: place.utf8)
  }
}

extension BackReference {
  /// Whether things of a class have names, so that one without was told before.
  static func isNamed(_ featureClass: FeatureClass) -> Bool {
    switch featureClass {
    case .city, .town, .village, .base, .airfield, .field, .plant, .camp, .crossing, .dam, .port:
      true
    default: false
    }
  }

  /// Whether a place is of the very class of the noun: "the town" means a town before it means a village.
  func isExactly(_ place: PlaceMention?) -> Bool {
    guard let featureClass, let place, let own = place.cue ?? place.featureClass else {
      return false
    }
    let towns: Set<FeatureClass> = [.city, .town]
    return own == featureClass || towns.contains(own) && towns.contains(featureClass)
  }
}

extension BackReference.Family {
  /// Whether it says what kind of place is meant.
  var isFirm: Bool { self != .any }

  /// Whether a place of a class may be called so.
  func includes(_ featureClass: FeatureClass?) -> Bool {
    switch (self, featureClass) {
    case (.any, _): true
    case (.settlement, .city?), (.settlement, .town?), (.settlement, .village?),
      (.settlement, .quarter?), (.settlement, .subdistrict?):
      true
    case (.base, .base?), (.base, .airfield?), (.base, .field?), (.base, .plant?): true
    case (.field, .field?), (.field, .plant?): true
    case (.camp, .camp?), (.camp, .base?): true
    case (.crossing, .crossing?): true
    case (.site, .dam?), (.site, .port?), (.site, .prison?), (.site, .mountain?),
      (.site, .island?):
      true
    default: false
    }
  }
}

extension PlaceMention {
  /// Whether it may be a quarter: its noun says so, and its name is not that of a town ("a market in
  /// Raqqa").
  fileprivate var mayBeQuarter: Bool {
    switch featureClass {
    case .city?, .town?: false
    case .quarter?, nil: cue == .quarter || cue == .district
    default: cue == .quarter
    }
  }
}

extension PlacePhrase {
  /// Whether it names a city or town and no more.
  fileprivate var isTown: Bool {
    guard relation == .at, anchors.count == 1 else { return false }
    let featureClass = anchors.first.flatMap { $0.cue ?? $0.featureClass }
    return featureClass == .city || featureClass == .town
  }

  /// The place itself that later words may mean by "the base": of "around the base of X" that base; nil where
  /// the phrase names none.
  var spot: PlacePhrase? {
    switch relation {
    case .at: return self
    case .near, .around, .outskirts, .centre:
      guard let anchor = anchors.first, anchors.count == 1 else { return nil }
      return PlacePhrase(
        relation: .at, anchors: anchors, containers: containers, words: anchor.words,
        scalars: anchor.scalars, utf8: anchor.utf8)
    default: return nil
    }
  }
}
