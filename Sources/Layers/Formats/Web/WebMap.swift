// `map.html`: one file with everything inside, that asks no network for anything.
//
// The page's own code may run, and no other: its security policy names the scripts and styles by their
// hashes. The events stand in a script of type `application/json`, which no browser runs.

import Events

extension MapContent {
  /// Writes the web map; nothing where the parts of its page are missing.
  package func writeWebMap(to out: inout ByteWriter) throws {
    guard let page else { return }
    try page.fill(to: &out) { name, out in
      switch name {
      case "policy": out.append(policyOf: page)
      case "styles": for part in page.styles { out.append(part, of: "style") }
      case "scripts": for part in page.scripts { out.append(part, of: "script") }
      case "data": try writeWebData(to: &out)
      case "plain":
        out.append("This map needs JavaScript, which runs inside this file only. ")
        out.append("The same events are in events.csv.")
      default: break
      }
    }
    try out.drain()
  }

  private func writeWebData(to out: inout ByteWriter) throws {
    let frame = try MapFrame.around(events)
    out.append("<script type=\"application/json\" id=\"data\">{\"attribution\":")
    out.append(script: attribution.text)
    out.append(",\"licence\":")
    out.append(script: attribution.licence)
    out.appendLegend()
    try out.append(ground: base, around: frame)
    try writeWebEvents(to: &out)
    out.append("}</script>\n")
  }
}

extension WebPage {
  /// Writes the page, with what a body appends in each place `{{name}}`.
  func fill(
    to out: inout ByteWriter, _ part: (_ name: Substring, _ out: inout ByteWriter) throws -> Void
  ) rethrows {
    var rest = template[...]
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      out.append(verbatim: String(rest[..<open.lowerBound]))
      try part(rest[open.upperBound..<close.lowerBound], &out)
      rest = rest[close.upperBound...]
    }
    out.append(verbatim: String(rest))
  }
}

extension ByteWriter {
  /// Appends `,"legend":[…],`.
  mutating func appendLegend() {
    append(",\n\"legend\":[")
    for (row, entry) in LegendEntry.all.enumerated() {
      if row > 0 { append(",") }
      append(legend: entry)
    }
    append("],\n")
  }

  fileprivate mutating func append(policyOf page: WebPage) {
    append("default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src")
    for part in page.scripts { append(verbatim: " 'sha256-\(part.hash)'") }
    append("; style-src")
    for part in page.styles { append(verbatim: " 'sha256-\(part.hash)'") }
  }

  fileprivate mutating func append(_ part: WebPage.Part, of tag: String) {
    append(verbatim: "<\(tag)>\(part.text)</\(tag)>\n")
  }

  private mutating func append(corners: [(x: Double, y: Double)]) {
    append("[")
    for (index, corner) in corners.enumerated() {
      if index > 0 { append(",") }
      append("[")
      append(corner.x, decimals: 3)
      append(",")
      append(corner.y, decimals: 3)
      append("]")
    }
    append("]")
  }

  private mutating func append(legend entry: LegendEntry) {
    append("{\"kind\":")
    append(script: entry.kind.rawValue)
    append(",\"en\":")
    append(script: entry.kind.title)
    append(",\"ar\":")
    append(script: entry.kind.titleArabic)
    append(",\"colour\":")
    append(script: entry.colour.hexadecimal)
    append(",\"corners\":")
    append(corners: entry.corners)
    append("}")
  }
}
