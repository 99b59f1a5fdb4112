// Symbols as QGIS 3.22 and later read them; what is left out takes its default.

/// A property of a symbol that follows from a feature.
struct QGISRule {
  /// QGIS's name of the property.
  let property: StaticString
  /// An expression.
  let expression: String
}

extension Colour {
  /// `red,green,blue,alpha`.
  func qgis(_ alpha: Int) -> String { "\(red),\(green),\(blue),\(alpha)" }
}

extension ByteWriter {
  /// Appends a symbol of one symbol layer.
  ///
  /// - Parameters:
  ///   - type: `marker`, `line` or `fill`.
  ///   - name: by which the renderer asks for it.
  ///   - layer: the class of the symbol layer.
  ///   - options: its fixed properties.
  ///   - rules: its properties that follow from a feature.
  ///   - fill: the colour of the fill inside, for arrows.
  mutating func append(
    symbol type: StaticString, named name: some CustomStringConvertible, layer: StaticString,
    _ options: [(String, String)], rules: [QGISRule] = [], fill: Colour? = nil
  ) {
    append("<symbol type=\"")
    append(type)
    append("\" name=\"")
    append(verbatim: name.description)
    append("\"><layer enabled=\"1\" class=\"")
    append(layer)
    append("\"><Option type=\"Map\">")
    for (key, value) in options {
      append("<Option type=\"QString\" name=\"")
      append(verbatim: key)
      append("\" value=\"")
      append(xml: value)
      append("\"/>")
    }
    append("</Option>")
    append(rules)
    if let fill {
      append(
        symbol: "fill", named: "@\(name)@0", layer: "SimpleFill",
        [("color", fill.qgis(255)), ("style", "solid"), ("outline_style", "no")])
    }
    append("</layer></symbol>")
  }

  private mutating func append(_ rules: [QGISRule]) {
    guard !rules.isEmpty else { return }
    append("<data_defined_properties><Option type=\"Map\">")
    append(
      "<Option type=\"QString\" name=\"name\" value=\"\"/><Option type=\"Map\" name=\"properties\">"
    )
    for rule in rules {
      append("<Option type=\"Map\" name=\"")
      append(rule.property)
      append("\"><Option type=\"bool\" name=\"active\" value=\"true\"/>")
      append("<Option type=\"QString\" name=\"expression\" value=\"")
      append(xml: rule.expression)
      append("\"/><Option type=\"int\" name=\"type\" value=\"3\"/></Option>")
    }
    append("</Option><Option type=\"QString\" name=\"type\" value=\"collection\"/></Option>")
    append("</data_defined_properties>")
  }
}
