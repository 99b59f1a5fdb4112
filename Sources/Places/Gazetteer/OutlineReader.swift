import Diagnostics
import FoundationEssentials
import Geodesy
import Shapes

/// Reads `outlines.geojson`: one feature a line, in longitude, latitude order as the format has it.
extension GazetteerReader {
  private struct Feature: Decodable {
    struct Properties: Decodable {
      let key: String
      let source: String?
      let level: String?
      let code: String?
      let name: String?
      let name_ar: String?
      let country: String?
      let admin1: String?
    }
    struct Geometry: Decodable {
      let type: String
      let polygons: [[[[Double]]]]

      enum Key: CodingKey { case type, coordinates }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        type = try container.decode(String.self, forKey: .type)
        polygons =
          type == "Polygon"
          ? [try container.decode([[[Double]]].self, forKey: .coordinates)]
          : try container.decode([[[[Double]]]].self, forKey: .coordinates)
      }
    }
    let properties: Properties
    let geometry: Geometry
  }

  mutating func readOutlines(_ input: GazetteerInput) {
    let decoder = JSONDecoder()
    var line = 0
    var features = 0
    for slice in input.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      var feature = slice
      while let last = feature.last, last == 0x2C || last == 0x0D || last == 0x20 {
        feature.removeLast()
      }
      guard
        feature.starts(with: Array("{\"type\":\"Feature\",".utf8))
          || feature.starts(with: Array("{\"type\": \"Feature\",".utf8))
      else { continue }
      features += 1
      let position = Position(source: input.name, line: line)
      guard let decoded = try? decoder.decode(Feature.self, from: Data(feature)) else {
        report(
          "outline", position, "The line is no GeoJSON feature with a key and polygons.",
          fix: "write one Feature a line, with properties.key and a Polygon or MultiPolygon")
        continue
      }
      let polygons = decoded.geometry.polygons.compactMap(polygon)
      guard !polygons.isEmpty, polygons.count == decoded.geometry.polygons.count else {
        report(
          "outline", position, "A ring has fewer than three corners, or one out of range.",
          fix: "write rings of [longitude, latitude] in degrees")
        continue
      }
      let outline = Outline(
        area: Area(.polygons(polygons)), source: decoded.properties.source ?? "Natural Earth")
      outlines[decoded.properties.key] = outline
      addUnit(decoded.properties, outline.area, at: position)
    }
    if features == 0 {
      report(
        "outline", Position(source: input.name), "No line of the file is a feature of its own.",
        fix: "make outlines of it with eventmap gazetteer import boundaries")
    }
  }

  /// Adds the governorate or district of an outline that no table names, so that places can lie in it.
  private mutating func addUnit(_ unit: Feature.Properties, _ area: Area, at position: Position) {
    guard let level = unit.level.flatMap(FeatureClass.init), let country = unit.country,
      level == .governorate || level == .district, !isKnown(unit.key), isKnown(country)
    else { return }
    let point = area.pointInside
    let isWide = level == .governorate
    let governorate = isWide ? unit.key : unit.admin1.flatMap { isKnown($0) ? $0 : nil }
    let place = Place(
      id: unit.key, featureClass: level, name: unit.name ?? unit.key, nameArabic: unit.name_ar,
      coordinate: point, uncertainty: area.radius(holding: 0.9, around: point),
      country: country, admin1: governorate, admin2: isWide ? nil : unit.key)
    let names = [(unit.name ?? unit.key, false), (unit.name_ar ?? "", true)]
    let index = add(place, names: names.filter { !$0.0.isEmpty }, at: position)
    if let index, let code = unit.code { builder.addUnitCode(code, to: index) }
  }

  private func polygon(_ rings: [[[Double]]]) -> Area.Polygon? {
    let corners = rings.compactMap { ring -> Area.Ring? in
      var points = ring.compactMap { pair -> Coordinate? in
        pair.count >= 2 ? Coordinate(latitude: pair[1], longitude: pair[0]) : nil
      }
      if points.count > 1, points.first == points.last { points.removeLast() }
      return points.count >= 3 && points.count >= ring.count - 1 ? points : nil
    }
    guard let exterior = corners.first, corners.count == rings.count else { return nil }
    return Area.Polygon(exterior: exterior, holes: Array(corners.dropFirst()))
  }
}
