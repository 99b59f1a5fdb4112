// The tables that events rest on, in the project: QGIS shows the claims of an event in its form, and
// the report of a claim in that of the claim.

/// Rows of a layer or table of the project that belong to those of another: `child` names its parent
/// in a column.
struct QGISRelation: Sendable {
  let id, name: String
  let parent, parentColumn: String
  let child, childColumn: String

  /// Every relation of the project.
  static let all = [
    QGISRelation(
      id: "claims_of_event", name: "Claims · الإفادات", parent: "events", parentColumn: "id",
      child: "claims", childColumn: "event"),
    QGISRelation(
      id: "claims_of_report", name: "Claims · الإفادات", parent: "sources", parentColumn: "id",
      child: "claims", childColumn: "report"),
    QGISRelation(
      id: "areas_of_event", name: "90 % areas · نطاقات الثقة 90 ٪", parent: "events",
      parentColumn: "id", child: "areas", childColumn: "event_id"),
  ]
}

extension ByteWriter {
  /// Appends the relations of a project, whose layers have identifiers.
  mutating func append(_ relations: [QGISRelation], id: (String) -> String) {
    append("<relations>\n")
    for relation in relations {
      append("<relation id=\"")
      append(xml: relation.id)
      append("\" name=\"")
      append(xml: relation.name)
      append("\" strength=\"Association\" referencedLayer=\"")
      append(verbatim: id(relation.parent))
      append("\" referencingLayer=\"")
      append(verbatim: id(relation.child))
      append("\"><fieldRef referencedField=\"")
      append(xml: relation.parentColumn)
      append("\" referencingField=\"")
      append(xml: relation.childColumn)
      append("\"/></relation>\n")
    }
    append("</relations>\n")
  }
}

extension ByteWriter {
  /// Lets the quoted sentence be read whole in a form.
  mutating func appendQuoteField() {
    append("<fieldConfiguration><field name=\"quote\"><editWidget type=\"TextEdit\"><config>")
    append(
      "<Option type=\"Map\"><Option name=\"IsMultiline\" type=\"bool\" value=\"true\"/></Option>")
    append("</config></editWidget></field></fieldConfiguration>\n")
  }
}

/// The form in which QGIS shows an event: what happened, its claims, and every column.
enum QGISEventForm {
  private static let shown = [
    "title", "title_ar", "kind", "date_start", "date_end", "place_name", "place_name_ar",
    "admin1_name", "admin2_name", "uncertainty_m", "weapon", "weapon_count", "actor", "target",
    "outcome", "outcome_claims", "killed_best", "injured_best", "launch_name", "distance_km",
    "background", "sources", "quote",
  ]

  /// Appends the form of a layer that has such columns.
  static func append(_ columns: [String], to out: inout ByteWriter) {
    out.append("<editorlayout>tablayout</editorlayout>\n<attributeEditorForm>\n")
    tab("Event · الحدث", to: &out) { out in
      for name in shown { field(name, at: columns.firstIndex(of: name), to: &out) }
    }
    tab("Claims · الإفادات", to: &out) { relation("claims_of_event", to: &$0) }
    tab("90 % areas · نطاقات الثقة", to: &out) { relation("areas_of_event", to: &$0) }
    tab("All columns · كل الحقول", to: &out) { out in
      for (here, name) in columns.enumerated() { field(name, at: here, to: &out) }
    }
    out.append("</attributeEditorForm>\n<previewExpression>\"title\"</previewExpression>\n")
  }

  private static func tab(
    _ name: String, to out: inout ByteWriter, _ body: (inout ByteWriter) -> Void
  ) {
    out.append("<attributeEditorContainer groupBox=\"0\" showLabel=\"1\" columnCount=\"1\"")
    out.append(" visibilityExpressionEnabled=\"0\" visibilityExpression=\"\" name=\"")
    out.append(xml: name)
    out.append("\">\n")
    body(&out)
    out.append("</attributeEditorContainer>\n")
  }

  private static func field(_ name: String, at index: Int?, to out: inout ByteWriter) {
    guard let index else { return }
    out.append("<attributeEditorField showLabel=\"1\" index=\"")
    // The row's number comes first.
    out.append(index + 1)
    out.append("\" name=\"")
    out.append(xml: name)
    out.append("\"/>\n")
  }

  private static func relation(_ id: String, to out: inout ByteWriter) {
    out.append("<attributeEditorRelation showLabel=\"0\" label=\"\" nmRelationId=\"\"")
    out.append(" forceSuppressFormPopup=\"0\" relationWidgetTypeId=\"relation_editor\" name=\"")
    out.append(xml: id)
    out.append("\" relation=\"")
    out.append(xml: id)
    out.append("\"><editor_configuration type=\"Map\"/></attributeEditorRelation>\n")
  }
}
