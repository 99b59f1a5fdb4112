import Events
import Places

/// A report's text as its readers need it: scalars, tokens, and the way from tokens back to words.
struct ReportText {
  let report: Report
  let scalars: [Unicode.Scalar]
  let tokens: TokenText

  init(_ report: Report, in vocabulary: Vocabulary) {
    self.report = report
    scalars = Array(report.text.unicodeScalars)
    tokens = TokenText(Tokenizer.tokens(of: scalars), in: vocabulary)
  }

  /// The words of some tokens, as written, with where they stand.
  func evidence<Value>(_ value: Value, _ range: Range<Int>) -> Evidence<Value> {
    let first = tokens[range.lowerBound]
    let last = tokens[max(range.lowerBound, range.upperBound - 1)]
    let span = Span(
      start: first.scalars.lowerBound, end: last.scalars.upperBound,
      utf8Start: first.utf8.lowerBound, utf8End: last.utf8.upperBound)
    return Evidence(value, words: String(scalars: scalars[span.start..<span.end]), span: span)
  }

  /// The words of some tokens, which are their own value.
  func words(_ range: Range<Int>) -> Evidence<String> {
    let found = evidence("", range)
    return Evidence(found.words, words: found.words, span: found.span)
  }

  /// `ar` when most letters of the tokens are Arabic, else `en`.
  func language(_ range: Range<Int>) -> String {
    var arabic = 0
    var latin = 0
    for index in range {
      switch tokens[index].kind {
      case .arabic: arabic += 1
      case .latin: latin += 1
      default: break
      }
    }
    return arabic >= latin ? "ar" : "en"
  }
}
