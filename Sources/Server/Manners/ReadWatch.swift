@preconcurrency import Dispatch
import Synchronization

/// Interrupts questions to the store that take too long.
final class ReadWatch: Sendable {
  private struct Read {
    let end: ContinuousClock.Instant
    /// What it is asked of, once that is known.
    var interrupt: (@Sendable () -> Void)?
    /// When it is interrupted next.
    var due: ContinuousClock.Instant
    var isOver = false
  }
  private struct State {
    var next = 0
    var reads: [Int: Read] = [:]
  }

  private let state = Mutex(State())
  private let limit: Duration
  private let timer: any DispatchSourceTimer

  init(limit: Duration) {
    self.limit = limit
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "eventmap.time-limit"))
    timer.setEventHandler { [weak self] in self?.look() }
    timer.schedule(deadline: .now(), repeating: .milliseconds(100), leeway: .milliseconds(50))
    timer.activate()
  }

  deinit { timer.cancel() }

  /// A question begins: its time runs from now on, however often it is asked.
  func begin() -> Int {
    state.withLock { state in
      state.next += 1
      let end = ContinuousClock.now + limit
      state.reads[state.next] = Read(end: end, due: end)
      return state.next
    }
  }

  /// It is asked, and ends where this is called.
  func ask(_ read: Int, _ interrupt: @escaping @Sendable () -> Void) {
    state.withLock { $0.reads[read]?.interrupt = interrupt }
  }

  /// It has an answer.
  func end(_ read: Int) { state.withLock { $0.reads[read] = nil } }

  /// Whether its time is up.
  func isOver(_ read: Int) -> Bool {
    let read = state.withLock { $0.reads[read] }
    // A database keeps the time itself, and may be the first to see that it is up.
    return read.map { $0.isOver || $0.end - .now < .milliseconds(200) } ?? false
  }

  /// Why it has no answer.
  var refusal: Refusal { .tooSlow(limit) }

  private func look() {
    let now = ContinuousClock.now
    let late = state.withLock { state in
      let late = state.reads.filter { $0.value.due <= now }
      for read in late.keys {
        state.reads[read]?.isOver = true
        state.reads[read]?.due = now + Self.pause
      }
      return late.values.compactMap(\.interrupt)
    }
    for interrupt in late { interrupt() }
  }

  /// Others are interrupted too, and begin anew: it is done again only where it met the moment between two
  /// statements.
  private static let pause = Duration.seconds(1)
}

extension Refusal {
  /// An answer would take longer than it may.
  static func tooSlow(_ limit: Duration) -> Refusal {
    .unavailable(
      "TooSlow",
      "Answering would take longer than \(limit.components.seconds) s, and was given up.",
      fix: "Ask for less: a smaller bbox, a shorter time or a simpler filter.", retryAfter: 10)
  }
}
