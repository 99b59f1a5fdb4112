import Geodesy

extension PolygonGrid {
  /// How many cells there are to an edge: at least so many and at most twice as many.
  ///
  /// More make fewer borders, but a larger grid to lay and to look into.
  private static let cellsPerEdge = 2
  private static let mostCells = 1 << 23

  /// Lays the grid over areas made of polygons; an area that is a disc holds nothing here.
  ///
  /// - Complexity: for edges about as long as a cell is wide, that of a few hundred nanoseconds each.
  public init(_ areas: [Area]) {
    var edges: [(edge: PlaneEdge, polygon: UInt32)] = []
    for (number, area) in areas.enumerated() {
      guard case .polygons(let polygons) = area.form else { continue }
      for ring in polygons.flatMap({ [$0.exterior] + $0.holes }) {
        guard var last = ring.last else { continue }
        for corner in ring {
          if let edge = PlaneEdge(last.longitude, last.latitude, corner.longitude, corner.latitude)
          {
            edges.append((edge, UInt32(number)))
          }
          last = corner
        }
      }
    }
    var low = SIMD2(Double.infinity, .infinity)
    var high = -low
    for (edge, _) in edges {
      low = pointwiseMin(low, SIMD2(min(edge.x0, edge.x1), edge.y0))
      high = pointwiseMax(high, SIMD2(max(edge.x0, edge.x1), edge.y1))
    }
    guard !edges.isEmpty else {
      (width, height, west, south, columns, rows, cells) = (1, 1, 0, 0, 0, 0, [])
      return
    }
    let wanted = min(Self.mostCells, max(1, edges.count * Self.cellsPerEdge))
    var (width, height) = (512.0, 512.0)
    func count(_ low: Double, _ high: Double, _ side: Double) -> Int {
      Int((high / side).rounded(.down)) - Int((low / side).rounded(.down)) + 1
    }
    while width > 0x1p-20, height > 0x1p-20,
      count(low.x, high.x, width) * count(low.y, high.y, height) < wanted
    {
      if width >= height { width /= 2 } else { height /= 2 }
    }
    self.width = width
    self.height = height
    west = Int((low.x / width).rounded(.down))
    south = Int((low.y / height).rounded(.down))
    columns = count(low.x, high.x, width)
    rows = count(low.y, high.y, height)
    cells = [Int32](repeating: Self.none, count: columns * rows)
    var pages = PageWriter(grid: self)
    let sorted = CellEdges(edges.map(\.edge), grid: self)
    for row in 0..<rows {
      pages.beginRow()
      for column in 0..<columns {
        let cell = row * columns + column
        cells[cell] = pages.page(
          sorted.edges(of: cell), edges, right: Double(column + west + 1) * width,
          bottom: Double(row + south) * height, isFirst: column == 0)
      }
    }
    self.pages = pages.pages
    self.edges = pages.edges
    polygons = pages.polygons
  }
}
