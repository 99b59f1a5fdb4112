import Events

/// What kind of attack a clause tells: from the attack word and the weapon together.
enum KindRule {
  /// The kind, with the tokens that tell it; nil when neither word nor weapon says.
  static func kind(word: AttackWord?, weapon: WeaponMention?) -> AttackKind? {
    guard let weapon else { return word?.kind }
    guard let told = word?.kind else { return weapon.kind }
    switch (told, weapon.kind) {
    // An unmanned aircraft makes a strike a drone attack; what an aircraft drops stays an air strike.
    case (_, .drone): return .drone
    case (.airStrike, _): return .airStrike
    case (.shelling, .armedClash): return .shelling
    case (.shelling, _): return weapon.kind
    case (.armedClash, .ied): return .ied
    case (.armedClash, _), (.groundRaid, _): return told
    case (.ied, .rocket), (.ied, .missile), (.ied, .shelling): return weapon.kind
    default: return told
    }
  }
}
