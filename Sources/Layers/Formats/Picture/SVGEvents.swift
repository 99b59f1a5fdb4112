import Events
import Geodesy
import Places
import Shapes

// What stands for events on the static map. Each layer reads the events anew, and what would be drawn
// twice on the same pixels is drawn once: memory grows with the sheet, not with the events.

extension MapContent {
  /// Appends the 90 % areas.
  func writeAreas(on sheet: MapSheet, to out: inout ByteWriter) throws {
    var drawn: Set<[Int]> = []
    try areas.forEach { row in
      let (x, y) = sheet.place(row.location.coordinate)
      let radius = row.location.uncertainty.meters * sheet.scale
      let isDisc =
        row.location.area
        == .disc(center: row.location.coordinate, radius: row.location.uncertainty)
      let key = [x, y, radius, isDisc ? 0 : 1].map { Int($0.rounded()) }
      // What reaches beyond half of the sheet says nothing here, and would tint all of it.
      guard radius < MapSheet.map.height / 2, MapSheet.map.holds(x, y), drawn.insert(key).inserted
      else { return }
      let isWide = radius > 120 ? " wide" : ""
      out.append(verbatim: "<g class=\"area\(isWide) \(row.event.kind.rawValue)\">")
      if isDisc {
        out.append("<circle")
        out.append("cx", px: x)
        out.append("cy", px: y)
        out.append("r", px: radius)
        out.append("/>")
      } else {
        out.append("<path d=\"")
        for polygon in row.location.area.outline {
          for ring in [polygon.exterior] + polygon.holes {
            out.append(path: sheet.line(ring + ring.prefix(1)), closed: true)
          }
        }
        out.append("\"/>")
      }
      out.append("</g>\n")
      try out.drain()
    }
  }

  /// Appends the launch lines, which follow the geodesic.
  func writeLaunches(
    on sheet: MapSheet, _ labels: inout Labels, to out: inout ByteWriter
  ) throws {
    var drawn: Set<[Int]> = []
    var distances: [Labels.Placed] = []
    try launches.forEach { event in
      guard let launch = event.launchPlace?.coordinate, let target = event.place?.coordinate else {
        return
      }
      let line = sheet.line(launch.path(to: target, step: .kilometers(20)))
      guard let start = line.first, let end = line.last, MapSheet.map.holds(end.x, end.y),
        drawn.insert([start.x, start.y, end.x, end.y].map { Int($0.rounded()) }).inserted
      else { return }
      out.append(verbatim: "<g class=\"launch \(event.kind.rawValue)\"><path d=\"")
      out.append(path: line, closed: false)
      out.append("\" marker-end=\"url(#tip-")
      out.append(verbatim: event.kind.rawValue)
      out.append(")\"/><circle")
      out.append("cx", px: start.x)
      out.append("cy", px: start.y)
      out.append(" r=\"2.5\"/></g>\n")
      for (x, y) in line.count < 9 ? [start, end] : line {
        labels.block(MapSheet.Box(left: x - 4, top: y - 4, width: 8, height: 8))
      }
      let length = ((end.x - start.x) * (end.x - start.x) + (end.y - start.y) * (end.y - start.y))
        .squareRoot()
      if let distance = event.distance, length > 45, distances.count < 200 {
        let words =
          "\(kilometers(distance.best)) km (\(kilometers(distance.least))–\(kilometers(distance.greatest)))"
        if let label = labels.place(
          [words], besideX: (start.x + end.x) / 2, y: (start.y + end.y) / 2, size: 10, gap: 6)
        {
          distances.append(label)
        }
      }
      try out.drain()
    }
    for label in distances { out.append(label, size: 10, first: "km", second: "km") }
  }

  /// Gathers the events into marks.
  func gatherMarks(on sheet: MapSheet) throws -> [Mark] {
    var cells: [Int: Mark] = [:]
    try events.forEach { event in
      guard let place = event.place else { return }
      let (x, y) = sheet.place(place.coordinate)
      guard MapSheet.map.holds(x, y) else { return }
      let key = Int(x / 13) * 10_000 + Int(y / 13)
      cells[key, default: Mark(x: x, y: y)].add(event, place)
    }
    return cells.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// The events that share a spot of the sheet.
struct Mark {
  let x: Double
  let y: Double
  private(set) var count = 0
  private var kinds: [AttackKind: Int] = [:]
  private var recalled = 0
  private var names: [[String]: Int] = [:]

  init(x: Double, y: Double) { (self.x, self.y) = (x, y) }

  mutating func add(_ event: Event, _ place: Location) {
    count += 1
    kinds[event.kind, default: 0] += 1
    if event.background { recalled += 1 }
    // A unit's own name is on the ground already.
    switch place.method {
    case .named, .near, .offset, .coordinates, .given:
      if let name = place.placeName, place.placeClass?.isUnit != true {
        names[[name, place.placeNameArabic].compactMap(\.self), default: 0] += 1
      }
    default: break
    }
  }

  /// The kind that most of them are; the first of the contract's order among equals.
  var kind: AttackKind {
    AttackKind.allCases.max { kinds[$0, default: 0] < kinds[$1, default: 0] } ?? .other
  }
  /// Whether reports only recall all of them.
  var isRecalled: Bool { recalled == count }
  /// The name that most of them have, in both scripts.
  var name: [String]? {
    names.min { ($1.value, $0.key.joined()) < ($0.value, $1.key.joined()) }?.key
  }
}

extension FeatureClass {
  fileprivate var isUnit: Bool { [.country, .region, .governorate].contains(self) }
}

/// Whole kilometres.
private func kilometers(_ distance: Distance) -> Int { Int(distance.kilometers.rounded()) }
