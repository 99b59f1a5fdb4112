import Geodesy
public import Shapes

/// A store of events as one asks it, wherever it keeps them.
///
/// A store only finds candidates; what is certain, what is possible and how much of it is told here, by
/// the same geodesics for all stores, which therefore give the same answers.
public struct EventSource: Sendable {
  /// Calls a body with events, by first day and then by id, the undated last.
  ///
  /// It gives at least every event whose area has a point in common with the box, and every event without
  /// a place; all events where there is no box. It may leave out what ``EventQuestion/since`` and the
  /// other filters leave out, but for undated events and those without a place, which are counted.
  public typealias Candidates =
    @Sendable (
      _ question: EventQuestion, _ box: BoundingBox?, _ body: (StoredEvent) throws -> Void
    ) throws -> Void

  /// What the cells of its events say.
  public let columns: [FeatureColumn]
  private let candidates: Candidates
  private let end: @Sendable () -> Void

  /// Makes a store of what finds candidates in it.
  ///
  /// `interrupt` ends what is being asked, from another thread; where there is none, the body alone can.
  public init(
    columns: [FeatureColumn], interrupt: @escaping @Sendable () -> Void = {},
    candidates: @escaping Candidates
  ) {
    self.columns = columns
    self.candidates = candidates
    end = interrupt
  }

  /// Ends what is being asked of a file: it throws ``StoreFailure``, see ``StoreFailure/isInterruption``.
  ///
  /// A database keeps the time itself.
  public func interrupt() { end() }

  /// Calls a body with what may answer a question; see ``Candidates``.
  public func forEachCandidate(
    _ question: EventQuestion, _ box: BoundingBox?, _ body: (StoredEvent) throws -> Void
  ) throws {
    try candidates(question, box, body)
  }

  /// Answers a question: calls a body with one event after the other, so that memory does not grow.
  ///
  /// - Returns: What was counted on the way.
  /// - Throws: What the store throws, or the body.
  @discardableResult
  public func answer(
    _ question: EventQuestion, _ body: (EventAnswer) throws -> Void
  ) throws -> AnswerCount {
    var count = AnswerCount()
    let slack = Distance.kilometers(15) + (question.generalised ?? .zero)
    let box = question.region?.box(widenedBy: slack)
    try candidates(question, box) { stored in
      guard question.wants(stored) else { return }
      let covered = question.covers(stored)
      if covered == false { return }
      let event = question.generalised.map(stored.generalised) ?? stored
      var part: AreaPart?
      if let region = question.region {
        guard let place = event.place else {
          count.withoutPlace += 1
          return
        }
        let found = region.part(of: place.area)
        if found == .none || found.share < question.leastShare { return }
        if question.onlyCertain, found != .whole { return }
        part = found
      }
      guard covered != nil else {
        count.undated += 1
        return
      }
      let answer = EventAnswer(event: event, part: part ?? .whole, center: question.region?.center)
      count.add(answer)
      try body(answer)
    }
    return count
  }
}

extension AskedArea {
  /// The centre that distances are told from; nil for what is no disc.
  fileprivate var center: Coordinate? {
    if case .disc(let center, _) = area.form { center } else { nil }
  }
}
