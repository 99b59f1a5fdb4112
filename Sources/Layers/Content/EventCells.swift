import Events
import Geodesy
import Places

/// The events of a cell of the map, in one or several parts of a bounded number of placemarks.
struct EventCell {
  /// Where; nil for the events that have no place.
  let cell: MapCell?
  /// How many events each part has.
  private(set) var parts: [Int] = []
  /// How many placemarks these events are drawn by.
  private(set) var placemarks = 0
  /// How many events of each kind, in the order of `AttackKind.allCases`.
  private(set) var kinds = [Int](repeating: 0, count: AttackKind.allCases.count)
  /// The first day of an event, and the last.
  private(set) var days: (first: Day, last: Day)?
  private var longitudes = 0.0
  private var latitudes = 0.0
  private var lastPart = 0

  /// How many events there are.
  var events: Int { kinds.reduce(0, +) }

  /// The middle of the events.
  var middle: Coordinate? {
    let count = Double(max(1, events))
    return Coordinate(latitude: latitudes / count, longitude: longitudes / count)
  }

  init(_ cell: MapCell?) { self.cell = cell }

  mutating func add(_ event: Event, limit: Int) {
    let count = event.placemarkCount
    if parts.isEmpty || lastPart + count > limit {
      parts.append(0)
      lastPart = 0
    }
    parts[parts.count - 1] += 1
    lastPart += count
    placemarks += count
    for (row, kind) in AttackKind.allCases.enumerated() where kind == event.kind { kinds[row] += 1 }
    if let first = event.date.start, let last = event.date.end {
      days = days.map { (min($0.first, first), max($0.last, last)) } ?? (first, last)
    }
    longitudes += event.place?.coordinate.longitude ?? 0
    latitudes += event.place?.coordinate.latitude ?? 0
  }

  /// Several cells as the wider one that holds them, in one part.
  init(_ cell: MapCell, of cells: some Collection<EventCell>) {
    self.cell = cell
    for one in cells {
      placemarks += one.placemarks
      for row in kinds.indices { kinds[row] += one.kinds[row] }
      if let more = one.days {
        days = days.map { (min($0.first, more.first), max($0.last, more.last)) } ?? more
      }
      longitudes += one.longitudes
      latitudes += one.latitudes
    }
    parts = [events]
    lastPart = placemarks
  }
}

/// Gathers events that come in the order of their cells into the widest cells that hold few enough.
///
/// It keeps the cells that are finished, whose number grows with that of the events by the thousands.
struct EventCells {
  /// The cells so far, in the order of the events; those without a place come last.
  private(set) var cells: [EventCell] = []
  private let limit: Int

  /// Begins.
  ///
  /// - Parameter limit: how many placemarks a part may have.
  init(limit: Int) { self.limit = limit }

  /// The order in which ``add(_:)`` wants the events.
  static let order: Rows<Event>.Key = { event in
    event.place.map { MapCell(of: $0.coordinate).code } ?? .max
  }

  /// Takes the next event.
  mutating func add(_ event: Event) {
    let cell = event.place.map { MapCell(of: $0.coordinate) }
    if cells.isEmpty || cells[cells.count - 1].cell != cell {
      join(before: cell)
      cells.append(EventCell(cell))
    }
    cells[cells.count - 1].add(event, limit: limit)
  }

  /// Joins the last cells, to which nothing more comes.
  mutating func finish() { join(before: nil) }

  /// Joins the cells behind which another begins, as long as the wider one holds few enough.
  private mutating func join(before next: MapCell?) {
    guard let last = cells.last?.cell else { return }
    let shared = next.map { last.sharedDepth(with: $0) } ?? -1
    for depth in stride(from: last.depth - 1, to: shared, by: -1) {
      let wider = last.part(ofDepth: depth)
      let start =
        (cells.lastIndex { one in
          one.cell.map { $0.depth < depth || $0.part(ofDepth: depth) != wider } ?? true
        } ?? -1) + 1
      let count = cells[start...].reduce(0) { $0 + $1.placemarks }
      guard count <= limit else { return }
      cells.replaceSubrange(start..., with: [EventCell(wider, of: cells[start...])])
    }
  }
}

extension Event {
  /// How many placemarks it is drawn by: its point, its line, its areas; one where it has no place.
  var placemarkCount: Int {
    guard place != nil else { return launchPlace == nil ? 1 : 2 }
    return launchPlace == nil ? 2 : 4
  }
}
