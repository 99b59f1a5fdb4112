import CPROJ
import Geodesy
import TestSupport
import Testing

@Suite struct PlaneLaws {
  @Test func `distance from the origin is the geodesic distance, and there and back is here`()
    throws
  {
    for seed in seeds(1_000) {
      var random = Seeded(seed)
      let (center, other) = (try anywhere(&random), try anywhere(&random))
      let plane = Plane(center: center)
      let point = plane.point(of: other)
      let (east, north) = (point.east.meters, point.north.meters)
      let far = (east * east + north * north).squareRoot()
      #expect(abs(far - center.distance(to: other).meters) < 1e-6, "seed \(seed)")
      #expect(plane.coordinate(of: point).distance(to: other).meters < 1e-4, "seed \(seed)")
    }
  }

  @Test func `the plane's centre is its origin`() throws {
    let center = try #require(Coordinate(latitude: 34.4, longitude: 40.9))
    let point = Plane(center: center).point(of: center)
    #expect(point == PlanePoint(east: .zero, north: .zero))
    #expect(Plane(center: center).coordinate(of: point).distance(to: center).meters < 1e-8)
  }

  @Test func `lengths away from the centre are too long by no more than the docs say`() throws {
    for seed in seeds(500) {
      var random = Seeded(seed)
      let center = try anywhere(&random)
      let plane = Plane(center: center)
      func near() -> Coordinate {
        center.moved(
          .meters(.random(in: 0...500_000, using: &random)),
          toward: Azimuth(degrees: .random(in: 0..<360, using: &random)))
      }
      let (a, b) = (near(), near())
      let (p, q) = (plane.point(of: a), plane.point(of: b))
      let (dx, dy) = (p.east.meters - q.east.meters, p.north.meters - q.north.meters)
      let ratio = (dx * dx + dy * dy).squareRoot() / a.distance(to: b).meters
      #expect(ratio > 1 - 1e-9 && ratio < 1.00104, "seed \(seed)")
    }
  }

  @Test func `agrees with PROJ's own azimuthal equidistant projection`() throws {
    let context = proj_context_create()
    defer { proj_context_destroy(context) }
    for seed in seeds(100) {
      var random = Seeded(seed)
      let center = try anywhere(&random)
      let projection = try #require(
        proj_create(
          context,
          "+proj=aeqd +ellps=WGS84 +lat_0=\(center.latitude) +lon_0=\(center.longitude)"))
      defer { proj_destroy(projection) }
      for _ in 0..<20 {
        let other = center.moved(
          .meters(.random(in: 1...15_000_000, using: &random)),
          toward: Azimuth(degrees: .random(in: 0..<360, using: &random)))
        let radians = proj_coord(proj_torad(other.longitude), proj_torad(other.latitude), 0, 0)
        let theirs = proj_trans(projection, PJ_FWD, radians).xy
        let ours = Plane(center: center).point(of: other)
        #expect(abs(ours.east.meters - theirs.x) < 1e-5, "seed \(seed)")
        #expect(abs(ours.north.meters - theirs.y) < 1e-5, "seed \(seed)")
      }
    }
  }
}
