package import Events

/// A colour: red, green and blue in `0...255`.
package struct Colour: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// How a kind of attack looks on every map: one table for all formats.
///
/// Colours and shapes are fixed, so that two maps can be laid side by side. The colours stay apart for
/// colour-blind eyes, and the shape says the kind again.
///
/// - Source: Okabe and Ito, *Color Universal Design*; the wine red is of P. Tol's muted scheme.
package struct LegendEntry: Hashable, Sendable {
  /// The kind.
  package let kind: AttackKind
  /// Its colour.
  package let colour: Colour
  /// Its shape, by QGIS's name of a simple marker.
  package let shape: String
  /// What the legend says: English, then Arabic.
  package var label: String { "\(kind.title) · \(kind.titleArabic)" }

  /// The entry of a kind.
  package init(_ kind: AttackKind) {
    self.kind = kind
    (colour, shape) =
      switch kind {
      case .rocket: (Colour(213, 94, 0), "triangle")
      case .drone: (Colour(0, 114, 178), "diamond")
      case .airStrike: (Colour(86, 180, 233), "star")
      case .shelling: (Colour(230, 159, 0), "circle")
      case .missile: (Colour(136, 34, 85), "semi_circle")
      case .ied: (Colour(240, 228, 66), "pentagon")
      case .armedClash: (Colour(0, 158, 115), "square")
      case .groundRaid: (Colour(204, 121, 167), "hexagon")
      case .other: (Colour(127, 127, 127), "cross_fill")
      }
  }

  /// All kinds, in the order of the contract.
  package static let all = AttackKind.allCases.map(LegendEntry.init)
}
