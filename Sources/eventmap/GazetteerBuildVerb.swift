import ArgumentParser
import Diagnostics
import EventMapper
import Places

/// `eventmap gazetteer build`: compiles a gazetteer to one file that opens at once.
struct GazetteerBuildVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compiles a gazetteer to one file that opens at once.",
    discussion: """
      The file holds all places with the indexes of their names, and whatever else the program needs \
      to know of places. Name it with --only-gazetteer, or set EVENTMAP_GAZETTEER to it, and no text \
      file is read any more. The same inputs give the same bytes.

      Example: eventmap gazetteer build --gazetteer world.tsv --output world.gazetteer
      """)

  @Argument(help: "The folder of the gazetteer; by default that which the program uses.")
  var folder: String?

  @Option(help: ArgumentHelp("The file to be written.", valueName: "file"))
  var output: String

  @OptionGroup var gazetteer: GazetteerOptions

  func run() throws {
    let start = ContinuousClock.now
    let line = ProgressLine()
    defer { line.end() }
    line.show("reading the places")
    let made = try gazetteer.load(folder: folder)
    line.end()
    for diagnostic in made.diagnostics { Console.warn(diagnostic.face) }
    line.show("indexing \(made.names.count) names")
    let count = try GazetteerFile.write(made, to: output) { count in
      line.show("writing \(count >> 20) MiB")
    }
    line.end()
    let tenths = (ContinuousClock.now - start) / .milliseconds(100)
    try Console.say(
      "\(made.places.count) places, \(made.names.count) names, \(count) bytes, "
        + "\(Int(tenths) / 10).\(Int(tenths) % 10) s: \(output)")
  }
}

/// What is being done, on one line of the terminal; nothing where nobody watches.
final class ProgressLine {
  private var drawn: ContinuousClock.Instant?

  /// Shows a step, at most ten a second.
  func show(_ step: String) {
    let now = ContinuousClock.now
    if let drawn, now - drawn < .milliseconds(100) { return }
    guard Console.isWatched else { return }
    drawn = now
    Console.show("\r\u{1B}[K\(step) …")
  }

  /// Takes the line away.
  func end() {
    if drawn != nil { Console.show("\r\u{1B}[K") }
    drawn = nil
  }
}
