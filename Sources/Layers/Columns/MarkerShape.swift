#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension LegendEntry {
  /// The corners of the shape where a map draws it itself: in a disc of radius 1 about the middle, `y`
  /// downwards; nothing for a circle.
  ///
  /// QGIS's markers of these names, drawn so large that all seem of one size.
  package var corners: [(x: Double, y: Double)] {
    switch shape {
    case "triangle": [(0, -1), (0.8, 0.75), (-0.8, 0.75)]
    case "equilateral_triangle": polygon(3, radius: 1.1)
    case "diamond": [(0, -1.1), (0.85, 0), (0, 1.1), (-0.85, 0)]
    case "semi_circle":
      (0...18).map { step in
        let angle = Double(step) / 18 * .pi
        return (-1.05 * cos(angle), 0.5 - 1.05 * sin(angle))
      }
    case "cross_fill":
      [
        (-0.32, -0.95), (0.32, -0.95), (0.32, -0.32), (0.95, -0.32), (0.95, 0.32), (0.32, 0.32),
        (0.32, 0.95), (-0.32, 0.95), (-0.32, 0.32), (-0.95, 0.32), (-0.95, -0.32), (-0.32, -0.32),
      ]
    case "square": [(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)]
    case "pentagon": polygon(5, radius: 1)
    case "hexagon": polygon(6, radius: 1)
    case "star":
      zip(polygon(5, radius: 1.15), polygon(5, radius: 0.5, turned: 0.5)).flatMap { [$0, $1] }
    default: []
    }
  }

  private func polygon(
    _ count: Int, radius: Double, turned: Double = 0
  ) -> [(x: Double, y: Double)] {
    (0..<count).map { corner in
      let angle = (Double(corner) + turned) / Double(count) * 2 * .pi
      return (radius * sin(angle), -radius * cos(angle))
    }
  }
}

extension Colour {
  /// `#rrggbb`, as CSS and SVG have it.
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
