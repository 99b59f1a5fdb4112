import Events
import Places

/// What kind of attack a clause tells: from the attack word and the weapon together.
enum KindRule {
  /// The kind; nil when neither word nor weapon says.
  ///
  /// - Parameters:
  ///   - word: The attack word.
  ///   - weapon: The weapon.
  ///   - hasAircraft: Whether manned aircraft are told of, whose rockets and bombs are an air strike.
  /// - Returns: The kind.
  static func kind(word: AttackWord?, weapon: WeaponMention?, hasAircraft: Bool) -> AttackKind? {
    let kind = self.kind(word: word, weapon: weapon)
    guard hasAircraft else { return kind }
    switch kind {
    case .rocket?, .missile?, .shelling?: return .airStrike
    // "warplanes dropped chemical bombs": no bomb that was laid.
    case .ied? where word?.kind != .ied && word?.inflection == .verb: return .airStrike
    default: return kind
    }
  }

  private static func kind(word: AttackWord?, weapon: WeaponMention?) -> AttackKind? {
    guard let weapon else { return word?.kind }
    guard let told = word?.kind else { return weapon.kind }
    switch (told, weapon.kind) {
    // An unmanned aircraft makes a strike a drone attack; what an aircraft drops stays an air strike.
    case (_, .drone): return .drone
    case (.airStrike, _): return .airStrike
    case (.shelling, .armedClash): return .shelling
    case (.shelling, _): return weapon.kind
    case (.armedClash, .ied): return .ied
    // "rockets fired at the base": what was fired tells more than that it was fired.
    case (.armedClash, .rocket) where word?.inflection == .verb,
      (.armedClash, .missile) where word?.inflection == .verb,
      (.armedClash, .shelling) where word?.inflection == .verb:
      return weapon.kind
    // Warplanes raid from the air; aircraft also land those who raid on the ground.
    case (.groundRaid, .airStrike) where word?.inflection == .verb, (.armedClash, .airStrike):
      return .airStrike
    case (.armedClash, _), (.groundRaid, _): return told
    case (.ied, .rocket), (.ied, .missile), (.ied, .shelling): return weapon.kind
    default: return told
    }
  }
}
