/// Makes the pages of a grid's cells, row by row from the west.
struct PageWriter {
  private(set) var pages: [PolygonGrid.Page] = []
  private(set) var edges: [PolygonGrid.BoundingEdge] = []
  private(set) var polygons: [UInt32] = []

  private let width: Double
  /// The polygons that hold the lower right corner of the cell before.
  private var inside: [UInt32] = []
  private var local: [UInt32] = []

  init(grid: PolygonGrid) { width = grid.width }

  /// Begins a row: west of the grid there is nothing.
  mutating func beginRow() { inside.removeAll(keepingCapacity: true) }

  /// What a cell gets: the polygon that holds all of it, none, or the number of its page.
  mutating func page(
    _ numbers: ArraySlice<UInt32>, _ all: [(edge: PlaneEdge, polygon: UInt32)], right: Double,
    bottom: Double, isFirst: Bool
  ) -> Int32 {
    if numbers.isEmpty, inside.count <= 1 {
      return inside.first.map(Int32.init) ?? PolygonGrid.none
    }
    local.removeAll(keepingCapacity: true)
    for number in numbers {
      let (edge, polygon) = all[Int(number)]
      if !local.contains(polygon) { local.append(polygon) }
      // It crosses the row's lower border between the corner before and this one; before the first
      // corner of a row there is none.
      if edge.crosses(level: bottom), edge.side(right, bottom) <= 0,
        isFirst || edge.side(right - width, bottom) > 0
      {
        toggle(polygon)
      }
    }
    for polygon in inside where !local.contains(polygon) { local.append(polygon) }
    let first = pages.count
    for start in stride(from: 0, to: local.count, by: 64) {
      add(start..<min(start + 64, local.count), numbers, all)
    }
    return Int32(-2 - first)
  }

  private mutating func toggle(_ polygon: UInt32) {
    if let place = inside.firstIndex(of: polygon) {
      inside.remove(at: place)
    } else {
      inside.append(polygon)
    }
  }

  private mutating func add(
    _ range: Range<Int>, _ numbers: ArraySlice<UInt32>,
    _ all: [(edge: PlaneEdge, polygon: UInt32)]
  ) {
    let members = local[range]
    let start = edges.count
    for number in numbers {
      let (edge, polygon) = all[Int(number)]
      guard let place = members.firstIndex(of: polygon) else { continue }
      let bit: UInt64 = 1 << UInt64(place - range.lowerBound)
      // Neighbours share a border: its edges are asked about once.
      if let same = edges[max(start, edges.count - 32)...].lastIndex(where: {
        $0.edge == edge && $0.polygons & bit == 0
      }) {
        edges[same].polygons |= bit
      } else {
        edges.append(PolygonGrid.BoundingEdge(edge: edge, polygons: bit))
      }
    }
    var corner: UInt64 = 0
    for (place, polygon) in members.enumerated() where inside.contains(polygon) {
      corner |= 1 << UInt64(place)
    }
    pages.append(
      PolygonGrid.Page(
        firstEdge: UInt32(start), edgeCount: UInt32(edges.count - start),
        firstPolygon: UInt32(polygons.count), goesOn: range.upperBound < local.count,
        inside: corner))
    polygons += members
  }
}
