import Geodesy
import Layers
import Shapes
import Testing

@Suite("Geometries as a GeoPackage stores them")
struct GeoPackageGeometryTests {
  private func bytes(_ text: String) -> [UInt8] {
    text.filter { !$0.isWhitespace }.utf8.map { $0 }.pairs.compactMap { UInt8($0, radix: 16) }
  }

  @Test func `A point has a header of eight bytes and no box`() {
    var geometry = GeoPackageGeometry()
    geometry.set(.point(SampleMap.point(-17.00000049, 40.5)))
    #expect(
      geometry.bytes
        == bytes(
          """
          4750 00 01 E6100000
          01 01000000 0000000000404440 00000000000031C0
          """))
    #expect(geometry.box == (40.5, 40.5, -17, -17))
  }

  @Test func `Coordinates are those that the GeoJSON prints`() throws {
    var geometry = GeoPackageGeometry()
    geometry.set(.point(SampleMap.point(35.0812345678, -0.00000004)))
    #expect(geometry.box == (0, 0, 35.081235, 35.081235))
    // No "-0", here as there.
    #expect(geometry.box.west.sign == .plus)
  }

  @Test func `A line over the 180th meridian is two parts`() {
    var geometry = GeoPackageGeometry()
    geometry.set(.line([SampleMap.point(0, 179), SampleMap.point(0, -179)]))
    #expect(geometry.bytes.prefix(8).elementsEqual(bytes("4750 00 03 E6100000")))
    // Behind the box: a MultiLineString of two.
    #expect(geometry.bytes[40..<49].elementsEqual(bytes("01 05000000 02000000")))
    #expect(geometry.bytes.count == 8 + 32 + 9 + 2 * (9 + 2 * 16))
    #expect(geometry.box == (-180, 180, 0, 0))
  }

  @Test func `An area keeps its holes, and a new geometry takes the place of the last`() throws {
    var geometry = GeoPackageGeometry()
    geometry.set(.line([SampleMap.point(0, 179), SampleMap.point(0, -179)]))
    let area = try #require(SampleMap.districts[0].area)
    geometry.set(.area(area))
    #expect(geometry.bytes[40..<49].elementsEqual(bytes("01 06000000 01000000")))
    #expect(geometry.bytes[49..<58].elementsEqual(bytes("01 03000000 02000000")))
    let corners = area.outline.flatMap { [$0.exterior] + $0.holes }.map { $0.count + 1 }
    #expect(corners.count == 2)
    #expect(geometry.bytes.count == 8 + 32 + 9 + 9 + corners.reduce(0) { $0 + 4 + 16 * $1 })
    // Edges follow geodesics, which bow out to the north here.
    #expect((geometry.box.west, geometry.box.east, geometry.box.south) == (40.2, 40.9, 34.8))
    #expect((35.3...35.301).contains(geometry.box.north))
  }

  @Test(arguments: [
    (1.005, 2), (-1.005, 2), (0.1 + 0.2, 12), (41, 0), (-0.0000001, 6), (359.96, 1), (1e20, 3),
    (179.9999996, 6), (2.5, 0),
  ])
  func `A number is the one that is read where it was printed`(number: Double, decimals: Int) throws
  {
    let printed = try text { out in
      try writeCSV(
        [Column<Double>("n", .number, "N") { .number($0, decimals: decimals) }], Rows([number]),
        to: &out)
    }
    let read = try #require(Double(printed.split(separator: "\n")[1]))
    #expect(number.rounded(decimals: decimals) == read)
    #expect(number.rounded(decimals: decimals).sign == read.sign)
  }
}

extension [UInt8] {
  /// Two hexadecimal digits at a time.
  fileprivate var pairs: [String] {
    stride(from: 0, to: count - 1, by: 2).map {
      String(decoding: self[$0...($0 + 1)], as: UTF8.self)
    }
  }
}
