import Geodesy

extension PolygonGrid {
  func locate(
    _ points: UnsafeBufferPointer<Coordinate>, border: Border, into hits: inout [PolygonHit]
  ) {
    let (perWidth, perHeight) = (1 / width, 1 / height)
    let onBorder: UInt64 = border == .included ? .max : 0
    hits.reserveCapacity(hits.count + points.count)
    cells.withUnsafeBufferPointer { cells in
      for (number, point) in points.enumerated() {
        let (x, y) = (point.longitude, point.latitude)
        // A cell's border is no rounded number, so that this is the cell.
        let column = Self.floor(x * perWidth) &- west
        let row = Self.floor(y * perHeight) &- south
        guard column >= 0, column < columns, row >= 0, row < rows else { continue }
        let cell = cells[row &* columns &+ column]
        if cell >= 0 {
          hits.append(PolygonHit(point: UInt32(number), polygon: UInt32(cell)))
        } else if cell != Self.none {
          var page = Int(-2 - cell)
          repeat {
            var held = holders(
              x, y, pages[page], right: Double(column &+ west &+ 1) * width,
              bottom: Double(row &+ south) * height, onBorder)
            while held != 0 {
              let polygon = polygons[Int(pages[page].firstPolygon) + held.trailingZeroBitCount]
              hits.append(PolygonHit(point: UInt32(number), polygon: polygon))
              held &= held - 1
            }
            page += 1
          } while pages[page - 1].goesOn
        }
      }
    }
  }

  /// The greatest whole number that is not greater, without a call.
  @inline(__always)
  private static func floor(_ number: Double) -> Int {
    let whole = Int(number)
    return Double(whole) > number ? whole &- 1 : whole
  }

  /// The polygons of a page that hold a point of its cell.
  ///
  /// The path goes from the point to the cell's right side, just above the point's latitude, and just
  /// outside of that side down to the corner. Each edge that it crosses turns inside to outside.
  @inline(__always)
  private func holders(
    _ x: Double, _ y: Double, _ page: Page, right: Double, bottom: Double, _ onBorder: UInt64
  ) -> UInt64 {
    var inside = page.inside
    var touched: UInt64 = 0
    edges.withUnsafeBufferPointer { edges in
      for index in Int(page.firstEdge)..<Int(page.firstEdge &+ page.edgeCount) {
        let (edge, polygons) = (edges[index].edge, edges[index].polygons)
        if edge.crosses(level: y) {
          let side = edge.side(x, y)
          if side == 0 {
            touched |= polygons
          } else if side > 0, max(edge.x0, edge.x1) <= right || edge.side(right, y) <= 0 {
            inside ^= polygons
          }
        } else if y == edge.y1,
          edge.y0 == y ? edge.x0 <= x && x <= edge.x1 : x == edge.x1
        {
          touched |= polygons
        }
        if edge.crosses(upright: right), edge.isBelow(right, y) != edge.isBelow(right, bottom) {
          inside ^= polygons
        }
      }
    }
    return inside & ~touched | touched & onBorder
  }
}
