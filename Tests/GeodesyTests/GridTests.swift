import Foundation
import Geodesy
import TestSupport
import Testing

/// UTM and MGRS against values that others published, and against themselves.
@Suite struct GridTests {
  @Test(arguments: [
    // GeographicLib, manual of GeoConvert: "38SMB4488" is 33.33424 44.40363.
    ("38SMB4488", 33.33424, 44.40363, 1.0),
    // proj4js/mgrs, test.js, checked there against GeoConvert; it takes the middle of a square in
    // degrees, which is some metres off.
    ("33UXP04", 48.24949, 16.41450, 6), ("24XWT783908", 83.62778, -32.66433, 1),
    // NGA's reference 11SPA7234911844 for 36.2361322, -115.0820944 (proj4js/mgrs, test.js).
    ("11SPA7234911844", 36.2361322, -115.0820944, 1),
    // Palantir Foundry, "Convert MGRS to GeoPoint": the corner of a square of a metre.
    ("4QFJ1234567890", 21.409796671597924, -157.91608117421092, 1),
  ])
  func `Published references lie where they are said to`(
    _ reference: String, latitude: Double, longitude: Double, meters: Double
  ) throws {
    let square = try Reference(reference).square()
    let point = try #require(Coordinate(latitude: latitude, longitude: longitude))
    #expect(square.center.distance(to: point).meters < meters)
  }

