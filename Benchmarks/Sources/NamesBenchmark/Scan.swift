import FoundationEssentials
import Places

/// Finds all names in a long text, line by line as reports come.
struct Scan {
  private let search: PlaceSearch

  init(_ search: PlaceSearch) { self.search = search }

  func run(over text: Data, runs: Int) -> [Figure] {
    let lines = text.split(separator: UInt8(ascii: "\n"))
    var names = 0
    let time = Runs(runs) {
      names = 0
      for line in lines {
        let tokens = Tokenizer.tokens(of: String(decoding: line, as: UTF8.self))
        names += search.scanner.mentions(in: tokens).count
      }
    }.median
    return time.figures("scan") + [
      ("mb_per_s", .number(Double(text.count) / 1e6 / time.processorSeconds)),
      ("names", .count(names)), ("bytes", .count(text.count)),
    ]
  }
}
