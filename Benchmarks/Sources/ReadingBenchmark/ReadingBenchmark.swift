import EventMapper
import Glibc
import Reading

/// Measures reading and locating in one process and on one thread; prints one line of JSON.
///
/// `ReadingBenchmark REPORTS`: the reports are a file as `workload.py` makes it. Gazetteer and lexicon
/// are those of the repository, opened before the clock starts. Nothing is known when it starts: words
/// and drawings are remembered from the first report on.
@main struct ReadingBenchmark {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else { throw Fault("usage: ReadingBenchmark REPORTS") }
    let reports = Inputs.read([CommandLine.arguments[1]]).reports
    let folders = try DataFolders(program: CommandLine.arguments[0], environment: [:])
    let places = try GazetteerChoice().load(builtIn: folders.gazetteer)
    var mapper = Mapper(gazetteer: places, lexicon: try folders.readLexicon())
    var start = seconds
    var read = 0
    for report in reports { read += mapper.reader.read(report).claims.count }
    let reading = seconds - start
    mapper = Mapper(gazetteer: places, lexicon: try folders.readLexicon())
    start = seconds
    var located = 0
    for report in reports { located += mapper.locate(report, sayingWhy: false).claims.count }
    print(
      """
      {"reports": \(reports.count), "read": \(read), "read_s": \(reading), "events": \(located), \
      "s": \(seconds - start)}
      """)
  }

  /// The processor time of this process.
  private static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// What keeps it from measuring.
struct Fault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
