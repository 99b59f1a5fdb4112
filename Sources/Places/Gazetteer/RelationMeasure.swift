/// What a row of `relations.tsv` measures.
///
/// The raw values are those of its column `relation`; a row may hold for one class of places only
/// (`near:city`).
enum RelationMeasure: String, CaseIterable, Sendable {
  case near, around, outskirts, centre, opposite, towards, countryside, desert, direction, within
  case between, along, road, front, river, bank, border, coordinates, container
  case outskirtsAngle = "outskirts_angle"
  case countrysideAngle = "countryside_angle"
  case desertAngle = "desert_angle"
  case directionAngle = "direction_angle"
  case partAngle = "part_angle"
  case partDiagonal = "part_diagonal"
  case centrePart = "centre_part"
  case offsetRatio = "offset_ratio"
  case offsetLeast = "offset_least"
  case offsetAngle = "offset_angle"
  case betweenRatio = "between_ratio"
  case alongRatio = "along_ratio"
  case farPart = "far_part"
  case nearMost = "near_most"
  case quarter, beyond
  case borderNear = "border_near"
  case countrysideSide = "countryside_side"
  case edge, course
  case density

  /// In what it is measured.
  enum Unit: String {
    /// Metres.
    case meters = "m"
    /// A part of a length.
    case ratio
    /// Degrees.
    case degrees = "deg"
    /// So many on a square kilometre.
    case perSquareKilometer = "per_km2"
  }

  /// The unit that its row must have.
  var unit: Unit {
    switch self {
    case .outskirtsAngle, .countrysideAngle, .desertAngle, .directionAngle, .partAngle,
      .partDiagonal,
      .offsetAngle:
      .degrees
    case .centrePart, .offsetRatio, .betweenRatio, .alongRatio, .farPart, .edge: .ratio
    case .density: .perSquareKilometer
    default: .meters
    }
  }

  /// What holds in a gazetteer whose table lacks the row: wide on purpose.
  var fallback: Double {
    switch unit {
    case .meters: 20_000
    case .ratio: 0.5
    case .degrees: 67.5
    case .perSquareKilometer: 8_000
    }
  }
}
