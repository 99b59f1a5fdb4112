import ArgumentParser
import Diagnostics
import EventMapper
import EventStore
import FoundationEssentials
import Places
import Reading

/// `eventmap map`: the main job.
struct MapVerb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Maps reports into layers for QGIS, Google Earth and the browser.",
    discussion: """
      Reads .txt, .html, .jsonl, .json (also Telegram's export), RSS or Atom .xml, .docx and .pdf, \
      and of any of them .gz. A reports.csv \
      beside them (file,published,source,url,title) says when they were published; what cannot be \
      dated stays undated. Other .csv and .tsv files are event tables, a row an event: those of ACLED, \
      UCDP and GDELT are known by their headers, of others --columns says what they hold \
      (docs/tables.md). claims.jsonl and *.claims.jsonl hold claims that others have read \
      (docs/claims.md). \
      A corrections.csv says what persons know better \
      (docs/corrections.md).

      Example: eventmap map Reports --output Outputs --strict
      """)

  /// The folder of the layers where none is named.
  static let outputs = "Outputs"

  @Argument(
    help: ArgumentHelp("Files and folders of reports; - for standard input.", valueName: "input"))
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The folder that the layers are written to. (default: \(MapVerb.outputs))",
      valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The event store that the reports are added to, a file or a PostGIS database "
        + "(postgresql://user@host/database, ?schema=name for another than eventmap); made where it is "
        + "missing. Without it events.gpkg is made afresh.", valueName: "store"))
  var store: String?

  @Option(
    help: ArgumentHelp("Publication date of reports that have none.", valueName: "YYYY-MM-DD"))
  var published: PublishedDay?

  @Option(
    help: ArgumentHelp(
      "What the columns of event tables hold, or a file that says so: place=Location,date=Event Date.",
      valueName: "map"))
  var columns: String?

  @Flag(help: "Shows how the first rows of event tables would be read, and writes nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "A table of corrections (docs/corrections.md), beside each corrections.csv that lies with the "
        + "reports; may be given more than once.",
      valueName: "file"))
  var corrections: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only these, parted by commas: \(MapRun.formats.joined(separator: ", ")), or names of files, such as "
        + "events.geojson. Not in the default: "
        + "\(MapRun.furtherFormats.joined(separator: ", ")); default,hxl adds one.",
      valueName: "list"))
  var formats: String?

  @OptionGroup(title: "Streams") var streaming: StreamOptions

  @Option(help: ArgumentHelp("Reports read at a time; all processors by default.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Ends with exit code 1 when there are warnings or errors.")
  var strict = false

  @Flag(help: "Says nothing but errors.")
  var quiet = false

  @OptionGroup var gazetteer: GazetteerOptions

  func run() async throws {
    if streaming.stream { return try await self.stream() }
    try streaming.refuseWithoutStream()
    guard !inputs.isEmpty else {
      throw Ending.usage(
        "No input is named.", fix: "name files and folders of reports, or - for standard input")
    }
    let (chosen, jobs) = (try chosenFormats(), try JobCount.of(jobs))
    let standardInput = inputs.contains("-") ? try Console.readStandardInput() : []
    let bars = MapBars(isShown: !quiet)
    defer { bars.end() }
    let output = output ?? Self.outputs
    let settings = MapSettings(output: output, jobs: jobs)
    let read = try MapInputs(
      inputs, corrections: corrections, standardInput: standardInput, published: published?.day,
      columns: try ChosenColumns.text(columns), settings: settings,
      store: try openedStore(settings),
      progress: bars.show)
    try stop(ifEmpty: read)
    let mapper = try gazetteer.mapper()
    try read.openTables(with: mapper)
    try stop(ifEmpty: read)
    if dryRun { return try preview(read, with: mapper) }
    let fate = InputFate(of: inputs + corrections, in: read)
    let report = DiagnosticsReport(quiet: quiet, fate: fate)
    try MapRun.prepare(folder: output)
    let web = try !chosen.isDisjoint(with: ["html", "map.html"]) ? GazetteerOptions.web() : nil
    let run = try await MapRun(read, with: mapper, web: web, formats: chosen, progress: bars.show)
    bars.end()
    try mapper.geocoder.gazetteer.requireSound()
    let isLogged = !chosen.isDisjoint(with: ["diagnostics", "diagnostics.json"])
    try report.show(run.diagnostics, all: isLogged ? "\(output)/diagnostics.json" : "")
    let files = try await run.write()
    if !quiet {
      for line in MapSummary(
        run: run, output: output, store: store.map { StoreAddress($0).face }, files: files
      ).lines {
        try Console.say(line)
      }
    }
    if !fate.unusable.isEmpty { throw Ending(status: .badInput) }
    if strict, run.doubtCount > 0 { throw Ending(status: .findings) }
  }

  /// Ends where nothing can be mapped, and says why.
  private func stop(ifEmpty read: MapInputs) throws {
    guard read.areEmpty else { return }
    let fate = InputFate(of: inputs + corrections, in: read)
    try DiagnosticsReport(quiet: quiet, fate: fate).show(read.allDiagnostics(), all: "")
    throw Ending(status: fate.isNothing ? .noInput : .badInput)
  }

  /// Shows how tables would be read.
  private func preview(_ read: MapInputs, with mapper: Mapper) throws {
    for preview in try TablePreview.all(of: read, with: mapper) {
      for line in TablePreviewLines(preview).lines { try Console.say(line) }
    }
    try DiagnosticsReport(quiet: quiet, fate: InputFate(of: inputs + corrections, in: read))
      .show(read.allDiagnostics(), all: "")
  }

  /// The store that is added to, once no other run writes it.
  private func openedStore(_ settings: MapSettings) throws -> StoreToAdd? {
    let quiet = quiet
    return try store.map { path in
      try StoreToAdd(path: path, settings: settings) {
        if !quiet {
          Console.warn(
            "\(StoreAddress(path).face): another program is writing the store; waiting for it, for at most "
              + "\(StoreToAdd.patience) seconds …")
        }
      }
    }
  }

  private func chosenFormats() throws -> Set<String> {
    guard let formats else { return MapRun.defaultFormats }
    let words = formats.split(separator: ",").map { $0.filter { $0 != " " } }
    if let unknown = words.first(where: { !(MapRun.formats + MapRun.fileNames).contains($0) }) {
      throw Ending.usage(
        "No format is called \(unknown.isolated).",
        fix: "choose among \(MapRun.formats.joined(separator: ", ")), or name files of a run")
    }
    guard !words.isEmpty else {
      throw Ending.usage(
        "No format is named after --formats.",
        fix: "leave --formats out to get the default ones, or choose among "
          + MapRun.formats.joined(separator: ", "))
    }
    return words.contains("default") ? MapRun.defaultFormats.union(words) : Set(words)
  }
}
