#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Chords {
  /// What no geodesic over a chord is shorter than, in metres.
  package static func shortest(over chord: Double) -> Double {
    guard chord > 0 else { return 0 }
    let onSphere = 2 * Earth.poleRadius * asin(min(1, chord / (2 * Earth.equatorRadius)))
    guard chord < 9_000_000 else { return onSphere * (1 - 1e-15) }
    let wide = anywhere.wide
    // The next terms of the arcsine are positive.
    let turn = chord / (2 * wide)
    guard chord > 1_000_000 else { return chord * (1 + turn * turn / 6) }
    return max(onSphere, 2 * wide * asin(turn)) * (1 - 1e-15)
  }

  /// What no shortest geodesic over a chord is longer than, in metres.
  package static func longest(over chord: Double) -> Double {
    guard chord > 0 else { return 0 }
    let narrow = anywhere.narrow
    let turn = chord / (2 * narrow)
    // What is left out of the arcsine is less than a hundredth of its third term.
    if chord < 1_000_000 {
      let square = turn * turn
      return chord * (1 + square / 6 + 0.076 * square * square)
    }
    let onSphere = 2 * Earth.equatorRadius * asin(min(1, chord / (2 * Earth.poleRadius)))
    guard turn < 0.99 else { return min(Earth.halfMeridian, onSphere * (1 + 1e-15)) }
    return min(onSphere, 2 * narrow * asin(turn)) * (1 + 1e-15)
  }
}
