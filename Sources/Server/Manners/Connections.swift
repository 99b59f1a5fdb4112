import NIOCore
import Synchronization

/// All open connections, of which there are never more than so many.
///
/// When there is no room, the one that has waited longest without a request makes way: whoever opens
/// thousands and asks nothing pushes out their own. Only where all are being answered is the new one
/// refused.
final class Connections: Sendable {
  fileprivate struct State {
    var next = 0
    var open: [Int: any Channel] = [:]
    /// The turn in which each waiting one began to wait.
    var waiting: [Int: Int] = [:]
    /// The waiting ones by turn; what is no longer in `waiting` under its turn is skipped.
    var line: [(id: Int, turn: Int)] = []
    var first = 0
    var turn = 0
  }

  private let state = Mutex(State())
  private let most: Int

  init(most: Int) { self.most = max(1, most) }

  /// How many are open.
  var count: Int { state.withLock { $0.open.count } }

  /// Takes a new one, which waits for its first request.
  ///
  /// - Returns: Its number; nil where there is no room.
  func open(_ channel: any Channel) -> Int? {
    let (id, pushedOut) = state.withLock { state -> (Int?, (any Channel)?) in
      var pushedOut: (any Channel)?
      if state.open.count >= most {
        guard let oldest = state.oldestWaiting() else { return (nil, nil) }
        pushedOut = state.open.removeValue(forKey: oldest)
      }
      state.next += 1
      state.open[state.next] = channel
      state.wait(state.next)
      return (state.next, pushedOut)
    }
    pushedOut?.close(promise: nil)
    return id
  }

  /// One begins to be answered.
  func busy(_ id: Int) { state.withLock { $0.waiting[id] = nil } }

  /// One waits for its next request.
  func waits(_ id: Int) {
    state.withLock { if $0.open[id] != nil { $0.wait(id) } }
  }

  /// One is closed.
  func closed(_ id: Int) {
    state.withLock { state in
      state.open[id] = nil
      state.waiting[id] = nil
    }
  }

  /// Ends all, whatever they do.
  func closeAll() {
    let all = state.withLock { Array($0.open.values) }
    for channel in all { channel.close(promise: nil) }
  }
}

extension Connections.State {
  fileprivate mutating func wait(_ id: Int) {
    turn += 1
    waiting[id] = turn
    line.append((id, turn))
    // Those that were answered meanwhile stand in the line more than once.
    if line.count - first > 2 * waiting.count + 1_024 {
      line = line[first...].filter { waiting[$0.id] == $0.turn }
      first = 0
    }
  }

  fileprivate mutating func oldestWaiting() -> Int? {
    while first < line.count {
      let (id, turn) = line[first]
      first += 1
      if waiting[id] == turn {
        waiting[id] = nil
        return id
      }
    }
    line.removeAll(keepingCapacity: true)
    first = 0
    return nil
  }
}
