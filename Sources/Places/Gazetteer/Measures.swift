public import Geodesy

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What words and classes mean in metres: sourced tables, not constants in code.
public struct Measures: Sendable {
  /// How far a kind of weapon is reported to have been launched from its target.
  public struct Reach: Hashable, Sendable {
    /// Half of the reported launches were nearer.
    public let median: Distance
    /// Nine of ten were nearer.
    public let p90: Distance
    /// How many launches were counted.
    public let samples: Int

    /// Within how far nine of ten further launches are to be expected.
    ///
    /// Few counted cases say little of the next one: this is the upper 90 % prediction bound for
    /// logarithms of distances taken as normal (Student's t), which approaches ``p90`` as the cases
    /// grow many.
    public var expectedP90: Distance {
      .meters(median.meters * pow(p90.meters / median.meters, inflation))
    }

    /// By how much the spread of the logarithms grows for want of cases.
    var inflation: Double {
      // 90 % quantiles of Student's t for 1 to 10 degrees of freedom; then 1.2816 (1 + 0.83 / n).
      let quantiles = [3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372]
      let freedom = max(1, samples - 1)
      let quantile =
        freedom <= quantiles.count ? quantiles[freedom - 1] : 1.2816 * (1 + 0.83 / Double(freedom))
      return quantile / 1.2816 * (1 + 1 / Double(max(2, samples))).squareRoot()
    }
  }

  /// 90 % radius of what a report means by a name of a class.
  public internal(set) var radii: [FeatureClass: Distance] = [:]
  /// What relations such as `near` mean, by their rows in `relations.tsv`, in the unit of the row.
  public internal(set) var relations: [String: Double] = [:]
  /// Reach by kind of weapon, as in `reach.tsv`.
  public internal(set) var reach: [String: Reach] = [:]

  /// The radius of a class; 5 km where the table says nothing.
  public func radius(_ featureClass: FeatureClass) -> Distance {
    radii[featureClass] ?? .kilometers(5)
  }

  /// The radius of a place of a class: that of the class, or, for large cities, that of the ground that
  /// so many people live on.
  func radius(_ featureClass: FeatureClass, population: Int) -> Distance {
    let own = radius(featureClass)
    guard featureClass == .city || featureClass == .town, population > 0 else { return own }
    let ground = Double(population) / value(.density, nil)
    return max(own, .kilometers((ground / .pi).squareRoot()))
  }

  /// What a relation means beside a place of some class.
  private func value(_ measure: RelationMeasure, _ featureClass: FeatureClass?) -> Double {
    if let featureClass, let own = relations["\(measure.rawValue):\(featureClass.rawValue)"] {
      return own
    }
    return relations[measure.rawValue] ?? measure.fallback
  }

  /// The length that a relation adds beside a place of some class.
  func length(_ measure: RelationMeasure, _ featureClass: FeatureClass? = nil) -> Distance {
    .meters(value(measure, featureClass))
  }

  /// Half the angle that a relation spans.
  func halfAngle(_ measure: RelationMeasure) -> Angle { .degrees(value(measure, nil)) }

  /// The part of a length that a relation takes.
  func ratio(_ measure: RelationMeasure) -> Double { value(measure, nil) }
}
