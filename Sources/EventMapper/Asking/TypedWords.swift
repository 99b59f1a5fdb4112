package import Events
package import Geodesy

// What a user types after an option or into an address, as values.

extension AttackKind {
  /// The kind that a user means: `air_strike`, `air-strike`, ` Air strike`.
  package static func typed(_ words: String) -> AttackKind? {
    let parts = words.lowercased().split { "-_".contains($0) || $0.isWhitespace }
    return AttackKind(rawValue: parts.joined(separator: "_"))
  }
}

extension Distance {
  /// A length with its unit: `50km`, `800 m`, `12.5 mi`, `30nm`, `50كم`.
  package static func typed(_ words: String) -> Distance? {
    let text = words.lowercased().filter { $0 != " " }
    let units: [(String, Double)] = [
      ("km", 1_000), ("كم", 1_000), ("mi", 1_609.344), ("nm", 1_852), ("m", 1),
    ]
    guard let (unit, meters) = units.first(where: { text.hasSuffix($0.0) }),
      let number = Double(text.dropLast(unit.count)), number >= 0, number.isFinite,
      number * meters <= 1e9
    else { return nil }
    return .meters(number * meters)
  }
}
