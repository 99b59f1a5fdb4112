import EventMapper
import Places

/// Measures the search for names in one process; prints one line of JSON.
///
/// `NamesBenchmark TASK GAZETTEER BUILT-IN WORKLOAD RUNS`: the task is `open`, `exact`, `fuzzy` or
/// `scan`, the workload a folder as `workload.py` makes it.
/// `NamesBenchmark spell|evidence GAZETTEER BUILT-IN TABLE` prints what costs and weights are learnt from.
@main struct NamesBenchmark {
  static func main() throws {
    let start = Moment.now
    let words = CommandLine.arguments.dropFirst()
    if words.count == 4, words.first == "spell" || words.first == "evidence" {
      let search = PlaceSearch(try GazetteerChoice(only: words[2]).load(builtIn: words[3]))
      if words.first == "spell" {
        try Learning.printPhones(ofNamesIn: words[4], search)
      } else {
        try Learning.printEvidence(ofQueriesIn: words[4], search)
      }
      return
    }
    guard words.count == 5, let task = words.first, let runs = Int(words.last ?? ""), runs > 0
    else {
      throw Fault("usage: NamesBenchmark open|exact|fuzzy|scan GAZETTEER BUILT-IN WORKLOAD RUNS")
    }
    let (gazetteer, builtIn, workload) = (words[2], words[3], words[4])
    let places = try GazetteerChoice(only: gazetteer).load(builtIn: builtIn)
    if task == "scan" {
      let scanner = NameScanner(places)
      let opened = Moment.now - start
      let text = try Workload.bytes("\(workload)/text.txt")
      return report(opened.figures("open") + Scan(scanner).run(over: text, runs: runs))
    }
    let search = PlaceSearch(places)
    let opened = Moment.now - start
    var result: [Figure]
    switch task {
    case "open":
      let answer = search.search(PlaceQuery("Tell Abyad", limit: 1))
      result = (Moment.now - start).figures("first_answer")
      result.append(("candidates", .count(answer.candidates.count)))
    case "exact":
      result = Lookup(search).exact(try Workload.queries("\(workload)/exact.tsv"), runs: runs)
    case "fuzzy":
      result = Lookup(search).fuzzy(try Workload.queries("\(workload)/fuzzy.tsv"), runs: runs)
    default:
      throw Fault("no task is called \(task)")
    }
    report(opened.figures("open") + result)
  }

  private static func report(_ figures: [Figure]) {
    let memory: [Figure] = [
      ("resident_mb", .number(Memory.resident)), ("peak_mb", .number(Memory.peak)),
    ]
    let cells = (figures + memory).map { "\"\($0.name)\": \($0.value.text)" }
    print("{" + cells.joined(separator: ", ") + "}")
  }
}

/// What stops a measurement.
struct Fault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
