public import Geodesy
public import Shapes

/// What lies under the events on the maps that bring their own ground: outlines and rivers.
public struct BaseMap: Sendable {
  /// A country or a governorate.
  public struct Unit: Sendable {
    /// Whether it is a country rather than a governorate.
    public let isCountry: Bool
    /// The English name.
    public let name: String
    /// The Arabic name.
    public let nameArabic: String?
    /// Its land.
    public let area: Area

    /// Makes a unit.
    public init(isCountry: Bool, name: String, nameArabic: String?, area: Area) {
      self.isCountry = isCountry
      self.name = name
      self.nameArabic = nameArabic
      self.area = area
    }
  }

  /// A river, as lines that follow it.
  public struct River: Sendable {
    /// The English name.
    public let name: String
    /// The Arabic name.
    public let nameArabic: String?
    /// One or more lines.
    public let courses: [[Coordinate]]

    /// Makes a river.
    public init(name: String, nameArabic: String?, courses: [[Coordinate]]) {
      self.name = name
      self.nameArabic = nameArabic
      self.courses = courses
    }
  }

  /// Countries and governorates, in the order in which they are drawn.
  public let units: [Unit]
  /// Rivers.
  public let rivers: [River]

  /// Makes a base map; without anything the ground stays empty.
  public init(units: [Unit] = [], rivers: [River] = []) {
    self.units = units
    self.rivers = rivers
  }
}
