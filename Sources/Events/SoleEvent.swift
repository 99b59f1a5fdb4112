package import Geodesy

extension Event {
  /// Makes the event that one claim tells alone: what ``EventMerger/event(of:)`` says of a group of one,
  /// without counting voices.
  ///
  /// - Parameters:
  ///   - claim: The claim.
  ///   - distance: From its launch place to its target.
  ///   - bearing: The initial direction from the one to the other.
  package init(sole claim: Claim, distance: DistanceBounds?, bearing: Azimuth?) {
    self.init(
      id: claim.id, kind: claim.kind.value, date: claim.date, target: claim.target?.value,
      launch: claim.launch?.value, distance: distance, bearing: bearing,
      weapon: claim.weapon?.value, weaponCount: claim.weaponCount?.value,
      actor: claim.actor?.value, actorText: claim.actor?.writtenWords,
      targetKind: claim.targetKind?.value, targetText: claim.targetKind?.writtenWords,
      outcome: claim.outcome?.value ?? .unknown, outcomeClaims: nil,
      killed: claim.killed?.value, injured: claim.injured?.value, background: claim.background,
      claims: [claim], sources: [claim.source])
  }

  /// The claim that tells it alone, where nothing but the claim, the distance and the bearing is needed to
  /// make it again.
  package var soleClaim: Claim? {
    guard claims.count == 1, correction == nil, let claim = claims.first else { return nil }
    // A person may have corrected it, or a claim of a lone report say more than was made of it.
    return self == Event(sole: claim, distance: distance, bearing: bearing) ? claim : nil
  }
}
