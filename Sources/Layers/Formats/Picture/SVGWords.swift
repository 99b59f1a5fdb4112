// The few shapes of SVG that the static map needs.

extension ByteWriter {
  /// A number of pixels; a tenth is finer than any print.
  mutating func append(px value: Double) { append(value, decimals: 1) }

  /// Appends ` name="value"` of a number.
  mutating func append(_ name: StaticString, px value: Double) {
    append(" ")
    append(name)
    append("=\"")
    append(px: value)
    append("\"")
  }

  /// Appends `M x,y L x,y …`.
  mutating func append(path line: [(x: Double, y: Double)], closed: Bool) {
    for (index, point) in line.enumerated() {
      append(index == 0 ? "M" : index == 1 ? "L" : " ")
      append(px: point.x)
      append(",")
      append(px: point.y)
    }
    if closed { append("Z") }
  }

  /// Appends a text; each script's run keeps its own order, whatever stands beside it.
  mutating func append(
    svgText text: String, x: Double, y: Double, style: StaticString, anchor: String = "start"
  ) {
    append("<text class=\"")
    append(style)
    append("\"")
    append("x", px: x)
    append("y", px: y)
    if anchor != "start" { append(verbatim: " text-anchor=\"\(anchor)\"") }
    append(">")
    append(xml: text)
    append("</text>\n")
  }

  /// Appends a placed name, a `<text>` a line.
  mutating func append(
    _ label: Labels.Placed, size: Double, first: StaticString, second: StaticString
  ) {
    for (index, line) in label.lines.enumerated() {
      append(
        svgText: line, x: label.x, y: label.y + Double(index) * size * 1.2,
        style: index == 0 ? first : second, anchor: label.anchor)
    }
  }
}
