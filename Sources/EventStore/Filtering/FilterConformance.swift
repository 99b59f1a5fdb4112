/// What of OGC API – Features Part 3 (19-079r2) and of CQL2 (21-065r2) holds here, by the names of the standards.
public enum FilterConformance {
  /// Conformance classes of CQL2 that ``FilterCondition`` carries, in both dialects.
  ///
  /// Not among them are `cql2-json`, `functions` (there are none of our own) and `array-functions` (no property
  /// is an array).
  public static let language = [
    "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
    "accent-insensitive-comparison", "basic-spatial-functions", "basic-spatial-functions-plus",
    "spatial-functions", "temporal-functions", "property-property", "arithmetic", "cql2-text",
  ].map { "http://www.opengis.net/spec/cql2/1.0/conf/\($0)" }

  /// Conformance classes that a server carries which offers `filter`, `filter-lang` and `filter-crs` on items, and
  /// the queryables of each collection.
  public static let resources = ["filter", "features-filter", "queryables"].map {
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/\($0)"
  }
}
