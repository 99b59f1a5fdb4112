/// What says in which district something lies.
public enum DistrictSource: Hashable, Sendable {
  /// The place's own record in the gazetteer.
  case record
  /// The outline of the district, drawn by somebody.
  case outline(String)
  /// The nearest place of known district: good where places are dense, off by tens of kilometres in
  /// the desert.
  case nearestPlace

  /// The source in words to show, as the property `boundaries` has it.
  public var words: String {
    switch self {
    case .record: "own record of the place"
    case .outline(let source): source
    case .nearestPlace: "approximate (nearest place of known district)"
    }
  }
}
