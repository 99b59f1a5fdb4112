import Geodesy
import Shapes

extension MapContent {
  /// Appends land, borders and rivers.
  func writeGround(on sheet: MapSheet, to out: inout ByteWriter) throws {
    out.append("<rect class=\"sea\"")
    out.append(box: MapSheet.map)
    out.append("/>\n")
    // Land without its outline first: where it is cut at the frame there is no border.
    for unit in base.units {
      let rings = unit.area.rings.map { sheet.frame.cut(ring: $0) }.filter { $0.count > 2 }
        .map { sheet.line($0 + $0.prefix(1)) }
      guard !rings.isEmpty else { continue }
      out.append(
        unit.isCountry
          ? "<path class=\"country\" fill-rule=\"evenodd\" d=\"" : "<path class=\"unit\" d=\"")
      for ring in rings { out.append(path: ring, closed: true) }
      out.append("\"/>\n")
      try out.drain()
    }
    for river in base.rivers where river.courses.joined().contains(where: sheet.frame.contains) {
      out.append("<path class=\"river\" d=\"")
      for course in river.courses { out.append(path: sheet.line(course), closed: false) }
      out.append("\"/>\n")
      try out.drain()
    }
  }

  /// Appends the names of countries and governorates where there is room.
  func writeNames(on sheet: MapSheet, _ labels: inout Labels, to out: inout ByteWriter) throws {
    for unit in base.units {
      let cut = unit.area.rings.map { sheet.frame.cut(ring: $0) }.filter { $0.count > 2 }
      guard let largest = cut.max(by: { surface($0) < surface($1) }) else { continue }
      let size = unit.isCountry ? 15.0 : 9.5
      // What shows as a sliver at the edge needs no name.
      guard surface(largest) * (111_000 * sheet.scale) * (92_000 * sheet.scale) > size * size * 12
      else { continue }
      let middle = sheet.place(ringMiddle(largest))
      let lines = [unit.name, unit.nameArabic].compactMap(\.self)
      guard
        let label = labels.place(
          lines, aboutX: middle.x, y: middle.y, size: size, spacing: unit.isCountry ? 0.6 : 0)
      else {
        continue
      }
      if unit.isCountry {
        out.append(label, size: size, first: "n1", second: "n1")
      } else {
        out.append(label, size: size, first: "n2", second: "n2")
      }
    }
    try out.drain()
  }
}

/// The surface of a ring in square degrees, to compare sizes.
private func surface(_ ring: [Coordinate]) -> Double {
  zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0.0) { sum, edge in
    sum + edge.0.longitude * edge.1.latitude - edge.1.longitude * edge.0.latitude
  }.magnitude / 2
}

extension ByteWriter {
  /// Appends the four attributes of a rectangle.
  mutating func append(box: MapSheet.Box) {
    append("x", px: box.left)
    append("y", px: box.top)
    append("width", px: box.width)
    append("height", px: box.height)
  }
}
