import EventStore
import Synchronization

/// The store as it is now: opened anew where another file lies in its place, or something was written.
///
/// Who still reads an older state keeps it until they are done.
final class CurrentSource: Sendable {
  private struct Opened {
    let source: ItemSource
    /// nil for a database, which is asked itself.
    let mark: StoreMark?
    var asked: ContinuousClock.Instant
  }
  private struct State {
    var opened: Opened?
    /// Why the store could not be opened at last; it is tried again in a moment, or when its file changes.
    var failed: (mark: StoreMark?, refusal: Refusal, at: ContinuousClock.Instant)?
  }

  private let address: StoreAddress
  private let timeLimit: Duration
  private let report: @Sendable (String) -> Void
  private let tellOpened: @Sendable () -> Void
  private let state = Mutex(State())
  /// One opens it at a time.
  private let opening = Mutex(())

  init(
    _ address: StoreAddress, timeLimit: Duration, report: @escaping @Sendable (String) -> Void,
    opened: @escaping @Sendable () -> Void
  ) {
    self.address = address
    self.timeLimit = timeLimit
    self.report = report
    tellOpened = opened
  }

  /// Whether it is a database, and no file.
  var isDatabase: Bool { if case .database = address { true } else { false } }

  /// The version of the store, where it is known without asking the store; see ``ServedStore/version``.
  var version: String? {
    guard let opened = state.withLock({ $0.opened }) else { return nil }
    guard !isDatabase else { return isFresh(opened) ? opened.source.version : nil }
    guard let mark = opened.mark, mark == self.mark, !isYoung(mark) else { return nil }
    return opened.source.version
  }

  /// The store as it is now.
  ///
  /// - Throws: ``Refusal`` with 503.
  func source() throws -> ItemSource {
    let mark = mark
    if let opened = state.withLock({ $0.opened }), isStill(opened, mark) { return opened.source }
    return try opening.withLock { _ in
      let mark = self.mark
      let (opened, failed) = state.withLock { ($0.opened, $0.failed) }
      if let opened, isStill(opened, mark) { return opened.source }
      if let failed, failed.mark == mark, ContinuousClock.now - failed.at < Self.patience {
        throw failed.refusal
      }
      do { return try open(mark) } catch { throw refused(error, mark) }
    }
  }

  /// Opens it for the first time.
  func open() throws {
    _ = try opening.withLock { _ in try open(mark) }
  }

  /// Whether a source still tells what is in the store; where it does not, the next question opens the
  /// store anew.
  ///
  /// A database is always asked: an answer that was made while the rows were replaced would be of two states.
  func isStill(_ source: ItemSource) -> Bool {
    guard let opened = state.withLock({ $0.opened }), opened.source === source else { return false }
    if isDatabase ? source.isCurrent : isStill(opened, mark) { return true }
    forget(source)
    return false
  }

  /// Why a source could not answer.
  ///
  /// The source is given up where its connection is gone. Otherwise it is only this question that fails, and
  /// others go on.
  func unreadable(_ failure: StoreFailure, _ source: ItemSource) -> Refusal {
    guard failure.isOfConnection else {
      report("A question to the store failed: \(failure)")
      return Self.refusal(failure)
    }
    forget(source)
    return refused(failure, mark)
  }

  /// Another program has locked the file: the source is good again when it is done.
  func busy(_ failure: StoreFailure) -> Refusal { refused(failure, mark) }

  private func forget(_ source: ItemSource) {
    state.withLock { if $0.opened?.source === source { $0.opened = nil } }
  }

  private func isStill(_ opened: Opened, _ mark: StoreMark?) -> Bool {
    guard !isDatabase else {
      // A question to a database costs a journey: it is asked now and then.
      if isFresh(opened) { return true }
      let now = ContinuousClock.now
      guard opened.source.isCurrent else { return false }
      state.withLock { if $0.opened?.source === opened.source { $0.opened?.asked = now } }
      return true
    }
    guard let mark, mark == opened.mark else { return false }
    return isYoung(mark) ? opened.source.isCurrent : true
  }

  /// Whether a database was asked so lately that it counts as unchanged.
  private func isFresh(_ opened: Opened) -> Bool {
    ContinuousClock.now - opened.asked < Self.glance
  }

  /// Whether the file may change once more without another mark: the system's clock ticks in milliseconds.
  private func isYoung(_ mark: StoreMark) -> Bool {
    // Any time can stand at a file, those that overflow too.
    (Moment().nanoseconds &- mark.changed).magnitude < 50_000_000
  }

  private var mark: StoreMark? {
    if case .file(let path) = address { StoreMark(file: path) } else { nil }
  }

  private func open(_ mark: StoreMark?) throws -> ItemSource {
    // What the source tells is of the time before it was opened.
    let asked = ContinuousClock.now
    let source = try ItemSource(address, timeLimit: timeLimit)
    state.withLock { state in
      state.opened = Opened(source: source, mark: mark, asked: asked)
      state.failed = nil
    }
    tellOpened()
    return source
  }

  private func refused(_ error: any Error, _ mark: StoreMark?) -> Refusal {
    let refusal = Self.refusal(error)
    let isNews = state.withLock { state in
      defer { state.failed = (mark, refusal, .now) }
      // What was mended meanwhile and comes again is news.
      guard let failed = state.failed, failed.refusal == refusal else { return true }
      return ContinuousClock.now - failed.at > Self.silence
    }
    // The system's words may name paths and hosts: they are for the log.
    if isNews { report("The store \(address.face) cannot be read: \(error)") }
    return refusal
  }

  private static func refusal(_ error: any Error) -> Refusal {
    if (error as? StoreFailure)?.isBusy == true || error as? StoreRefusal == .busy {
      return .unavailable(
        "StoreBusy", "Another program is writing the store.", fix: "Ask again in a moment.",
        retryAfter: 2)
    }
    return .unavailable(
      "StoreUnavailable", "The store of events cannot be read at the moment.",
      fix: "Ask again later; whoever runs the server finds the reason in its log.", retryAfter: 5)
  }

  private static let patience = Duration.milliseconds(500)
  private static let glance = Duration.milliseconds(250)
  private static let silence = Duration.seconds(60)
}
