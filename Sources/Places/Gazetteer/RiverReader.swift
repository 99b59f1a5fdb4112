import Diagnostics
import FoundationEssentials
import Geodesy

/// Reads `rivers.geojson`: one river a line, its course downstream, in longitude, latitude order.
extension GazetteerReader {
  private struct Feature: Decodable {
    struct Properties: Decodable { let id: String }
    struct Geometry: Decodable {
      let lines: [[[Double]]]

      enum Key: CodingKey { case type, coordinates }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let type = try container.decode(String.self, forKey: .type)
        lines =
          type == "LineString"
          ? [try container.decode([[Double]].self, forKey: .coordinates)]
          : try container.decode([[[Double]]].self, forKey: .coordinates)
      }
    }
    let properties: Properties
    let geometry: Geometry
  }

  mutating func readRivers(_ input: GazetteerInput) {
    let decoder = JSONDecoder()
    var line = 0
    for slice in input.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      guard slice.starts(with: Array("{\"type\":\"Feature\",".utf8)) else { continue }
      let bytes = slice.last == 0x2C ? slice.dropLast() : slice
      let position = Position(source: input.name, line: line)
      guard let feature = try? decoder.decode(Feature.self, from: Data(bytes)) else {
        report(
          "river", position, "The line is no GeoJSON feature with an id and a line.",
          fix: "write one Feature a line, with properties.id and a LineString or MultiLineString")
        continue
      }
      let courses = feature.geometry.lines.map { course in
        course.compactMap { pair in
          pair.count >= 2 ? Coordinate(latitude: pair[1], longitude: pair[0]) : nil
        }
      }
      guard !courses.isEmpty,
        zip(courses, feature.geometry.lines).allSatisfy({ $0.count == $1.count && $0.count > 1 })
      else {
        report(
          "river", position, "A course has fewer than two points, or one out of range.",
          fix: "write courses of [longitude, latitude] in degrees, downstream")
        continue
      }
      rivers[feature.properties.id] = courses
    }
  }
}