  @Test func `GEOTRANS puts the middles of squares on the same spots`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "mgrs_references.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.dropFirst()
    #expect(rows.count == 160)
    for row in rows {
      let cells = row.split(separator: "\t")
      let point = try #require(
        Coordinate(latitude: Double(cells[1]) ?? 99, longitude: Double(cells[2]) ?? 999))
      let square = try Reference(String(cells[0])).square()
      #expect(square.center.distance(to: point).meters < 0.05, "\(row)")
      #expect(square.radius.meters > square.side.meters * 0.7, "\(row)")
    }
  }

  @Test func `The tower of Toronto stands at its published easting and northing`() throws {
    // Wikipedia, "Universal Transverse Mercator coordinate system": 43°38′33.24″N 79°23′13.7″W is
    // zone 17, 630084 m east, 4833438 m north.
    let position = try #require(
      UTMPosition(
        zone: 17, isNorthern: true, easting: .meters(630_084), northing: .meters(4_833_438)))
    let tower = try #require(Coordinate(latitude: 43.642567, longitude: -79.387139))
    #expect(position.coordinate.distance(to: tower).meters < 1.5)
  }

  @Test func `Going to UTM and back comes home, in the own zone and in the neighbours`() throws {
    for seed in seeds(1_000) {
      var random = Seeded(seed)
      let here = try #require(
        Coordinate(
          latitude: .random(in: -80...84, using: &random),
          longitude: .random(in: -180...180, using: &random)))
      let own = try #require(GridZone(of: here)?.zone)
      for zone in [own, own % 60 + 1] {
        guard let there = UTMPosition(here, zone: zone) else { continue }
        let back = try #require(
          UTMPosition(
            zone: there.zone, isNorthern: there.isNorthern, easting: there.easting,
            northing: there.northing))
        #expect(back.coordinate.distance(to: here).meters < 1e-5, "seed \(seed), zone \(zone)")
      }
      #expect(UTMPosition(here) != nil, "seed \(seed)")
    }
  }

  @Test func `On the middle meridian the easting is 500 km and lengths are 0.9996 of themselves`()
    throws
  {
    let here = try #require(Coordinate(latitude: 35, longitude: 39))
    let next = here.moved(.meters(1_000), toward: Azimuth(degrees: 0))
    let (one, two) = (try #require(UTMPosition(here)), try #require(UTMPosition(next)))
    #expect(one.zone == 37 && abs(one.easting.meters - 500_000) < 1e-6)
    #expect(abs(two.northing.meters - one.northing.meters - 999.6) < 1e-4)
  }

  @Test func `Every point lies in one cell, and its cell holds it`() throws {
    for seed in seeds(2_000) {
      var random = Seeded(seed)
      let here = try #require(
        Coordinate(
          latitude: .random(in: -80...84, using: &random),
          longitude: .random(in: -180...180, using: &random)))
      let cell = try #require(GridZone(of: here), "seed \(seed)")
      #expect(cell.latitudes.contains(here.latitude) && cell.longitudes.contains(here.longitude))
    }
  }

  @Test(arguments: [
    (60.0, 2.9, "31V"), (60, 3, "32V"), (60, 11.9, "32V"), (75, 8.9, "31X"), (75, 9, "33X"),
    (75, 20.9, "33X"), (75, 21, "35X"), (75, 33, "37X"), (75, 41.9, "37X"), (75, 42, "38X"),
    (0, 0, "31N"), (-0.001, 0, "31M"), (84, 0, "31X"), (-80, 0, "31C"), (10, 180, "1P"),
    (10, 179.9, "60P"), (10, -180, "1P"), (33.5, 38.6, "37S"), (80, 179.9, "60X"),
  ])
  func `Norway, Svalbard and the edges have the cells of the standard`(
    latitude: Double, longitude: Double, cell: String
  ) throws {
    let here = try #require(Coordinate(latitude: latitude, longitude: longitude))
    let found = try #require(GridZone(of: here))
    #expect("\(found.zone)\(found.band)" == cell)
  }

  @Test func `Beyond 80 south and 84 north there is no zone`() throws {
    for latitude in [-90, -80.1, 84.1, 90] {
      let here = try #require(Coordinate(latitude: latitude, longitude: 10))
      #expect(GridZone(of: here) == nil && UTMPosition(here) == nil)
    }
  }

  @Test(arguments: [
    ("0SDT11", GridFault.cell), ("61SDT11", .cell), ("37IDT11", .cell), ("32XMA11", .cell),
    ("34XMA11", .cell), ("36XMA11", .cell), ("37ADT11", .polar), ("37ZDT11", .polar),
    ("37SJT11", .square), ("37SDW11", .square), ("37SIT11", .square), ("37SDK11", .square),
    ("37SAT11", .square), ("37SDT", .digits), ("37SDT123456123456", .digits),
  ])
  func `A reference that no ground has is refused`(_ reference: String, fault: GridFault) throws {
    #expect(throws: fault) { try Reference(reference).square() }
  }

  @Test(arguments: [
    (0, true, 500_000.0, 3_700_000.0), (61, true, 500_000, 3_700_000), (37, true, 99_999, 0),
    (37, true, 900_001, 0), (37, true, 500_000, -1), (37, false, 500_000, 10_000_001),
    (37, true, 500_000, 9_400_000), (37, false, 500_000, 1_000_000), (37, true, .nan, 0),
  ])
  func `A position outside of its zone is refused`(
    zone: Int, isNorthern: Bool, easting: Double, northing: Double
  ) {
    #expect(
      UTMPosition(
        zone: zone, isNorthern: isNorthern, easting: .meters(easting),
        northing: .meters(northing)) == nil)
  }

  @Test func `Both halves of the earth meet at the equator, and zone 60 meets zone 1`() throws {
    let north = try #require(
      UTMPosition(zone: 31, isNorthern: true, easting: .meters(500_000), northing: .zero))
    let south = try #require(
      UTMPosition(
        zone: 31, isNorthern: false, easting: .meters(500_000), northing: .meters(10_000_000)))
    #expect(north.coordinate.distance(to: south.coordinate).meters < 1e-6)
    let west = try #require(Coordinate(latitude: 10, longitude: 179.999))
    let east = try #require(UTMPosition(west, zone: 1))
    #expect(east.easting.meters < 200_000)
    let back = try #require(
      UTMPosition(
        zone: 1, isNorthern: true, easting: east.easting, northing: east.northing))
    #expect(back.coordinate.distance(to: west).meters < 1e-5)
  }
}

/// A reference without spaces, cut into its parts.
private struct Reference {
  let words: String

  init(_ words: String) { self.words = words }

  func square() throws -> MGRSSquare {
    let zone = words.prefix(while: \.isNumber)
    let letters = Array(words.dropFirst(zone.count).prefix(3).unicodeScalars)
    let digits = words.dropFirst(zone.count + 3)
    let half = digits.count / 2
    try #require(letters.count == 3)
    return try MGRSSquare(
      zone: Int(zone) ?? 0, band: letters[0], column: letters[1], row: letters[2],
      easting: Int(digits.prefix(half)) ?? 0, northing: Int(digits.dropFirst(half)) ?? 0,
      digits: half)
  }
}
