/// Where words stand in the original text of a report.
///
/// The text is never changed: offsets count the report as it came, from 0, end exclusive.
public struct Span: Hashable, Sendable, Comparable {
  /// First Unicode scalar.
  public let start: Int
  /// One past the last Unicode scalar.
  public let end: Int
  /// First byte of the UTF-8 form.
  public let utf8Start: Int
  /// One past the last byte of the UTF-8 form.
  public let utf8End: Int

  /// Makes a span.
  public init(start: Int, end: Int, utf8Start: Int, utf8End: Int) {
    self.start = start
    self.end = end
    self.utf8Start = utf8Start
    self.utf8End = utf8End
  }

  /// The place of words that are said to stand in a report without saying where.
  public static let unknown = Span(start: 0, end: 0, utf8Start: 0, utf8End: 0)

  /// Whether it is known where the words stand: no words are empty.
  public var isKnown: Bool { start < end }

  /// Whether it is known at which bytes the words stand.
  public var isKnownInBytes: Bool { utf8Start < utf8End }

  /// Orders spans by where they begin, then by where they end.
  public static func < (lhs: Span, rhs: Span) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }
}

/// Something read from a report, with the words it was read from.
public struct Evidence<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What was understood.
  public let value: Value
  /// The words, as written.
  public let words: String
  /// Where they stand.
  public let span: Span

  /// Makes evidence.
  public init(_ value: Value, words: String, span: Span) {
    self.value = value
    self.words = words
    self.span = span
  }

  /// The words; nil where none are known.
  public var writtenWords: String? { words.isEmpty ? nil : words }
}
