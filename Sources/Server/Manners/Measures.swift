import Synchronization

/// What the server counts of itself, for Prometheus and for whoever asks.
final class Measures: Sendable {
  /// One kind of answer.
  struct Kind: Hashable, Comparable {
    /// The path as a pattern, so that there are few of them whatever is asked.
    let route: String
    let method: String
    let status: Int

    static func < (lhs: Kind, rhs: Kind) -> Bool {
      (lhs.route, lhs.method, lhs.status) < (rhs.route, rhs.method, rhs.status)
    }
  }

  /// Everything that is counted, as it stands at one moment.
  struct Counts {
    var answers: [Kind: Int] = [:]
    var times: [String: LatencyHistogram] = [:]
    var bytes = 0
    var inFlight = 0
    /// Requests that were refused, by the reason.
    var refused: [String: Int] = [:]
    var broken = 0
    var storeOpenings = 0
  }

  private let state = Mutex(Counts())

  /// A request has come.
  func begin() { state.withLock { $0.inFlight += 1 } }

  /// It has been answered.
  func end(_ visit: Visit, route: String) {
    state.withLock { counts in
      counts.inFlight -= 1
      counts.add(visit, route)
    }
  }

  /// Something came that was no request.
  func malformed(_ visit: Visit) { state.withLock { $0.add(visit, "malformed") } }

  /// A request was refused with a word for why.
  func refused(_ code: String) { state.withLock { $0.refused[code, default: 0] += 1 } }

  /// The store was opened, for the first time or because it had changed.
  func opened() { state.withLock { $0.storeOpenings += 1 } }

  /// How it stands.
  var counts: Counts { state.withLock { $0 } }
}

extension Measures.Counts {
  fileprivate mutating func add(_ visit: Visit, _ route: String) {
    // Methods come from outside: those that nobody serves are one.
    let method = ["GET", "HEAD", "OPTIONS"].contains(visit.method) ? visit.method : "other"
    answers[Measures.Kind(route: route, method: method, status: visit.status), default: 0] += 1
    times[route, default: LatencyHistogram()].add(visit.milliseconds / 1_000)
    bytes += visit.bytes
    if visit.isBroken { broken += 1 }
  }
}

/// How long answers took, in steps.
struct LatencyHistogram: Sendable {
  /// The upper ends of the steps in seconds.
  static let steps = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  /// How many took at most as long as a step's end, and longer than the step before; the last ones longer
  /// than all.
  private(set) var counts = [Int](repeating: 0, count: steps.count + 1)
  /// The sum of all in seconds.
  private(set) var sum = 0.0

  mutating func add(_ seconds: Double) {
    counts[Self.steps.firstIndex { seconds <= $0 } ?? Self.steps.count] += 1
    sum += seconds
  }
}
