import Geodesy
import Places
import Shapes
import TestSupport

/// A part of the earth about which some places lie, told more or less exactly.
struct ScatteredPlace {
  private let latitude: Double
  private let longitude: Double
  private let id: String?

  init(_ random: inout Seeded) {
    latitude = [35.1, 0, 89.97, -89.5, 36.2].randomElement(using: &random) ?? 0
    longitude = [40.5, 179.99, -179.98, 0].randomElement(using: &random) ?? 0
    id = ["a", "b", nil].randomElement(using: &random) ?? nil
  }

  /// A place within some kilometres: a point, a circle, a wide area, or what stands in for it.
  func location(_ random: inout Seeded) -> Location {
    let method: LocationMethod =
      [.named, .named, .near, .inside, .container, .coordinates].randomElement(using: &random)
      ?? .named
    let center = Coordinate(
      wrappingLatitude: latitude + Double.random(in: -0.03...0.03, using: &random),
      longitude: longitude + Double.random(in: -0.03...0.03, using: &random))
    let radius: Distance =
      switch method {
      case .inside, .container: .kilometers(Double.random(in: 20...3_000, using: &random))
      default: .kilometers(Double.random(in: 1...12, using: &random))
      }
    return Location(
      coordinate: center, uncertainty: radius, area: .disc(center: center, radius: radius),
      method: method, text: ["here", "there", "Here!"].randomElement(using: &random) ?? "",
      placeID: Bool.random(using: &random) ? id : nil)
  }
}
