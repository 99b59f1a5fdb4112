public import Diagnostics

/// Which class of places a kind of feature of another gazetteer becomes: `feature_codes.tsv`.
public struct FeatureCodes: Sendable {
  /// Whose codes they are.
  enum Source: String { case geonames, whosonfirst, openstreetmap }

  private struct Rule {
    let population: Int
    let featureClass: FeatureClass
  }

  /// By the hash of source and code; the rule with the most inhabitants first.
  private var rules: [UInt64: [Rule]] = [:]

  /// Reads the table.
  ///
  /// - Throws: ``Diagnostic`` at the row that is wrong.
  public init(_ input: GazetteerInput) throws(Diagnostic) {
    let table = try RuleTable(input, columns: ["source", "code", "population", "class"])
    for row in table.rows {
      guard let source = Source(rawValue: row.cells[0]) else {
        throw Diagnostic(
          "gazetteer.feature-source", .error, at: row.position,
          "No source of codes is called \(row.cells[0].isolated).",
          fix: "write geonames, whosonfirst or openstreetmap")
      }
      guard let featureClass = FeatureClass(rawValue: row.cells[3]),
        let population = row.cells[2].isEmpty ? 0 : Int(row.cells[2])
      else {
        throw Diagnostic(
          "gazetteer.feature-code", .error, at: row.position,
          "The row names no class, or its population is no number.",
          fix: "write a class of \(FeatureClass.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      rules[Self.key(source, row.cells[1].utf8), default: []].append(
        Rule(population: population, featureClass: featureClass))
    }
    for key in rules.keys { rules[key]?.sort { $0.population > $1.population } }
  }

  /// The class of a code; nil when places of this kind are left out.
  func featureClass(
    _ source: Source, _ code: some Sequence<UInt8>, population: Int
  ) -> FeatureClass? {
    rules[Self.key(source, code)]?.first { $0.population <= population }?.featureClass
  }

  /// The class of a GeoNames class and code; a class without code has the rules of `P.PPL`.
  func geoNames(
    _ letter: UnsafeBufferPointer<UInt8>, _ code: UnsafeBufferPointer<UInt8>, population: Int
  ) -> FeatureClass? {
    var hash = Self.start(.geonames)
    for byte in letter { hash.add(byte) }
    if letter.count == 1, letter[0] == 0x50, code.isEmpty {
      for byte in ".PPL".utf8 { hash.add(byte) }
    } else if !code.isEmpty {
      hash.add(0x2E)
      for byte in code { hash.add(byte) }
    }
    return rules[hash.value]?.first { $0.population <= population }?.featureClass
  }

  private static func start(_ source: Source) -> Fingerprint {
    var hash = Fingerprint()
    for byte in source.rawValue.utf8 { hash.add(byte) }
    hash.add(0)
    return hash
  }

  private static func key(_ source: Source, _ code: some Sequence<UInt8>) -> UInt64 {
    var hash = start(source)
    for byte in code { hash.add(byte) }
    return hash.value
  }
}
