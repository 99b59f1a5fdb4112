import Geodesy
import TestSupport
import Testing

@testable import Shapes

/// Polygons whose corners are whole numbers of a small part of a degree, so that many points lie on
/// borders and corners, and whole numbers tell what is right.
private struct Lattice {
  typealias Corner = SIMD2<Int>
  let part: Double
  let polygons: [[[Corner]]]
  let points: [Corner]

  func coordinate(_ corner: Corner) -> Coordinate {
    Coordinate(wrappingLatitude: Double(corner.y) * part, longitude: Double(corner.x) * part)
  }

  var areas: [Area] {
    polygons.map { rings in
      Area(.polygons(rings.map { Area.Polygon(exterior: $0.map(coordinate)) }))
    }
  }

  init(_ seed: UInt64) {
    var random = Seeded(seed)
    let size = [4, 12, 60, 700][Int(seed % 4)]
    part = seed % 3 == 0 ? 0.125 : 0.1
    func corner(_ random: inout Seeded) -> Corner {
      Corner(
        Int.random(in: -size...size, using: &random), Int.random(in: -size...size, using: &random))
    }
    let count = seed % 7 == 0 ? 90 : 5
    polygons = (0..<count).map { _ in
      (0..<Int.random(in: 1...2, using: &random)).map { _ in
        (0..<Int.random(in: 3...9, using: &random)).map { _ in corner(&random) }
      }
    }
    points = (0..<300).map { _ in corner(&random) }
  }

  /// Inside, outside, or on the border (nil) of a polygon.
  func holds(_ polygon: [[Corner]], _ point: Corner) -> Bool? {
    var inside = false
    for ring in polygon {
      for (one, other) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
        let turn =
          (other.x - one.x) * (point.y - one.y) - (point.x - one.x) * (other.y - one.y)
        let isBetween =
          min(one.x, other.x) <= point.x && point.x <= max(one.x, other.x)
          && min(one.y, other.y) <= point.y && point.y <= max(one.y, other.y)
        if turn == 0, isBetween, one != other { return nil }
        if (one.y > point.y) != (other.y > point.y), (turn > 0) == (other.y > one.y) {
          inside.toggle()
        }
      }
    }
    return inside
  }
}

@Suite struct PolygonGridLaws {
  /// A fourth of all points lie on a border.
  ///
  /// Numbers like 0.1 are no whole parts of a double, so that
  /// only those of eighths are compared on borders.
  @Test(arguments: seeds(40)) func `a grid says what whole numbers say`(_ seed: UInt64) {
    let lattice = Lattice(seed)
    let grid = PolygonGrid(lattice.areas)
    for point in lattice.points {
      let coordinate = lattice.coordinate(point)
      let within = grid.holders(of: coordinate)
      let covering = grid.holders(of: coordinate, border: .included)
      for (number, polygon) in lattice.polygons.enumerated() {
        let holds = lattice.holds(polygon, point)
        if holds == nil, lattice.part != 0.125 { continue }
        let isRight =
          within.contains(number) == (holds ?? false)
          && covering.contains(number) == (holds ?? true)
        // Told only where it fails: telling a hundred thousand times takes most of the time.
        if !isRight { Issue.record("\(point) in \(polygon): \(within), \(covering)") }
      }
      #expect(Set(within).count == within.count && Set(covering).count == covering.count)
    }
  }

