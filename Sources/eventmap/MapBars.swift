import EventMapper

/// How far a run of `map` is, on a terminal: a bar by the bytes of the reports, and a line for the rest.
final class MapBars {
  private let isShown: Bool
  private let line = ProgressLine()
  private var bar: Progress?
  private var shown = 0

  private static let megabyte = 1_000_000

  init(isShown: Bool) { self.isShown = isShown }

  func show(_ progress: MapProgress) {
    guard isShown else { return }
    switch progress {
    case .reading(let bytes):
      // Small inputs are read before a line could be read.
      if bytes > 10 * Self.megabyte { line.show("reading \(bytes / Self.megabyte) MB") }
    case .mapping(let bytes, let total):
      line.end()
      let bar = self.bar ?? Progress(of: total / Self.megabyte, "MB mapped", isShown: isShown)
      self.bar = bar
      bar.go(by: bytes / Self.megabyte - shown)
      shown = bytes / Self.megabyte
    case .writing: end()
    }
  }

  /// Takes everything away.
  func end() {
    bar?.end()
    line.end()
  }
}
