import Geodesy
import TestSupport
import Testing

@Suite struct NearestPointLaws {
  @Test func `The nearest point is the one that geodesics tell, to the last bit`() throws {
    for seed in seeds(300) {
      var random = Seeded(seed)
      let middle = try anywhere(&random)
      // From a few metres to half around the earth.
      let reach = Distance.meters(.random(in: 10...20_000_000, using: &random))
      let points = (0..<24).map { _ in
        middle.moved(
          .meters(.random(in: 0...reach.meters, using: &random)),
          toward: Azimuth(degrees: .random(in: 0..<360, using: &random)))
      }
      let nearest = try #require(NearestPoint(of: points).to(middle))
      let plain = try #require(
        points.min { $0.distance(to: middle) < $1.distance(to: middle) })
      #expect(nearest.point == plain, "seed \(seed)")
      #expect(nearest.distance == plain.distance(to: middle), "seed \(seed)")
    }
  }

  @Test func `Of points that lie as near the first is told, of none nothing`() throws {
    let one = try #require(Coordinate(latitude: 35, longitude: 40))
    let far = try #require(Coordinate(latitude: 36, longitude: 40))
    let found = try #require(NearestPoint(of: [far, one, one]).to(one))
    #expect(found.point == one && found.distance == .zero)
    #expect(NearestPoint(of: []).to(one) == nil)
  }
}
