import Geodesy
import Shapes

// What lies under the events in the QGIS project, so that it says something without a network. It
// travels inside the project, and goes with it wherever the folder is moved.

extension BaseMap {
  /// The outlines of countries that reach into a frame, or of governorates.
  func units(areCountries: Bool, in frame: MapFrame) -> Rows<Unit> {
    Rows(units.filter { $0.isCountry == areCountries && $0.area.reaches(into: frame) })
  }

  /// The courses of rivers that reach into a frame, each for itself.
  func courses(in frame: MapFrame) -> Rows<River> {
    Rows(
      rivers.flatMap { river in
        river.courses.filter { frame.meets($0) }.map {
          River(name: river.name, nameArabic: river.nameArabic, courses: [$0])
        }
      })
  }
}

extension Layer where Row == BaseMap.Unit {
  static let countries = Layer(
    name: "countries", title: "Countries", type: .polygon, columns: names
  ) { .area($0.area) }

  static let governorates = Layer(
    name: "governorates", title: "Governorates", type: .polygon, columns: names
  ) { .area($0.area) }

  private static let names: [Column<BaseMap.Unit>] = [
    Column("name", .string, "Name") { .text($0.name) },
    Column("name_ar", .string, "Name (Arabic)") { .text(maybe: $0.nameArabic) },
  ]
}

extension Layer where Row == BaseMap.River {
  static let rivers = Layer(
    name: "rivers", title: "Rivers", type: .line,
    columns: [
      Column("name", .string, "Name") { .text($0.name) },
      Column("name_ar", .string, "Name (Arabic)") { .text(maybe: $0.nameArabic) },
    ]
  ) { $0.courses.first.map(LayerGeometry.line) }
}

extension QGISLook {
  /// Land, in the colour of paper.
  static let countries = QGISLook(
    label: QGISLabel(
      expression: QGISLabel.both("name", "name_ar"), size: 11, colour: "140,130,120,255",
      priority: 1), hasTime: false
  ) { out in
    single(
      {
        $0.append(
          symbol: "fill", named: "0", layer: "SimpleFill",
          [
            ("color", "250,247,240,255"), ("style", "solid"), ("outline_color", "120,110,100,255"),
            ("outline_width", "0.4"), ("outline_width_unit", "MM"), ("joinstyle", "round"),
          ])
      }, to: &out)
  }

  /// Borders inside a country.
  static let governorates = QGISLook(
    label: QGISLabel(
      expression: QGISLabel.both("name", "name_ar"), size: 8, colour: "160,150,140,255",
      priority: 1, farthest: 6_000_000), hasTime: false
  ) { out in
    single(
      {
        $0.append(
          symbol: "fill", named: "0", layer: "SimpleFill",
          [
            ("style", "no"), ("outline_color", "175,165,155,255"), ("outline_width", "0.25"),
            ("outline_width_unit", "MM"), ("outline_style", "dash"), ("joinstyle", "round"),
          ])
      }, to: &out)
  }

  /// Rivers.
  static let rivers = QGISLook(
    label: QGISLabel(
      expression: "\"name\"", size: 7, colour: "60,120,170,255", isItalic: true, priority: 3,
      farthest: 4_000_000), hasTime: false
  ) { out in
    single(
      {
        $0.append(
          symbol: "line", named: "0", layer: "SimpleLine",
          [
            ("line_color", "130,180,215,255"), ("line_width", "0.4"), ("line_width_unit", "MM"),
            ("joinstyle", "round"), ("capstyle", "round"),
          ])
      }, to: &out)
  }
}

extension MapFrame {
  /// Whether a line comes inside, or may cross.
  func meets(_ line: [Coordinate]) -> Bool {
    let (x, y) = (line.map(\.longitude), line.map(\.latitude))
    guard let left = x.min(), let right = x.max(), let low = y.min(), let high = y.max() else {
      return false
    }
    return left <= east && right >= west && low <= north && high >= south
  }
}

extension Area {
  fileprivate func reaches(into frame: MapFrame) -> Bool {
    outline.contains { frame.meets($0.exterior) }
  }
}
