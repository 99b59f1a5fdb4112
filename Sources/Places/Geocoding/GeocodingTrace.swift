/// A location with the reasons for it, or none with the reasons for that.
public struct Resolution: Hashable, Sendable {
  /// The location; nil when nothing in the phrase could be resolved.
  public let location: Location?
  /// How it came about.
  public let trace: GeocodingTrace

  /// Makes a resolution.
  public init(location: Location?, trace: GeocodingTrace) {
    self.location = location
    self.trace = trace
  }
}

/// How a phrase became a location: who was a candidate, who was chosen, how the area was made.
public struct GeocodingTrace: Hashable, Sendable {
  /// One place that the phrase names.
  public struct Anchor: Hashable, Sendable {
    /// What the name does in the phrase.
    public enum Role: String, Hashable, Sendable {
      /// It says where.
      case anchor
      /// It says where the anchors are.
      case container
    }

    /// The words.
    public let mention: PlaceMention
    /// What it does.
    public let role: Role
    /// The places that it may mean, the likeliest first.
    public let candidates: [PlaceCandidate]
    /// The one that was chosen; nil when none was good enough.
    public let chosen: PlaceCandidate?
    /// Other places of the same name, which were not chosen; their ``PlaceCandidate/reason`` says
    /// why.
    public let rejected: [PlaceCandidate]
  }

  /// The places that the phrase names, containers first.
  public internal(set) var anchors: [Anchor] = []
  /// How the area was made, one plain English sentence a step.
  public internal(set) var steps: [String] = []
  /// Why there is no location, or why a wider place stands in.
  public internal(set) var abstention: String?

  /// Makes an empty trace.
  public init() {}
}
