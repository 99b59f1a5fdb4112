/// How QGIS names the features of a layer.
///
/// Never along a curve: Arabic breaks there.
struct QGISLabel: Sendable {
  /// An expression.
  let expression: String
  /// In points.
  var size = 8
  /// `red,green,blue,alpha`.
  var colour = "25,25,25,255"
  var isItalic = false
  /// Which labels win, from 0 to 10.
  var priority = 5
  /// Scales beyond whose denominator there is no label; 0 is any.
  var farthest = 0

  /// An expression that sets the English name over the Arabic one, whichever of them there are.
  static func both(_ english: String, _ arabic: String) -> String {
    "concat(\"\(english)\", if(\"\(english)\" is null or \"\(arabic)\" is null, '', '\\n'), \"\(arabic)\")"
  }

  /// Writes it for features of a geometry.
  func write(_ type: GeometryType, to out: inout ByteWriter) {
    out.append("<labeling type=\"simple\"><settings><text-style isExpression=\"1\" fieldName=\"")
    out.append(xml: expression)
    // An absent font falls back to another. Noto Sans Arabic stands tall: its lines are drawn nearer.
    out.append("\" fontFamily=\"Noto Sans Arabic\" fontSize=\"")
    out.append(size)
    out.append("\" fontItalic=\"")
    out.append(isItalic ? 1 : 0)
    out.append("\" textColor=\"")
    out.append(verbatim: colour)
    out.append("\" multilineHeight=\"0.7\">")
    out.append("<text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferColor=\"255,255,255,220\"/>")
    out.append("</text-style><text-format multilineAlign=\"1\"/><placement placement=\"")
    switch type {
    // Beside the point, where there is room, the right first.
    case .point:
      out.append(
        "6\" dist=\"0.6\" offsetType=\"1\" predefinedPositionOrder=\"R,L,TR,BR,TL,BL,TSR,BSR\"")
    // Over the line and parallel to it.
    case .line: out.append("2\" dist=\"0.8\" placementFlags=\"10\"")
    // Level, inside.
    case .polygon: out.append("4\" dist=\"0\"")
    }
    out.append(" priority=\"")
    out.append(priority)
    // An area must not push a point's label away.
    out.append("\"/><rendering drawLabels=\"1\" obstacle=\"")
    out.append(type == .polygon ? "0" : "1")
    if farthest > 0 {
      out.append("\" scaleVisibility=\"1\" scaleMin=\"0\" scaleMax=\"")
      out.append(farthest)
    }
    out.append("\"/></settings></labeling>\n")
  }
}