  /// Squares with ragged borders that neighbours share: each point is in one, or on borders.
  @Test(arguments: 0..<4) func `neighbours share their border and nothing else`(_ seed: Int) {
    var random = Seeded(UInt64(seed))
    let side = 6
    func ragged(_ from: SIMD2<Double>, _ to: SIMD2<Double>) -> [SIMD2<Double>] {
      (0..<20).map { step in
        let along = from + (to - from) * (Double(step) / 20)
        return step == 0
          ? along
          : along
            + SIMD2(
              Double.random(in: -0.02...0.02, using: &random),
              Double.random(in: -0.02...0.02, using: &random))
      }
    }
    var level: [[[SIMD2<Double>]]] = []
    var upright: [[[SIMD2<Double>]]] = []
    for row in 0...side {
      level.append(
        (0..<side).map {
          ragged(SIMD2(Double($0), Double(row)), SIMD2(Double($0 + 1), Double(row)))
        })
      upright.append(
        (0...side).map {
          ragged(SIMD2(Double($0), Double(row)), SIMD2(Double($0), Double(row + 1)))
        })
    }
    func back(_ line: [SIMD2<Double>], _ end: SIMD2<Double>) -> [SIMD2<Double>] {
      [end] + line.dropFirst().reversed()
    }
    func coordinate(_ point: SIMD2<Double>) -> Coordinate {
      Coordinate(wrappingLatitude: 30 + point.y, longitude: 40 + point.x)
    }
    var areas: [Area] = []
    for row in 0..<side {
      for column in 0..<side {
        let (x, y) = (Double(column), Double(row))
        let ring =
          level[row][column] + upright[row][column + 1]
          + back(level[row + 1][column], SIMD2(x + 1, y + 1))
          + back(upright[row][column], SIMD2(x, y + 1))
        areas.append(Area(.polygons([Area.Polygon(exterior: ring.map(coordinate))])))
      }
    }
    let grid = PolygonGrid(areas)
    for _ in 0..<500 {
      let point = SIMD2(
        Double.random(in: 0.1...5.9, using: &random), Double.random(in: 0.1...5.9, using: &random))
      #expect(grid.holders(of: coordinate(point)).count == 1)
    }
    for line in level[1..<side].joined() + upright.flatMap({ $0[1..<side] }) {
      for corner in line.map(coordinate) where corner.latitude < 35.9 && corner.longitude < 45.9 {
        #expect(grid.holders(of: corner).isEmpty)
        #expect(grid.holders(of: corner, border: .included).count >= 2)
      }
    }
  }

  @Test func `no polygons hold nothing`() throws {
    let point = Coordinate(wrappingLatitude: 1, longitude: 1)
    #expect(PolygonGrid([]).holders(of: point).isEmpty)
    #expect(PolygonGrid([.disc(center: point, radius: .meters(9))]).holders(of: point).isEmpty)
    let line = Area(.polygons([Area.Polygon(exterior: [point, point, point])]))
    #expect(PolygonGrid([line]).holders(of: point, border: .included).isEmpty)
  }

  @Test func `the whole earth in one polygon holds poles and antimeridian as border`() throws {
    let corners = try [(-90.0, -180.0), (-90, 180), (90, 180), (90, -180)].map {
      try #require(Coordinate(latitude: $0.0, longitude: $0.1))
    }
    let grid = PolygonGrid([Area(.polygons([Area.Polygon(exterior: corners)]))])
    #expect(grid.holders(of: Coordinate(wrappingLatitude: 89, longitude: 179)) == [0])
    for corner in corners {
      #expect(grid.holders(of: corner).isEmpty)
      #expect(grid.holders(of: corner, border: .included) == [0])
    }
  }

  /// Points a few doubles beside a line, where the quick answer is noise; whole numbers of 128 bits tell
  /// what is right.
  @Test func `orientation is exact beside a line`() {
    let whole = 0x1p53
    var zeros = 0
    for column in 0..<64 {
      for row in 0..<64 {
        let (x, y) = (0.5 + Double(column) * 0x1p-53, 0.5 + Double(row) * 0x1p-53)
        let turn =
          (Int128(24 * whole) - Int128(12 * whole)) * (Int128(y * whole) - Int128(12 * whole))
          - (Int128(x * whole) - Int128(12 * whole)) * (Int128(24 * whole) - Int128(12 * whole))
        let sign = Orientation.sign(12, 12, 24, 24, x, y)
        #expect(sign == turn.signum())
        #expect(Orientation.exactSign(12, 12, 24, 24, x, y) == sign)
        zeros += sign == 0 ? 1 : 0
      }
    }
    #expect(zeros == 64)
  }
}
