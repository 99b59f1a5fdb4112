import Events
import Places
import Reading

/// The text of a report, in which the words of a given claim must stand.
struct GivenText {
  private let scalars: [Unicode.Scalar]
  /// Where each scalar begins in UTF-8, and where the last one ends.
  private let bytes: [Int]

  init(_ report: Report) {
    scalars = Array(report.text.unicodeScalars)
    var bytes = [0]
    bytes.reserveCapacity(scalars.count + 1)
    var end = 0
    for scalar in scalars {
      end += UTF8.width(scalar)
      bytes.append(end)
    }
    self.bytes = bytes
  }

  /// The words at an interval; nil where the text ends before.
  func words(_ start: Int, _ end: Int) -> (words: String, span: Span)? {
    guard start >= 0, start < end, end <= scalars.count else { return nil }
    return (String(scalars: scalars[start..<end]), span(start..<end))
  }

  /// Where words stand first: in the sentence if they are in it, else anywhere.
  func find(_ words: String, in sentence: Span?) -> Span? {
    let wanted = Array(words.unicodeScalars)
    let inside = sentence.flatMap { find(wanted, in: $0.start..<$0.end) }
    return inside ?? find(wanted, in: 0..<scalars.count)
  }

  private func find(_ wanted: [Unicode.Scalar], in range: Range<Int>) -> Span? {
    guard let first = wanted.first, wanted.count <= range.count else { return nil }
    let start = (range.lowerBound...(range.upperBound - wanted.count)).first { start in
      scalars[start] == first && scalars[start..<(start + wanted.count)].elementsEqual(wanted)
    }
    return start.map { span($0..<($0 + wanted.count)) }
  }

  private func span(_ range: Range<Int>) -> Span {
    Span(
      start: range.lowerBound, end: range.upperBound, utf8Start: bytes[range.lowerBound],
      utf8End: bytes[range.upperBound])
  }
}
