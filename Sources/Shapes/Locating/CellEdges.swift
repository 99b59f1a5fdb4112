/// Which edges touch each cell of a grid, and perhaps a few that only nearly do.
struct CellEdges {
  /// Of each cell where its edges begin; one more number ends the last.
  private var starts: [UInt32]
  private var sorted: [UInt32]

  func edges(of cell: Int) -> ArraySlice<UInt32> {
    sorted[Int(starts[cell])..<Int(starts[cell + 1])]
  }

  init(_ edges: [PlaneEdge], grid: PolygonGrid) {
    starts = [UInt32](repeating: 0, count: grid.columns * grid.rows + 1)
    var touched: [(cell: UInt32, edge: UInt32)] = []
    touched.reserveCapacity(edges.count * 4)
    for (number, edge) in edges.enumerated() {
      let low = Int((edge.y0 / grid.height).rounded(.down)) - grid.south
      let high = Int((edge.y1 / grid.height).rounded(.down)) - grid.south
      for row in low...high {
        let columns = Self.columns(of: edge, row, grid)
        for column in columns {
          let cell = row * grid.columns + column
          starts[cell + 1] += 1
          touched.append((UInt32(cell), UInt32(number)))
        }
      }
    }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    var next = starts
    sorted = [UInt32](repeating: 0, count: touched.count)
    for (cell, edge) in touched {
      sorted[Int(next[Int(cell)])] = edge
      next[Int(cell)] += 1
    }
  }

  /// The columns that an edge touches in a row: the part of it in the row, and some more for rounding.
  private static func columns(
    of edge: PlaneEdge, _ row: Int, _ grid: PolygonGrid
  ) -> ClosedRange<Int> {
    var (from, to) = (edge.x0, edge.x1)
    let rise = edge.y1 - edge.y0
    // Of a flat edge it is not known well where it enters a row; it has one or two rows.
    if rise > grid.height / 16 {
      let bottom = Double(row + grid.south) * grid.height
      let run = (edge.x1 - edge.x0) / rise
      if bottom > edge.y0 { from = edge.x0 + (bottom - edge.y0) * run }
      if bottom + grid.height < edge.y1 { to = edge.x0 + (bottom + grid.height - edge.y0) * run }
    }
    let margin = 1e-7 * (edge.x1 - edge.x0).magnitude + 1e-9 * grid.width + 1e-12
    let first = Int(((min(from, to) - margin) / grid.width).rounded(.down)) - grid.west
    let last = Int(((max(from, to) + margin) / grid.width).rounded(.down)) - grid.west
    return max(0, first)...max(0, min(grid.columns - 1, last))
  }
}
