import Events

/// The shared styles of the KML file: for each kind of attack one of its point, its line, its area.
package enum KMLStyle {
  /// The identifier of a style map.
  static func id(_ kind: AttackKind, _ type: GeometryType) -> String {
    switch type {
    case .point: kind.rawValue
    case .line: "\(kind.rawValue)-line"
    case .polygon: "\(kind.rawValue)-area"
    }
  }

  /// Writes the styles.
  ///
  /// - Parameters:
  ///   - icons: the folder of the symbols, seen from the document; without it the styles name no picture.
  ///   - out: takes the bytes.
  static func write(icons: String?, to out: inout ByteWriter) {
    for entry in LegendEntry.all {
      let icon = icons.map { "\($0)/\(entry.kind.rawValue).png" }
      for type in [GeometryType.point, .line, .polygon] {
        let id = id(entry.kind, type)
        write(entry, type, "\(id)-normal", icon, emphasis: false, to: &out)
        write(entry, type, "\(id)-highlight", icon, emphasis: true, to: &out)
        out.append("<StyleMap id=\"")
        out.append(xml: id)
        for key in ["normal", "highlight"] {
          out.append(key == "normal" ? "\">" : "")
          out.append("<Pair><key>")
          out.append(verbatim: key)
          out.append("</key><styleUrl>#")
          out.append(xml: "\(id)-\(key)")
          out.append("</styleUrl></Pair>")
        }
        out.append("</StyleMap>\n")
      }
    }
  }

  private static func write(
    _ entry: LegendEntry, _ type: GeometryType, _ id: String, _ icon: String?, emphasis: Bool,
    to out: inout ByteWriter
  ) {
    out.append("<Style id=\"")
    out.append(xml: id)
    out.append("\">")
    switch type {
    case .point:
      out.append("<IconStyle>")
      out.append(entry.colour, alpha: 0xff)
      out.append(emphasis ? "<scale>1.3</scale>" : "<scale>1</scale>")
      if let icon {
        out.append("<Icon><href>")
        out.append(xml: icon)
        out.append("</href></Icon>")
      }
      out.append("</IconStyle><LabelStyle>")
      out.append(emphasis ? "<scale>1</scale>" : "<scale>0.7</scale>")
      out.append("</LabelStyle>")
    case .line:
      out.append("<LineStyle>")
      out.append(entry.colour, alpha: 0xff)
      out.append(emphasis ? "<width>4</width>" : "<width>2</width>")
      out.append("</LineStyle>")
    case .polygon:
      out.append("<LineStyle>")
      out.append(entry.colour, alpha: 0xb0)
      out.append(emphasis ? "<width>3</width>" : "<width>1.5</width>")
      out.append("</LineStyle><PolyStyle>")
      out.append(entry.colour, alpha: emphasis ? 0x50 : 0x28)
      out.append("</PolyStyle>")
    }
    // The card alone, without the links to driving directions that Earth adds of itself.
    out.append("<BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n")
  }
}

extension ByteWriter {
  /// Appends `<color>aabbggrr</color>`, the order that KML has.
  fileprivate mutating func append(_ colour: Colour, alpha: UInt8) {
    append("<color>")
    for part in [alpha, colour.blue, colour.green, colour.red] {
      append(hexadecimal[Int(part >> 4)])
      append(hexadecimal[Int(part & 15)])
    }
    append("</color>")
  }
}

private let hexadecimal = Array("0123456789abcdef".utf8)
