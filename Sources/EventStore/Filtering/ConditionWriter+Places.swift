import CQL2
import GRDB
import Shapes

extension ConditionWriter {
  /// Writes how two geometries lie to each other.
  mutating func spatial(
    _ relation: SpatialRelation, _ left: FilterExpression, _ right: FilterExpression, isAsked: Bool
  ) throws(CQL2Error) -> String {
    let one = try place(left, relation)
    let two = try place(right, relation)
    // Which of them the program's function makes ready once: what the filter writes out.
    let isTurned = one.literal != nil && two.literal == nil
    let (asked, fixed) = isTurned ? (two, one) : (one, two)
    let planar = isTurned ? relation.planar.turned : relation.planar
    let (first, second) = (written(asked), written(fixed))
    guard dialect == .sqlite else { return "\(planar.postGISName)(\(first), \(second))" }
    let exact = "\(FilterFunctions.name(of: planar))(\(first), \(second))"
    guard isAsked, relation != .disjoint, let index = asked.index, let literal = fixed.literal
    else {
      return exact
    }
    return "\(found(index, literal)) AND \(exact)"
  }

  /// A side of a relation: a column with its R-tree, or a literal.
  private struct Place {
    var column: String?
    var index: String?
    var literal: LiteralGeometry?
  }

  private func place(
    _ expression: FilterExpression, _ relation: SpatialRelation
  ) throws(CQL2Error) -> Place {
    switch expression {
    case .geometry(let geometry):
      return Place(literal: try LiteralGeometry(geometry, for: relation))
    case .property(let name):
      let property = try table.property(name)
      guard case .geometry(let index) = property.kind else { throw notAPlace(expression) }
      return Place(column: column(property.column), index: index)
    default:
      _ = try table.kind(of: expression)
      throw notAPlace(expression)
    }
  }

  private func notAPlace(_ expression: FilterExpression) -> CQL2Error {
    let known = table.properties.filter { if case .geometry = $0.kind { true } else { false } }
    return CQL2Error(
      "\(expression.named) is no geometry",
      fix:
        "write one, as BBOX(40, 34, 41, 36), or a property: \(known.map(\.name).joined(separator: ", "))"
    )
  }

  private mutating func written(_ place: Place) -> String {
    if let literal = place.literal {
      let parameter = bind(.bytes(literal.wellKnownBinary))
      return dialect == .sqlite ? parameter : "ST_GeomFromWKB(\(parameter)::bytea, 4326)"
    }
    return place.column ?? "NULL"
  }

  /// The rows whose boxes meet those of a literal.
  private mutating func found(_ index: String, _ literal: LiteralGeometry) -> String {
    let spans = literal.boxes.map { box in
      let corners = [box.maxX, box.minX, box.maxY, box.minY].map { bind(.number($0)) }
      return
        "minx <= \(corners[0]) AND maxx >= \(corners[1]) AND miny <= \(corners[2]) AND maxy >= \(corners[3])"
    }
    return """
      \(column(table.row)) IN (SELECT id FROM \(index.quotedDatabaseIdentifier) \
      WHERE \(spans.joined(separator: " OR ")))
      """
  }
}

extension SpatialRelation {
  /// The relation as GEOS has it.
  fileprivate var planar: PlanarRelation {
    switch self {
    case .intersects: .intersects
    case .equals: .equals
    case .disjoint: .disjoint
    case .touches: .touches
    case .within: .within
    case .overlaps: .overlaps
    case .crosses: .crosses
    case .contains: .contains
    }
  }
}

extension PlanarRelation {
  /// PostGIS's function of the relation.
  fileprivate var postGISName: String {
    let name = rawValue
    return "ST_\(name.prefix(1).uppercased())\(name.dropFirst())"
  }
}
