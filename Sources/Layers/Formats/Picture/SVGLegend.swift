import Events

extension MapContent {
  /// Appends the legend beside the map: kinds with counts, what the signs mean, what is not shown.
  func writeLegend(_ counts: PictureCounts, to out: inout ByteWriter) {
    let (left, right) = (887.0, 1_099.0)
    var y = 84.0
    out.append(svgText: "Kind of attack · نوع الهجوم", x: left, y: y, style: "l1")
    y += 10
    for entry in LegendEntry.all {
      guard let count = counts.kinds[entry.kind] else { continue }
      y += 33
      out.append(verbatim: "<use href=\"#\(entry.kind.rawValue)\"")
      out.append("x", px: left + 9)
      out.append("y", px: y - 13)
      out.append("/>\n")
      out.append(svgText: entry.kind.title, x: left + 26, y: y - 12, style: "l2")
      out.append(svgText: entry.kind.titleArabic, x: left + 26, y: y + 3, style: "l3")
      out.append(svgText: "\(count)", x: right, y: y - 7, style: "l2", anchor: "end")
    }
    y += 34
    if counts.recalled > 0 {
      out.append(verbatim: "<use href=\"#other-recalled\"")
      out.append("x", px: left + 9)
      out.append("y", px: y - 4)
      out.append("/>\n")
      out.append(
        svgText: "hollow: only recalled (\(counts.recalled))", x: left + 26, y: y, style: "note")
      y += 22
    }
    out.append("<circle class=\"key\"")
    out.append("cx", px: left + 9)
    out.append("cy", px: y - 4)
    out.append(" r=\"8\"/>\n")
    out.append(svgText: "dashed: nine times in ten within", x: left + 26, y: y, style: "note")
    y += 22
    if counts.launches > 0 {
      out.append("<path class=\"keyline\" d=\"")
      out.append(path: [(left, y - 4), (left + 17, y - 4)], closed: false)
      out.append("\" marker-end=\"url(#tip-other)\"/>\n")
      out.append(
        svgText: "launch to target (\(counts.launches)),", x: left + 26, y: y, style: "note")
      out.append(svgText: "km: best (least–greatest)", x: left + 26, y: y + 14, style: "note")
      y += 36
    }
    out.append("<rect class=\"badge\"")
    out.append(box: MapSheet.Box(left: left + 2, top: y - 10, width: 14, height: 11))
    out.append(" rx=\"5.5\"/>\n")
    out.append(svgText: "n", x: left + 9, y: y - 1.5, style: "b", anchor: "middle")
    out.append(svgText: "that many events at one spot", x: left + 26, y: y, style: "note")
    y += 30
    for note in counts.notes {
      out.append(svgText: note, x: left, y: y, style: "note")
      y += 17
    }
  }
}

/// The style sheet and the shapes of the static map.
enum PictureStyle {
  static func write(to out: inout ByteWriter) {
    out.append("<style>\n")
    out.append(
      "text{font-family:\"Noto Sans\",\"Noto Sans Arabic\",\"Segoe UI\",\"Helvetica Neue\",Tahoma,Arial,sans-serif;fill:#1c2530}\n"
    )
    out.append(".h{font-size:20px;font-weight:700}.sub{font-size:12px;fill:#55606c}\n")
    out.append(
      ".l1{font-size:13px;font-weight:700}.l2{font-size:13px}.l3{font-size:12px;fill:#55606c}\n")
    out.append(".note{font-size:11.5px;fill:#3c4650}.foot{font-size:9px;fill:#55606c}\n")
    out.append(
      ".p1,.p2,.km,.n1,.n2{paint-order:stroke;stroke:#fff;stroke-width:2.6px;stroke-linejoin:round}\n"
    )
    out.append(
      ".p1{font-size:11px;font-weight:600}.p2{font-size:11px}.km{font-size:10px;font-weight:600}\n")
    out.append(
      ".n1{font-size:15px;fill:#8a857a;letter-spacing:.5px}.n2{font-size:9.5px;fill:#a09b8f}\n")
    out.append(
      ".b{font-size:8.5px;font-weight:700;fill:#fff}.badge{fill:#1c2530;stroke:#fff;stroke-width:1}\n"
    )
    out.append(".sea{fill:#d6e4ef}.country{fill:#fbfaf6;stroke:#8d8d8a;stroke-width:1.3}\n")
    out.append(
      ".unit{fill:none;stroke:#cfccc4;stroke-width:.8}.river{fill:none;stroke:#8fb8dc;stroke-width:1.3}\n"
    )
    out.append(
      ".frame{fill:none;stroke:#55606c;stroke-width:1}.bar{fill:none;stroke:#1c2530;stroke-width:1.6}\n"
    )
    out.append(
      ".area>*{fill:currentColor;fill-opacity:.07;stroke:currentColor;stroke-opacity:.6;stroke-width:1;stroke-dasharray:5 3}\n.wide>*{fill:none}\n"
    )
    out.append(
      ".launch>path{fill:none;stroke:currentColor;stroke-width:1.8}.launch>circle{fill:currentColor}\n"
    )
    out.append(
      ".key{fill:none;stroke:#55606c;stroke-dasharray:4 2.5}.keyline{stroke:#55606c;stroke-width:1.8;fill:none}\n"
    )
    for entry in LegendEntry.all {
      out.append(verbatim: ".\(entry.kind.rawValue){color:\(entry.colour.hexadecimal)}\n")
    }
    out.append("</style>\n<defs>\n<clipPath id=\"map\"><rect")
    out.append(box: MapSheet.map)
    out.append("/></clipPath>\n")
    for entry in LegendEntry.all { write(entry, to: &out) }
    out.append("</defs>\n")
  }

  /// A shape, the same hollow, and a tip for the lines of its colour.
  private static func write(_ entry: LegendEntry, to out: inout ByteWriter) {
    let (kind, colour) = (entry.kind.rawValue, entry.colour.hexadecimal)
    let halo = "fill=\"#fff\" stroke=\"#fff\" stroke-width=\"3.4\""
    let full = "fill=\"\(colour)\" stroke=\"#222\" stroke-width=\".8\""
    let hollow = "fill=\"#fff\" stroke=\"\(colour)\" stroke-width=\"1.8\""
    for (id, looks) in [(kind, [halo, full]), ("\(kind)-recalled", [halo, hollow])] {
      out.append(verbatim: "<g id=\"\(id)\" stroke-linejoin=\"round\">")
      for look in looks {
        if entry.corners.isEmpty {
          out.append(verbatim: "<circle r=\"5.7\" \(look)/>")
        } else {
          out.append("<path d=\"")
          out.append(path: entry.corners.map { ($0.x * 6.5, $0.y * 6.5) }, closed: true)
          out.append(verbatim: "\" \(look)/>")
        }
      }
      out.append("</g>\n")
    }
    let tip = entry.kind == .other ? "#55606c" : colour
    out.append(
      verbatim: "<marker id=\"tip-\(kind)\" viewBox=\"0 0 10 10\" refX=\"13\" refY=\"5\" "
        + "markerWidth=\"5\" markerHeight=\"5\" orient=\"auto\">"
        + "<path d=\"M0,0L10,5L0,10Z\" fill=\"\(tip)\"/></marker>\n")
  }
}
