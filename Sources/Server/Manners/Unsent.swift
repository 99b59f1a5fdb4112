import Synchronization

/// How many bytes of large answers are made and not yet taken by their clients.
///
/// Many slow readers of large pages would otherwise hold one such page each. Whoever takes little for long has room as
/// long as nobody else wants it.
final class Unsent: Sendable {
  /// The most bytes of large answers that wait at once.
  static let limit = 32 << 20
  /// How long an answer has its room in any case.
  static let sureTime = Duration.seconds(20)
  /// How many bytes a second its client takes, so that it keeps its room beyond that.
  static let sureRate = 65_536.0

  /// An answer that has room.
  fileprivate struct Holder {
    var bytes: Int
    let since: ContinuousClock.Instant
    var taken = 0
    let giveWay: @Sendable () -> Void

    func isSlow(at now: ContinuousClock.Instant) -> Bool {
      now - since >= Unsent.sureTime && rate(at: now) < Unsent.sureRate
    }

    func rate(at now: ContinuousClock.Instant) -> Double {
      Double(taken) / max(1e-3, (now - since) / .seconds(1))
    }
  }
  fileprivate struct State {
    var next = 0
    var held: [Int: Holder] = [:]
    var sum = 0
  }

  private let state = Mutex(State())

  /// Takes room for a large answer; one alone has room whatever its size.
  ///
  /// - Parameters:
  ///   - bytes: How much.
  ///   - now: The time.
  ///   - giveWay: Ends the answer, where its client is slow and another one wants the room.
  /// - Returns: What the answer's room is called.
  /// - Throws: ``Refusal`` with 503 where it has none.
  func reserve(
    _ bytes: Int, at now: ContinuousClock.Instant = .now, giveWay: @escaping @Sendable () -> Void
  ) throws(Refusal) -> Int {
    let room = state.withLock { state -> (id: Int, ended: [@Sendable () -> Void])? in
      guard let ended = state.makeRoom(bytes, at: now) else { return nil }
      state.next += 1
      state.held[state.next] = Holder(bytes: bytes, since: now, giveWay: giveWay)
      state.sum += bytes
      return (state.next, ended)
    }
    guard let room else {
      throw .unavailable(
        "TooMuchUnsent", "Too many large answers wait for slow clients.",
        fix: "Ask again in a moment, or for smaller pages (limit).", retryAfter: 2)
    }
    for end in room.ended { end() }
    return room.id
  }

  /// The client of an answer has taken some of it.
  func took(_ bytes: Int, of id: Int) {
    state.withLock { $0.held[id]?.taken += bytes }
  }

  /// An answer needs no more room than so much.
  func shrink(_ id: Int, to bytes: Int) {
    state.withLock { state in
      guard let holder = state.held[id], bytes < holder.bytes else { return }
      state.sum -= holder.bytes - bytes
      state.held[id]?.bytes = bytes
    }
  }

  /// An answer has ended.
  func remove(_ id: Int) {
    state.withLock { state in
      if let holder = state.held.removeValue(forKey: id) { state.sum -= holder.bytes }
    }
  }
}

extension Unsent.State {
  /// Makes room, where need be by ending the slowest of those that are slow.
  ///
  /// - Returns: How these are ended; nil where there is no room even so, and then nobody is.
  fileprivate mutating func makeRoom(
    _ bytes: Int, at now: ContinuousClock.Instant
  ) -> [@Sendable () -> Void]? {
    func fits(_ sum: Int) -> Bool { sum == 0 || sum + bytes <= Unsent.limit }
    let slow = held.filter { $0.value.isSlow(at: now) }
      .sorted { ($0.value.rate(at: now), $0.key) < ($1.value.rate(at: now), $1.key) }
    var (left, ended) = (sum, slow[..<0])
    for place in slow.indices where !fits(left) {
      left -= slow[place].value.bytes
      ended = slow[...place]
    }
    guard fits(left) else { return nil }
    for (id, _) in ended { held[id] = nil }
    sum = left
    return ended.map(\.value.giveWay)
  }
}
