import ArgumentParser
import Diagnostics
import EventMapper
import EventStore
import Places

/// `eventmap near`: what happened within a distance of a place.
struct NearVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "near", abstract: "Asks what happened within a distance of a place.",
    discussion: """
      PLACE is a name, an identifier, coordinates (LAT,LON, degrees with minutes, MGRS, UTM), or words \
      that say where; its point is the centre, whatever its own radius. An event is certain when its whole \
      90 % area lies within the distance, possible when some of it does; share is the part. Distances are \
      geodesics on WGS 84. Events without a place are never in, and are counted; so are undated ones when \
      days are asked for.

      Examples:
        eventmap near "al-Omar oil field" --within 50km
        eventmap near 35.1,40.57 --within 25km --since 2024-01-01 --kind rocket --kind drone
        eventmap near "الميادين" --within 30km --at-least 0.5 --format geojson --output near.geojson
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The place in the middle.", valueName: "place"))
  var places: [String]

  @Option(help: ArgumentHelp("How far around: a number and km, m, mi or nm.", valueName: "50km"))
  var within: Length

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
    if let option = places.first(where: { $0.hasPrefix("--") }) {
      throw Ending.usage(
        "Unknown option \(option.isolated).", fix: "eventmap near --help lists the options")
    }
    guard places.count == 1 else {
      throw Ending.usage(
        "A question has one place in the middle, and \(places.count) are named.",
        fix: "write eventmap near PLACE --within 50km, a name of several words in quotation marks")
    }
    let question = try options.question()
    var mapper: Mapper?
    func loaded() throws -> Mapper {
      let made = try mapper ?? gazetteer.mapper()
      mapper = made
      return made
    }
    let spot = try GazetteerOptions.spot(places[0], by: try loaded())
    let asked = RadiusQuestion(
      around: spot, within: within.distance, question, in: mapper)
    if !spot.rivals.isEmpty { Console.warn(spot.doubt.face) }
    try mapper?.geocoder.gazetteer.requireSound()
    try AnswerRun(
      options: options, format: json ? .json : format, title: asked.title,
      notes: asked.notes.map { "  \($0)" }
    ).run(asked.asked)
  }
}
