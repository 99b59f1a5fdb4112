import Geodesy
import Places
import Shapes
import Testing

@Suite("Precision codes")
struct PrecisionCodesTests {
  @Test(arguments: [
    (LocationMethod.named, FeatureClass.field, 8.0, 1, 1), (.named, .city, 3, 1, 1),
    (.named, .desert, 60, 3, 5), (.named, .river, 20, 2, 2), (.named, .district, 20, 2, 3),
    (.named, .governorate, 60, 3, 4), (.named, .country, 300, 3, 6), (.named, .sea, 100, 3, 7),
    (.near, .town, 10, 2, 2), (.offset, .town, 40, 3, 5), (.near, .governorate, 90, 3, 4),
    (.between, .town, 41, 3, 5), (.along, .road, 20, 2, 5), (.inside, .country, 200, 3, 6),
    (.sector, .country, 120, 3, 5), (.sector, .governorate, 60, 3, 4),
    (.container, .governorate, 95, 3, 4), (.container, .district, 25, 2, 3),
  ])
  func `A location has the codes of both data sets`(
    method: LocationMethod, place: FeatureClass, kilometers: Double, acled: Int, ucdp: Int
  ) throws {
    let location = try located(method, place, kilometers)
    #expect(location.acledGeoPrecision == acled)
    #expect(location.ucdpWherePrecision == ucdp)
  }

  @Test func `No place has no code, and a given point is as exact as its radius`() throws {
    #expect(try located(.none, nil, 1).acledGeoPrecision == nil)
    #expect(try located(.none, nil, 1).ucdpWherePrecision == nil)
    #expect(try located(.given, nil, 5).ucdpWherePrecision == 1)
    #expect(try located(.given, nil, 20).ucdpWherePrecision == 2)
    #expect(try located(.given, nil, 80).ucdpWherePrecision == 5)
    #expect(try located(.coordinates, nil, 0.1).acledGeoPrecision == 1)
  }

  private func located(
    _ method: LocationMethod, _ place: FeatureClass?, _ kilometers: Double
  ) throws -> Location {
    let point = try #require(Coordinate(latitude: 35, longitude: 40))
    return Location(
      coordinate: point, uncertainty: .kilometers(kilometers),
      area: .disc(center: point, radius: .kilometers(kilometers)), method: method, text: "",
      placeClass: place)
  }
}
