public import Geodesy
public import Places
import Shapes
import Synchronization

/// Remembers how near and how far launch places and targets are: the same few pairs are told again and
/// again, and a measurement between two areas costs as much as reading a sentence.
///
/// It only remembers: what it says is what ``Shapes/Area/bounds(to:best:)`` says. Share it between
/// threads.
public final class DistanceMemo: Sendable {
  private let known = Mutex<[PlacePair: DistanceBounds]>([:])

  /// So many pairs are remembered; then it begins anew, so that memory stays bounded.
  private static let most = 1 << 11

  /// Makes an empty memo.
  public init() {}

  /// Least, best and greatest distance from a launch place to a target.
  public func bounds(from launch: Location, to target: Location) -> DistanceBounds {
    let best = (launch.coordinate, target.coordinate)
    // Two circles are measured sooner than found in memory.
    if let bounds = launch.area.boundsOfDiscs(to: target.area, best: best) { return bounds }
    let pair = PlacePair(launch, target)
    if let bounds = known.withLock({ $0[pair] }) { return bounds }
    let bounds = launch.area.bounds(to: target.area, best: best)
    known.withLock { known in
      if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
      known[pair] = bounds
    }
    return bounds
  }
}
