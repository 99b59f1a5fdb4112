import ArgumentParser
import Diagnostics
import EventMapper
import EventStore
import Places
import Shapes

/// `eventmap in`: what happened in a district or any other area.
struct InVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "in", abstract: "Asks what happened in a district, or in any area.",
    discussion: """
      AREA is a district, governorate or country by any of its names in any script or by its code, or a \
      GeoJSON file of polygons, which count as one. An event is certain when its whole 90 % area lies \
      inside, possible when some of it does; share is the part. Edges are geodesics. Events without a \
      place are never in, and are counted; so are undated ones when days are asked for.

      Examples:
        eventmap in SY0903
        eventmap in "Deir ez-Zor governorate" --since 2024-01-01 --certain
        eventmap in area.geojson --format csv --output answers.csv
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("A name, a code, or a GeoJSON file.", valueName: "area"))
  var areas: [String]

  @Option(
    help: ArgumentHelp(
      "One of \(AnswerFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var format = AnswerFormat.table

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var options: QuestionOptions
  @OptionGroup var gazetteer: GazetteerOptions

  func run() throws {
    if let option = areas.first(where: { $0.hasPrefix("--") }) {
      throw Ending.usage(
        "Unknown option \(option.isolated).", fix: "eventmap in --help lists the options")
    }
    guard areas.count == 1 else {
      throw Ending.usage(
        "A question has one area, and \(areas.count) are named.",
        fix: "write eventmap in AREA, a name of several words in quotation marks")
    }
    var question = try options.question()
    let mapper = try gazetteer.mapper()
    let region = try NamedRegion(areas[0], in: mapper)
    try mapper.geocoder.gazetteer.requireSound()
    if let doubt = region.doubt { Console.warn(doubt.face) }
    question.region = AskedArea(region.area)
    let notes = region.key == nil ? [] : ["  boundaries: \(region.boundaries)"]
    try AnswerRun(
      options: options, format: json ? .json : format,
      title: "events in \(region.face)\(question.filters)", notes: notes
    ).run(question)
  }
}

extension NamedRegion {
  /// Which other areas the words may mean; nil where they are plain.
  var doubt: Diagnostic? {
    guard !rivals.isEmpty else { return nil }
    return Diagnostic(
      "area.ambiguous", .warning,
      "\(words.isolated) may also mean \(rivals.joined(separator: ", ")).",
      fix: "write the code of the one you mean")
  }
}
