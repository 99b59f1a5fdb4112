import ArgumentParser
import Diagnostics
import EventMapper
import Places

/// `eventmap gazetteer import`: other people's gazetteers become places of one's own.
struct GazetteerImportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Makes a table of places from another gazetteer.",
    discussion: """
      FORMAT is geonames, whosonfirst, csv, geojson or boundaries. What is left out is counted by \
      reason. The places come out in the order of their identifiers: numbers first. geonames and \
      whosonfirst are cleaned: machine-made names go, and places that stand there twice become one; \
      csv and geojson are trusted unless --clean is given. Use the table with --gazetteer or \
      --only-gazetteer.

      --columns tells which column or property holds what: id, name, lat and lon; also name_ar, \
      names (parted by |), country, class, admin1, admin2, population, and radius in metres.

      Examples:
        eventmap gazetteer import geonames SY.txt alternateNamesV2.txt --output syria.tsv
        eventmap gazetteer import whosonfirst wof_sy_places.csv wof_iq_places.csv --output wof.tsv
        eventmap gazetteer import csv places.csv --columns "id=code,name=title,lat=y,lon=x" --output ours.tsv
        eventmap gazetteer import geojson places.geojson --country SY --output ours.tsv
        eventmap gazetteer import boundaries syr_admbnda_adm2.geojson --output outlines.geojson
      """)

  @Argument(help: "geonames, whosonfirst, csv, geojson or boundaries.")
  var format: String

  @Argument(help: ArgumentHelp("The files of that gazetteer.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "A table where it ends in .tsv, otherwise a compiled file.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Which column or property holds what: \"id=code,name=title,lat=y,lon=x\".",
      valueName: "role=column,…"))
  var columns: String?

  @Option(help: "What parts the cells: tab, comma or semicolon; without it, the header tells.")
  var separator: String?

  @Option(help: "Stands before each identifier: gn: for geonames, wof: for whosonfirst.")
  var prefix: String?

  @Option(help: "The country of places that name none: two letters, such as SY.")
  var country: String?

  @Option(name: .customLong("class"), help: "The class of places that name none, such as town.")
  var featureClass: String?

  @Flag(help: "Judges the names of csv and geojson too, and merges places that stand twice.")
  var clean = false

  @Flag(help: "Says nothing of what was left out.")
  var quiet = false

  func run() throws {
    guard let format = GazetteerImport.Format(rawValue: format) else {
      let all = GazetteerImport.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw Ending.usage("No format is called \(format.isolated).", fix: "write one of \(all)")
    }
    let bars = StageBars(isShown: !quiet)
    defer { bars.end() }
    let importer = GazetteerImporter(
      builtIn: try GazetteerOptions.folders().gazetteer, output: output)
    try checkOutput(format)
    let report = try importer.run(
      format, files: files, settings: try settings(format), progress: bars.show)
    bars.end()
    if !quiet { for diagnostic in report.diagnostics { Console.warn(diagnostic.face) } }
    for line in Self.lines(report, format) { try Console.say(line) }
  }

  private func checkOutput(_ format: GazetteerImport.Format) throws {
    guard format != .boundaries || output.hasSuffix(".geojson") else {
      throw Ending.usage(
        "\(output.isolated) does not end in .geojson.",
        fix: "write --output NAME.geojson; outlines are written as GeoJSON")
    }
  }

  private func settings(_ format: GazetteerImport.Format) throws -> GazetteerImport.Settings {
    var settings = GazetteerImport.Settings(for: format)
    if clean { settings.isCleaning = true }
    if let prefix { settings.prefix = prefix }
    if let country {
      guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
        throw Ending.usage(
          "\(country.isolated) is no code of a country.", fix: "write two capitals, such as SY")
      }
      settings.country = country
    }
    if let featureClass {
      guard let known = FeatureClass(rawValue: featureClass) else {
        throw Ending.usage(
          "No class of places is called \(featureClass.isolated).",
          fix: "write one of \(FeatureClass.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      settings.featureClass = known
    }
    if let separator {
      guard let byte = GazetteerImport.separator(named: separator) else {
        throw Ending.usage(
          "\(separator.isolated) parts no cells.", fix: "write tab, comma or semicolon")
      }
      settings.separator = byte
    }
    if let columns { settings.columns = try Self.roles(columns) }
    return settings
  }

  /// What `id=code,name=title` says; a column's name may hold anything but a comma.
  private static func roles(_ text: String) throws -> [String: String] {
    var roles: [String: String] = [:]
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, GazetteerImport.roles.contains(parts[0]) else {
        throw Ending.usage(
          "\(String(pair).isolated) in --columns names no role and column.",
          fix: "write role=column, with a role of \(GazetteerImport.roles.joined(separator: ", "))")
      }
      guard roles.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw Ending.usage(
          "--columns names \(parts[0]) twice.", fix: "name one column for each role")
      }
    }
    return roles
  }

  /// The counts: what was read, what was written, what was left out and why.
  private static func lines(_ report: ImportReport, _ format: GazetteerImport.Format) -> [String] {
    let what = format == .geojson || format == .boundaries ? "features" : "rows"
    var rows = [(report.rows, "\(what) read")]
    for reason in report.dropped.keys.sorted() {
      rows.append((report.dropped[reason, default: 0], "left out: \(reason.rawValue)"))
    }
    if format == .boundaries {
      rows.append((report.places, "outlines written"))
      if report.unkeyed > 0 {
        rows.append((report.unkeyed, "of them under identifiers of their source"))
      }
    } else {
      rows.append((report.places, "places written"))
      rows.append((report.names, "names written"))
    }
    let width = rows.map { String($0.0).count }.max() ?? 1
    return rows.map { count, what in
      String(repeating: " ", count: width - String(count).count) + "\(count)  \(what)"
    }
  }
}

/// A bar of progress for each stage of an import.
private final class StageBars {
  private let isShown: Bool
  private var stage: GazetteerImport.Stage?
  private var bar: Progress?
  private let line = ProgressLine()
  private var steps = 0

  init(isShown: Bool) { self.isShown = isShown }

  func show(_ stage: GazetteerImport.Stage, _ done: Int, _ total: Int) {
    if stage == .compiling {
      bar?.end()
      bar = nil
      if isShown { line.show(done == 0 ? "indexing the names" : "writing \(done >> 20) MiB") }
      return
    }
    // Bytes are told in megabytes, rows and places in thousands.
    let unit = stage == .reading ? 1 << 20 : 1000
    if stage != self.stage {
      end()
      self.stage = stage
      steps = 0
      bar = Progress(of: total / unit, Self.things(stage), isShown: isShown)
    }
    while steps < min(done, total) / unit {
      bar?.step()
      steps += 1
    }
  }

  func end() {
    bar?.end()
    bar = nil
    line.end()
  }

  private static func things(_ stage: GazetteerImport.Stage) -> String {
    switch stage {
    case .reading: "MB read"
    case .joining: "thousand rows joined"
    case .comparing: "thousand places compared"
    case .writing: "thousand places written"
    case .compiling: "bytes written"
    }
  }
}
