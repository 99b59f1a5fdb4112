import Events
import Geodesy
import Places

// `map.svg`: one sheet for reports and for README, that reads well in print.

extension MapContent {
  /// Writes the static map.
  package func writePicture(to out: inout ByteWriter) throws {
    let counts = try PictureCounts(self)
    out.append(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
    out.append(" width=\"297mm\" height=\"210mm\" viewBox=\"0 0 1123 794\" role=\"img\"")
    out.append(" aria-labelledby=\"title\">\n<title id=\"title\">")
    out.append(xml: counts.title)
    out.append("</title>\n")
    PictureStyle.write(to: &out)
    out.append("<rect width=\"1123\" height=\"794\" fill=\"#fff\"/>\n")
    if let frame = counts.frame {
      try writeMap(on: MapSheet(of: frame), to: &out)
    } else {
      out.append("<rect class=\"frame\"")
      out.append(box: MapSheet.map)
      out.append("/>\n")
      out.append(
        svgText: "No event has a place.", x: 445, y: 400, style: "note", anchor: "middle")
    }
    out.append(svgText: counts.title, x: 24, y: 34, style: "h")
    out.append(svgText: counts.titleArabic, x: 1_099, y: 34, style: "h", anchor: "end")
    out.append(svgText: counts.subtitle, x: 24, y: 54, style: "sub")
    writeLegend(counts, to: &out)
    out.append(svgText: attribution.text, x: 24, y: 752, style: "foot")
    out.append(
      svgText:
        "\(attribution.licence) · Describes reported past events, where the words of reports put them.",
      x: 24, y: 766, style: "foot")
    out.append("</svg>\n")
    try out.drain()
  }

  private func writeMap(on sheet: MapSheet, to out: inout ByteWriter) throws {
    var labels = Labels()
    let marks = try gatherMarks(on: sheet)
    for mark in marks {
      labels.block(MapSheet.Box(left: mark.x - 7, top: mark.y - 7, width: 14, height: 14))
      if mark.count > 1 {
        labels.block(MapSheet.Box(left: mark.x + 3, top: mark.y - 15, width: 16, height: 12))
      }
    }
    labels.block(
      MapSheet.Box(
        left: MapSheet.map.left, top: MapSheet.map.bottom - 36, width: 210, height: 36))
    out.append("<g clip-path=\"url(#map)\">\n")
    try writeGround(on: sheet, to: &out)
    try writeAreas(on: sheet, to: &out)
    try writeLaunches(on: sheet, &labels, to: &out)
    let named = marks.filter { $0.name != nil }.sorted {
      ($1.count, $0.x, $0.y) < ($0.count, $1.x, $1.y)
    }
    var written: Set<[String]> = []
    for mark in named {
      guard let name = mark.name, written.count < 60, !written.contains(name),
        let label = labels.place(name, besideX: mark.x, y: mark.y, size: 11, gap: 9)
      else { continue }
      written.insert(name)
      out.append(label, size: 11, first: "p1", second: "p2")
    }
    try writeNames(on: sheet, &labels, to: &out)
    for mark in marks { out.append(mark) }
    for mark in marks where mark.count > 1 { out.append(badgeOf: mark) }
    out.append("</g>\n<rect class=\"frame\"")
    out.append(box: MapSheet.map)
    out.append("/>\n")
    out.append(scaleBarOf: sheet)
  }
}

extension ByteWriter {
  fileprivate mutating func append(_ mark: Mark) {
    append(verbatim: "<use href=\"#\(mark.kind.rawValue)\(mark.isRecalled ? "-recalled" : "")\"")
    append("x", px: mark.x)
    append("y", px: mark.y)
    append("/>\n")
  }

  /// How many events a mark stands for.
  fileprivate mutating func append(badgeOf mark: Mark) {
    let text = "\(mark.count)"
    let width = 6 + 6 * Double(text.count)
    append("<rect class=\"badge\"")
    append(box: MapSheet.Box(left: mark.x + 4, top: mark.y - 14, width: width, height: 11))
    append(" rx=\"5.5\"/>")
    append(svgText: text, x: mark.x + 4 + width / 2, y: mark.y - 5.3, style: "b", anchor: "middle")
  }

  /// A bar of a round number of kilometres, and how far it can be trusted.
  fileprivate mutating func append(scaleBarOf sheet: MapSheet) {
    let steps = [1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000]
    let length = steps.last { $0 * 1_000 * sheet.scale <= 150 } ?? 1
    let (left, bottom) = (MapSheet.map.left + 14, MapSheet.map.bottom - 22)
    let width = length * 1_000 * sheet.scale
    append("<path class=\"bar\" d=\"")
    append(
      path: [
        (left, bottom - 5), (left, bottom), (left + width, bottom), (left + width, bottom - 5),
      ], closed: false)
    append("\"/>\n")
    append(
      svgText: "\(Int(length)) km", x: left + width / 2, y: bottom - 5, style: "note",
      anchor: "middle")
    let error = max(0.1, (sheet.scaleError * 1_000).rounded(.up) / 10)
    var text = "Azimuthal equidistant; distances are right "
    text += error > 5 ? "near the middle only" : "to \(error) %"
    append(svgText: text, x: left, y: bottom + 14, style: "foot")
  }
}
