import Diagnostics
import Places
import Reading

/// A report's words as an explanation quotes them: as written, on one line, between isolates.
struct QuotedText {
  private let scalars: [Unicode.Scalar]
  private let tokens: [Token]
  /// The offsets at which lines begin.
  private let lineStarts: [Int]

  init(_ report: Report, tokens: [Token]) {
    let scalars = Array(report.text.unicodeScalars)
    self.scalars = scalars
    self.tokens = tokens
    lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
  }

  /// `line 3`.
  func place(of offset: Int) -> String {
    let line = lineStarts.lastIndex { $0 <= offset } ?? 0
    return "line \(line + 1)"
  }

  /// The words between two offsets.
  func words(_ range: Range<Int>) -> String {
    var words = String.UnicodeScalarView()
    for scalar in scalars[range.clamped(to: 0..<scalars.count)] {
      words.append(scalar == "\n" || scalar == "\r" || scalar == "\t" ? " " : scalar)
    }
    return String(words)
  }

  /// The words with so many words of their line before and behind them.
  func context(_ range: Range<Int>, words count: Int) -> String {
    guard count > 0 else { return words(range).isolated }
    let line = lineStarts.lastIndex { $0 <= range.lowerBound } ?? 0
    let lineEnd = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : scalars.count
    let here = tokens.filter {
      $0.scalars.lowerBound >= lineStarts[line] && $0.scalars.upperBound <= lineEnd
    }
    let before = here.filter { $0.scalars.upperBound <= range.lowerBound && $0.isWord }
      .suffix(count)
    let behind = here.filter { $0.scalars.lowerBound >= range.upperBound && $0.isWord }
      .prefix(count)
    let start = before.first?.scalars.lowerBound ?? range.lowerBound
    let end = behind.last?.scalars.upperBound ?? range.upperBound
    let isStart = !here.contains { $0.scalars.upperBound <= start && $0.isWord }
    let isEnd = !here.contains { $0.scalars.lowerBound >= end && $0.isWord }
    return "\(isStart ? "" : "… ")\(words(start..<end))\(isEnd ? "" : " …")".isolated
  }
}
