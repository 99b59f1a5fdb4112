import Events
import Layers
import Testing

@Suite("GeoJSON keeps RFC 7946")
struct GeoJSONTests {
  static let layers = ["events", "launches", "areas", "districts"]

  @Test(arguments: layers)
  func `A collection has one kind of geometry, no crs and the attribution`(name: String) throws {
    let collection = try JSON(sample("\(name).geojson"))
    #expect(collection["type"] == .text("FeatureCollection"))
    #expect(collection["name"] == .text(name))
    #expect(collection["attribution"]?.text?.isEmpty == false)
    #expect(collection["crs"] == nil)
    let kinds = Set(
      try #require(collection["features"]).list.compactMap { $0["geometry"]?["type"]?.text }
        .map { $0.replacing("Multi", with: "") })
    #expect(kinds.count == 1)
  }

  @Test(arguments: layers)
  func `Every feature has the same columns and positions in range`(name: String) throws {
    let features = try #require(JSON(sample("\(name).geojson"))["features"]).list
    #expect(!features.isEmpty)
    var columns: Set<[String]> = []
    for feature in features {
      #expect(feature["type"] == .text("Feature"))
      if case .object(let properties) = feature["properties"] {
        columns.insert(properties.keys.sorted())
      }
      for position in positions(feature["geometry"]?["coordinates"]) {
        #expect(position.count == 2)
        #expect((-180...180).contains(position[0]) && (-90...90).contains(position[1]))
      }
    }
    #expect(columns.count == 1)
  }

  @Test(arguments: ["areas", "districts"])
  func `Rings are closed, the outer ones left-handed, and none crosses the 180th meridian`(
    name: String
  ) throws {
    let features = try #require(JSON(sample("\(name).geojson"))["features"]).list
    var rings = 0
    for geometry in features.compactMap({ $0["geometry"] }) where geometry != .null {
      let polygons =
        geometry["type"] == .text("Polygon")
        ? [geometry["coordinates"]].compactMap(\.self) : geometry["coordinates"]?.list ?? []
      for polygon in polygons {
        for (here, ring) in polygon.list.map({ positions($0) }).enumerated() {
          rings += 1
          #expect(ring.count >= 4 && ring.first == ring.last)
          #expect((doubledArea(ring) > 0) == (here == 0))
          for (one, other) in zip(ring, ring.dropFirst()) {
            #expect((one[0] - other[0]).magnitude < 180)
          }
        }
      }
    }
    #expect(rings > 2)
  }

  @Test func `What crosses the 180th meridian is cut there`() throws {
    let lines = try #require(JSON(sample("launches.geojson"))["features"]).list
    let far = try #require(lines.first { $0["properties"]?["event_id"] == .text("e-6") })
    #expect(far["geometry"]?["type"] == .text("MultiLineString"))
    let pieces = try #require(far["geometry"]?["coordinates"]).list.map { positions($0) }
    #expect(pieces.count == 2)
    #expect(pieces[0].last?[0] == -180 && pieces[1].first?[0] == 180)
    #expect(pieces[0].last?[1] == pieces[1].first?[1])
    let areas = try #require(JSON(sample("areas.geojson"))["features"]).list
    let disc = try #require(
      areas.first { $0["properties"]?["event_id"] == .text("e-6") })
    #expect(disc["geometry"]?["type"] == .text("MultiPolygon"))
  }

  @Test func `A launch line begins at the launch place and ends at the target`() throws {
    let lines = try #require(JSON(sample("launches.geojson"))["features"]).list
    let line = try #require(lines.first { $0["properties"]?["event_id"] == .text("e-2") })
    let course = positions(line["geometry"]?["coordinates"])
    #expect(course.first == [40.68, 34.74])
    #expect(course.last == [40.639877, 35.081235])
    #expect(course.count > 3)
  }

  @Test func `Words come back as they were written`() throws {
    let events = try #require(JSON(sample("events.geojson"))["features"]).list
    for event in SampleMap.events {
      let feature = try #require(events.first { $0["properties"]?["id"] == .text(event.id) })
      // Bytes, because `==` would take another normalisation for the same.
      let quote = try #require(feature["properties"]?["quote"]?.text)
      #expect(quote.utf8.elementsEqual(event.claims[0].sentence.words.utf8))
    }
  }

  @Test func `An event without a place keeps its row with a null geometry`() throws {
    let events = try #require(JSON(sample("events.geojson"))["features"]).list
    #expect(events.count == SampleMap.events.count)
    #expect(events.filter { $0["geometry"] == .null }.count == 1)
    let missing = try #require(events.first { $0["geometry"] == .null })
    #expect(missing["properties"]?["location_method"] == .text("none"))
    #expect(missing["properties"]?["uncertainty_m"] == .null)
  }
}

/// All positions in a tree of lists.
func positions(_ json: JSON?) -> [[Double]] {
  guard let list = json?.list, let first = list.first else { return [] }
  if case .number = first { return [list.compactMap(\.number)] }
  return list.flatMap { positions($0) }
}

private func doubledArea(_ ring: [[Double]]) -> Double {
  zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
}
