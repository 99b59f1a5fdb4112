import Synchronization

/// A value that is made when it is first asked for, by one thread, and kept.
final class Once<Value: Sendable>: Sendable {
  private let value: Mutex<Value?>

  init(_ known: Value? = nil) { value = Mutex(known) }

  func callAsFunction(_ make: () -> Value) -> Value {
    value.withLock { value in
      if let value { return value }
      let made = make()
      value = made
      return made
    }
  }
}
