/// A text that is equal to another only byte by byte, as a key of what is remembered.
///
/// Strings are equal when they are canonically equivalent. That costs more than to look the text up,
/// and what is remembered of one spelling must not be told of another.
struct ExactText: Hashable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (one: ExactText, other: ExactText) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
