import Glibc
import Shapes

/// Measures how right and how fast distance bounds and directions between areas are.
///
/// `BoundsBenchmark [--pairs N] [--dense N] [--samples N] [--seed N]`: pairs to measure (1,000,000),
/// pairs to search densely (10,000), pairs of points sampled in each (100), where to begin.
@main struct BoundsBenchmark {
  static func main() async {
    let (pairs, dense) = (option("pairs", 1_000_000), option("dense", 10_000))
    let (samples, seed) = (option("samples", 100), option("seed", 1))
    let each = Neighbourhood.count * Neighbourhood.count
    let trials = max(1, (pairs + each - 1) / each)
    let denseEach = (dense + trials - 1) / trials
    let start = now()
    var tallies: [Kind: Tally] = [:]
    await withTaskGroup(of: [Kind: Tally].self) { group in
      let workers = 2
      for worker in 0..<workers {
        group.addTask {
          var sum: [Kind: Tally] = [:]
          for number in stride(from: worker, to: trials, by: workers) {
            var trial = Trial(seed: UInt64(seed + number), samples: samples)
            trial.run(bearings: 7, dense: denseEach)
            for (kind, tally) in trial.tallies { sum[kind, default: Tally()].add(tally) }
          }
          return sum
        }
      }
      for await part in group {
        for (kind, tally) in part { tallies[kind, default: Tally()].add(tally) }
      }
    }
    print(Tally.heading)
    var whole = Tally()
    for kind in Kind.allCases {
      guard let tally = tallies[kind] else { continue }
      print(tally.line(kind.rawValue))
      whole.add(tally)
    }
    print(whole.line("all"))
    let discs = whole.discTime / 1000 / Double(max(1, whole.discs))
    print("disc to disc: \(discs.fixed(2)) us/pair")
    print("\((now() - start).fixed(1)) s by the clock, samples and dense searches included")
  }

  private static func option(_ name: String, _ otherwise: Int) -> Int {
    let words = CommandLine.arguments
    guard let place = words.firstIndex(of: "--\(name)"), place + 1 < words.count else {
      return otherwise
    }
    return Int(words[place + 1]) ?? otherwise
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
