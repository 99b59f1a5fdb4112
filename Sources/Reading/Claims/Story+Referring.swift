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
    guard frame.isDefinite, !frame.isAnother else { return nil }
    let side = frame.actorSide(in: clause)
    return reading.claims.indices.prefix(limit).reversed().first { index in
      let claim = reading.claims[index]
      guard !claim.isTitle else { return false }
      let family = frame.kindIsFirm ? frame.kind?.family ?? .unknown : .unknown
      guard family.fits(claim.claim.kind.value.family) else { return false }
      guard let side else { return true }
      // Who attacked must agree; a claim that names nobody is meant only when it was told just before.
      if let other = sides[index] { return side == other }
      return index == reading.claims.count - 1 && clause.places.isEmpty
        && clause.clause.tokens.lowerBound - (lastToken ?? 0) < 60
    }
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
    // "the base", "القاعدة ذاتها": the latest place whose own noun is that one.
    for target in clause.targets where isDefinite(target.tokens) {
      let same = places.last { phrase in
        phrase.anchors.first.map { anchor in
          Self.fits(anchor.cue, target.target) || Self.fits(anchor.featureClass, target.target)
        } ?? false
      }
      if let same { return same }
    }
    return nil
  }

  private func isDefinite(_ range: Range<Int>) -> Bool {
    let token = text.tokens[range.lowerBound]
    if token.kind == .arabic {
      return Clitics.readings(of: token.folded).contains { $0.hasArticle }
    }
    return range.lowerBound > 0
      && ["the", "this", "that", "same"].contains(text.tokens[range.lowerBound - 1].folded)
  }

  private static func fits(_ cue: FeatureClass?, _ target: String) -> Bool {
    switch (cue, target) {
    case (.base?, "military base"), (.airfield?, "airport"), (.airfield?, "military base"),
      (.field?, "oil facility"), (.plant?, "oil facility"), (.field?, "military base"):
      true
    default: false
    }
  }
}

extension PlacePhrase {
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
