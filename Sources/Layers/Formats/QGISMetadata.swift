extension Layer {
  /// Writes what QGIS shows of the layer's data: who made them, under what licence, by which places.
  package func writeQGISMetadata(
    _ attribution: Attribution, gazetteer: String, to out: inout ByteWriter
  ) throws {
    out.append(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.16\">\n")
    out.append("<identifier>")
    out.append(xml: name)
    out.append("</identifier>\n<type>dataset</type>\n<title>")
    out.append(xml: title)
    out.append("</title>\n<abstract>Gazetteer ")
    out.append(xml: gazetteer)
    out.append("</abstract>\n<rights>")
    out.append(xml: attribution.text)
    out.append("</rights>\n<license>")
    out.append(xml: attribution.licence)
    out.append("</license>\n</qgis>\n")
    try out.drain()
  }
}
