/// A text that is equal to another only byte by byte, as a key of what is remembered.
///
/// Strings are equal when they are canonically equivalent. To hash that costs more than to look the text
/// up, and what is remembered of one spelling must not be told of another.
struct ExactText: Hashable, Sendable {
  let text: String
  private let fingerprint: UInt64

  init(_ text: String) {
    self.text = text
    var text = text
    fingerprint = text.withUTF8 { bytes in
      var fingerprint = Fingerprint()
      for byte in bytes { fingerprint.add(byte) }
      return fingerprint.value
    }
  }

  /// Spellings that differ have other fingerprints; that equal ones are no chance, their letters tell.
  static func == (one: ExactText, other: ExactText) -> Bool {
    one.fingerprint == other.fingerprint && one.text == other.text
  }

  func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}
