/// Puts names on a sheet so that none covers another: the first come has the best place, and what
/// finds none is left out.
struct Labels {
  /// A name that found its place.
  struct Placed {
    let lines: [String]
    /// The middle of the first line's box.
    let x: Double
    let y: Double
    /// `start`, `middle` or `end`, as SVG anchors text.
    let anchor: String
  }

  private var taken: [MapSheet.Box] = []

  /// Keeps names off a box.
  mutating func block(_ box: MapSheet.Box) { taken.append(box) }

  /// Tries a name beside a mark: right, left, below, above.
  ///
  /// - Parameters:
  ///   - lines: One or two lines.
  ///   - x: The mark's middle.
  ///   - y: The mark's middle.
  ///   - size: The height of letters, in pixels.
  ///   - gap: How far from the middle it begins.
  /// - Returns: The name with its place; nil where there is none.
  mutating func place(
    _ lines: [String], besideX x: Double, y: Double, size: Double, gap: Double
  ) -> Placed? {
    let width = lines.map { Self.width(of: $0, size: size) }.max() ?? 0
    let height = Double(lines.count) * size * 1.25
    let tries: [(x: Double, y: Double, anchor: String)] = [
      (x + gap, y - height / 2, "start"), (x - gap, y - height / 2, "end"),
      (x, y + gap, "middle"), (x, y - gap - height, "middle"),
      (x + gap * 0.7, y + gap * 0.6, "start"), (x + gap * 0.7, y - gap * 0.6 - height, "start"),
      (x - gap * 0.7, y + gap * 0.6, "end"), (x - gap * 0.7, y - gap * 0.6 - height, "end"),
      (x + gap * 2.3, y - height / 2, "start"), (x - gap * 2.3, y - height / 2, "end"),
    ]
    return first(of: tries, lines, width, height, size)
  }

  /// Tries a name on a middle, then a little above and below it.
  mutating func place(_ lines: [String], aboutX x: Double, y: Double, size: Double, spacing: Double)
    -> Placed?
  {
    let width =
      lines.map { Self.width(of: $0, size: size) + spacing * Double($0.count) }.max() ?? 0
    let height = Double(lines.count) * size * 1.25
    var tries: [(x: Double, y: Double, anchor: String)] = []
    for up in [0.0, -1, 1, -2, 2, -3.5, 3.5] {
      let top = y - height / 2 + up * height * 0.8
      for aside in [0.0, -0.6, 0.6] { tries.append((x + aside * width, top, "middle")) }
    }
    return first(of: tries, lines, width, height, size)
  }

  private mutating func first(
    of tries: [(x: Double, y: Double, anchor: String)], _ lines: [String], _ width: Double,
    _ height: Double, _ size: Double
  ) -> Placed? {
    for attempt in tries {
      let left =
        switch attempt.anchor {
        case "start": attempt.x
        case "end": attempt.x - width
        default: attempt.x - width / 2
        }
      let box = MapSheet.Box(left: left, top: attempt.y, width: width, height: height)
      guard MapSheet.map.holds(box), !taken.contains(where: box.overlaps) else { continue }
      taken.append(box)
      return Placed(
        lines: lines, x: attempt.x, y: attempt.y + size * 0.95, anchor: attempt.anchor)
    }
    return nil
  }

  /// About how wide a text is: sans-serif letters are a little over half as wide as high.
  static func width(of text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0.0) { sum, scalar in
      switch scalar.value {
      case 0x20, 0x69, 0x6A, 0x6C, 0x27, 0x2E, 0x2C: sum + 0.3
      case 0x41...0x5A, 0x6D, 0x77: sum + 0.72
      case 0x064B...0x065F, 0x0670: sum
      case 0x0600...0x06FF: sum + 0.5
      default: sum + 0.56
      }
    } * size
  }
}
