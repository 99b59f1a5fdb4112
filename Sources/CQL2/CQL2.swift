/// The Common Query Language of OGC (21-065r2), version 1.0, in its text form.
public enum CQL2 {
  /// The most bytes of UTF-8 that a filter may have.
  public static let longest = 65_536
  /// How deep a filter may be nested: parentheses, functions, and chains of sums and products.
  public static let deepest = 64
  /// The most operators, functions, names and literals that a filter may have; corners of geometries do not count.
  public static let most = 1_000

  /// Reads a filter.
  ///
  ///     try CQL2.parse("kind = 'rocket' AND S_INTERSECTS(geometry, BBOX(40, 34, 41, 36))")
  ///
  /// Words of the language may be written in capital or small letters, names of properties as they are. What
  /// is longer, deeper or has more parts than ``longest``, ``deepest`` and ``most`` allow is refused.
  ///
  /// - Complexity: O(bytes).
  /// - Throws: ``CQL2Error``: where, what was expected, and how to mend it.
  public static func parse(_ text: String) throws(CQL2Error) -> FilterExpression {
    let source = CQL2Source(text)
    guard source.bytes.count <= longest else {
      throw CQL2Error(
        "the filter has \(source.bytes.count) bytes, more than the \(longest) that are read",
        fix: "write it shorter, above all geometries with many corners")
    }
    var parser = try CQL2Parser(source)
    return try parser.filter()
  }
}
