import FoundationEssentials
import Places

/// Finds all names in a long text, with their byte offsets: as one block, and line by line as reports
/// come.
struct Scan {
  private let scanner: NameScanner

  init(_ scanner: NameScanner) { self.scanner = scanner }

  func run(over text: Data, runs: Int) -> [Figure] {
    text.withUnsafeBytes { run(over: $0.bindMemory(to: UInt8.self), runs: runs) }
  }

  private func run(over text: UnsafeBufferPointer<UInt8>, runs: Int) -> [Figure] {
    var found = Found()
    let whole = Runs(runs) {
      found = Found()
      scanner.scan(text) { found.add($0.utf8) }
    }.median
    let lines = text.split(separator: UInt8(ascii: "\n"))
    var inLines = Found()
    let byLine = Runs(runs) {
      inLines = Found()
      scanner.withPass(length: text.count) { pass in
        for line in lines {
          let start = line.startIndex
          pass.scan(UnsafeBufferPointer(rebasing: line)) {
            inLines.add(($0.utf8.lowerBound + start)..<($0.utf8.upperBound + start))
          }
        }
      }
    }.median
    let size = Double(text.count) / 1e6
    return whole.figures("scan") + [
      ("mb_per_s", .number(size / whole.processorSeconds)),
      ("lines_mb_per_s", .number(size / byLine.processorSeconds)),
      ("names", .count(found.count)), ("names_in_lines", .count(inLines.count)),
      ("offsets", .count(found.offsets)), ("offsets_in_lines", .count(inLines.offsets)),
      ("bytes", .count(text.count)),
    ]
  }

  /// How many names were found, and a sum over where they stand.
  private struct Found {
    var count = 0
    var offsets = 0

    mutating func add(_ range: Range<Int>) {
      count += 1
      offsets &+= range.lowerBound &* 31 &+ range.upperBound
    }
  }
}
