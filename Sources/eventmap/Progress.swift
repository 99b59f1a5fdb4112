import Synchronization

/// A bar on the terminal for work that takes more than a second; nothing where nobody watches.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var drawn: ContinuousClock.Instant?
  }

  private let total: Int
  private let things: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Starts to count.
  init(of total: Int, _ things: String, isShown: Bool) {
    self.total = total
    self.things = things
    self.isShown = isShown && Console.isWatched && total > 1
  }

  /// One more is done.
  func step() { go(by: 1) }

  /// So many more are done.
  func go(by steps: Int) {
    guard isShown else { return }
    state.withLock { state in
      state.done = min(total, state.done + steps)
      let now = ContinuousClock.now
      guard now - start > .seconds(1), now - (state.drawn ?? start) > .milliseconds(100) else {
        return
      }
      state.drawn = now
      let width = 30
      let full = width * state.done / total
      let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
      Console.show("\r\(bar) \(state.done) of \(total) \(things)")
    }
  }

  /// Takes the bar away.
  func end() {
    state.withLock { state in
      if state.drawn != nil { Console.show("\r\u{1B}[K") }
    }
  }
}
