import ArgumentParser
import Diagnostics
import EventMapper

/// What `eventmap map --stream` can be told.
struct StreamOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Answers standard input record by record on standard output, in JSON lines, and writes no files (docs/streams.md)."
    ))
  var stream = false

  @Flag(
    help: "With --stream: says of each attack what may be the same (for eventmap merge in parts).")
  var links = false

  @Option(
    help: ArgumentHelp(
      "With --stream: the name that the rows of a table have for their report; a run over a file takes the file's "
        + "name without its ending.", valueName: "name"))
  var table: String?

  /// Ends where something is said of a stream and there is none.
  func refuseWithoutStream() throws {
    guard links || table != nil else { return }
    throw Ending.usage(
      "\(links ? "--links" : "--table") is given without --stream.",
      fix: "add --stream, or leave it out")
  }
}

extension MapVerb {
  /// Answers record by record.
  func stream() async throws {
    guard inputs.isEmpty || inputs == ["-"] else {
      throw Ending.usage(
        "--stream reads standard input, and \(inputs[0].isolated) is named too.",
        fix: "send the reports into it as JSON lines, or leave --stream out")
    }
    let refused = [
      ("--output", output != nil), ("--store", store != nil), ("--dry-run", dryRun),
      ("--corrections", !corrections.isEmpty),
      ("--strict", strict),
    ]
    if let (name, _) = refused.first(where: \.1) {
      throw Ending.usage(
        "\(name) needs a whole run, and --stream answers record by record.",
        fix: "leave \(name) out, and give it to the run that maps the claims")
    }
    var stream = try RecordStream(columns: try ChosenColumns.text(columns))
    stream.published = published?.day
    stream.hasLinks = streaming.links
    stream.jobs = try JobCount.of(jobs)
    if let table = streaming.table { stream.table = table }
    switch formats {
    case nil: break
    case "claims": stream.answers = .claims
    case "geojson": stream.answers = .events
    case let other?:
      throw Ending.usage(
        "\(other.isolated) is no answer of a stream.",
        fix: "write --formats claims, or for rows of tables --formats geojson")
    }
    try await stream.run(from: 0) {
      try gazetteer.mapper()
    } take: {
      try Console.put($0.span)
    }
  }
}
