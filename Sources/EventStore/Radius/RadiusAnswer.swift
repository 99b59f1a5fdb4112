/// The rows that a question by radius found, each once, each list in the index's order.
///
/// The order is that of the curve along which the index is laid out: the same for the same rows,
/// whatever machine; sort a list where rows are wanted in their own order.
public struct RadiusAnswer: Hashable, Sendable {
  /// Rows all of whose area is inside: that of a point is inside or not, so that points are here.
  public var certain: [UInt32] = []
  /// Rows of discs that are partly inside.
  public var possible: [UInt32] = []
  /// Rows of other areas whose bounding disc is partly inside: the areas themselves must be asked
  /// whether they are certain, possible or neither.
  public var unsure: [UInt32] = []

  /// Makes an empty answer, to be filled many times.
  public init() {}

  /// Forgets all rows but keeps the memory.
  public mutating func removeAll() {
    certain.removeAll(keepingCapacity: true)
    possible.removeAll(keepingCapacity: true)
    unsure.removeAll(keepingCapacity: true)
  }
}
