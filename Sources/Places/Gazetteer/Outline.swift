public import Shapes

/// Where a country, governorate or district lies, and who drew it.
public struct Outline: Hashable, Sendable {
  /// The land inside.
  public let area: Area
  /// Who drew it, in words to show: "Natural Earth", "OCHA COD-AB".
  public let source: String

  /// Makes an outline.
  public init(area: Area, source: String) {
    self.area = area
    self.source = source
  }
}
