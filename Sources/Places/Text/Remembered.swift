import Synchronization

/// Answers that are kept, so that a question that comes again is not worked out again.
///
/// An answer must follow from its key alone: then it shows in no result which thread asked first, and
/// what was forgotten.
package final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  /// An answer apart from its table, half of whose room is empty.
  private final class Kept: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private struct State {
    var values: [Key: Kept] = [:]
    var size = 0
  }

  private let state = Mutex(State())
  private let most: Int
  private let size: @Sendable (Value) -> Int

  /// Makes an empty memory.
  ///
  /// - Parameters:
  ///   - most: The size of all answers at which it begins anew: frequent ones are back at once.
  ///   - size: How large an answer is, by any measure.
  package init(most: Int, size: @escaping @Sendable (Value) -> Int) {
    self.most = most
    self.size = size
  }

  /// The answer for a key, worked out where it is not known; two threads may work out the same.
  package func value(for key: Key, _ make: () -> Value) -> Value {
    if let known = state.withLock({ $0.values[key] }) { return known.value }
    let value = make()
    let size = size(value)
    state.withLock { state in
      if state.size + size > most { state = State() }
      if state.values.updateValue(Kept(value), forKey: key) == nil { state.size += size }
    }
    return value
  }
}
