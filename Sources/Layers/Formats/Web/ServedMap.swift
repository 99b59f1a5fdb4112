// The web map as a server gives it: the same page and scripts, by address rather than inside, and the
// ground as a resource of its own. The events come from the server's interface.

extension WebPage {
  /// The script that asks for the events; those behind it wait until these are there.
  package static var waiter: String { "live.js" }

  /// Writes the page.
  ///
  /// - Parameters:
  ///   - ground: The address of the ground, relative to the page.
  ///   - out: Where the bytes go.
  ///   - address: The address of a part, relative to the page.
  package func writeServed(
    ground: String, to out: inout ByteWriter, address: (Part) -> String
  ) {
    let first = scripts.prefix { $0.name != Self.waiter }
    let behind = scripts.drop { $0.name != Self.waiter }
    fill(to: &out) { name, out in
      switch name {
      case "policy":
        out.append("default-src 'none'; img-src 'self' data:; connect-src 'self'; ")
        out.append("base-uri 'none'; form-action 'self'; script-src 'self'; style-src 'self'")
      case "styles":
        // Without one, browsers ask for /favicon.ico.
        out.append("<link rel=\"icon\" href=\"data:,\">\n")
        for part in styles {
          out.append("<link rel=\"stylesheet\" href=\"")
          out.append(xml: address(part))
          out.append("\">\n")
        }
      case "scripts":
        for part in first { out.append(scriptAt: address(part)) }
        guard let waiter = behind.first else { break }
        out.append("<script src=\"")
        out.append(xml: address(waiter))
        out.append("\" data-ground=\"")
        out.append(xml: ground)
        out.append("\" data-then=\"")
        out.append(xml: behind.dropFirst().map(address).joined(separator: " "))
        out.append("\"></script>\n")
      case "plain":
        out.append("This map needs JavaScript. The same events are in the ")
        out.append(
          "<a href=\"collections?f=html\">collections</a>, and what happened around a place ")
        out.append(
          "is answered <a href=\"near/form\">without it</a>.<span lang=\"ar\" dir=\"rtl\">")
        out.append("تحتاج هذه الخريطة إلى JavaScript. الأحداث نفسها في ")
        out.append("<a href=\"collections?f=html\">المجموعات</a>، ويُجاب عمّا حدث حول مكان ")
        out.append("<a href=\"near/form\">من دونه</a>.</span>")
      default: break
      }
    }
  }
}

extension ByteWriter {
  fileprivate mutating func append(scriptAt address: String) {
    append("<script src=\"")
    append(xml: address)
    append("\"></script>\n")
  }

  /// Appends what a served map draws on, as one JSON object: whose data it shows, the legend, outlines
  /// and rivers, and Arabic names of governorates and districts.
  ///
  /// - Parameters:
  ///   - base: The outlines and rivers.
  ///   - attribution: Whose data they are.
  ///   - arabic: Names by `country|governorate` and `country|governorate|district` in English.
  /// - Throws: What the sink throws.
  package mutating func append(
    servedGround base: BaseMap, _ attribution: Attribution, arabic: [(key: String, name: String)]
  ) throws {
    append("{\"attribution\":")
    append(json: attribution.text)
    append(",\"licence\":")
    append(json: attribution.licence)
    appendLegend()
    // A two-hundredth of a degree is a pixel where a governorate fills the screen.
    try append(wholeGround: base, thinnedTo: 0.005)
    append("\"arabic\":{")
    for (row, unit) in arabic.enumerated() {
      append(row == 0 ? "\n" : ",\n")
      append(json: unit.key)
      append(":")
      append(json: unit.name)
    }
    append("}}\n")
    try drain()
  }
}
