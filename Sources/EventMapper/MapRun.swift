public import Diagnostics
import Crypto
import FoundationEssentials
public import Layers
import Places
public import Reading

/// The main job: reports in, a folder of layers out.
public struct MapRun: Sendable {
  /// The program's version.
  public static let version = "0.1.0"
  /// The version of the contract: names and types of files and columns.
  public static let contract = 1

  /// What the data ask to be said of them.
  public static let attribution = Attribution(
    text: "Places: GeoNames (CC BY 4.0), Who's On First, EventMapper site list with its sources. "
      + "Outlines: Natural Earth (public domain). Names: Unicode CLDR. District codes: UN OCHA.",
    licence: "https://creativecommons.org/licenses/by/4.0/")

  /// What was read.
  public let inputs: Inputs
  /// What was found.
  public let mapped: Mapped
  /// What the files are written from.
  public let content: MapContent
  private let gazetteerVersion: String

  /// What is wrong or doubtful in the inputs, by place.
  public var diagnostics: [Diagnostic] { content.diagnostics }
  /// Names that could not be resolved with how often they stand in the reports, the most frequent
  /// first.
  public var unresolvedNames: [(name: String, count: Int)] {
    content.unresolved.map { ($0.name, $0.count) }
  }

  /// The words by which ``write(to:formats:)`` asks for files, in the order of the files.
  public static var formats: [String] {
    var seen: Set<String> = []
    return OutputFile.all.map(\.format).filter { seen.insert($0).inserted }
  }

  /// Maps what was read.
  ///
  /// - Parameters:
  ///   - inputs: What was read.
  ///   - mapper: Reads the reports and finds their places.
  ///   - jobs: How many reports are read at a time.
  ///   - each: Called once for each report that is done, from any thread.
  public init(
    _ inputs: Inputs, with mapper: Mapper, jobs: Int, each: @escaping @Sendable () -> Void = {}
  ) async {
    self.inputs = inputs
    let gazetteer = mapper.geocoder.gazetteer
    mapped = await mapper.map(inputs.reports, jobs: jobs, each: each)
    gazetteerVersion = gazetteer.version
    content = MapContent(
      events: mapped.events,
      districts: DistrictOutlines.drawn(from: gazetteer).map(DistrictOutline.init),
      aggregates: mapped.aggregates, unresolved: UnresolvedName.counted(mapped.unresolved),
      diagnostics: inputs.diagnostics + InputFate(of: [], in: inputs).unreadTables
        + mapped.diagnostics, attribution: Self.attribution)
  }

  /// Makes the folder that the files will be written to, so that a run that cannot write fails at once.
  ///
  /// - Throws: A ``Diagnostic`` `output.unwritable` when it cannot be made.
  public static func prepare(folder: String) throws(Diagnostic) {
    try OutputFolder.make(folder)
  }

  /// Writes the files into a folder, which is made where it is missing, and the manifest last.
  ///
  /// - Parameters:
  ///   - folder: The output folder.
  ///   - formats: The formats to write; all when empty.
  /// - Returns: The names of the files.
  /// - Throws: A ``Diagnostic`` `output.unwritable` when the folder cannot be written.
  public func write(to folder: String, formats: Set<String> = []) throws -> [String] {
    try OutputFolder.make(folder)
    do {
      return try writeFiles(to: folder, formats: formats)
    } catch let failure as WriteFailure {
      throw failure.diagnostic
    }
  }

  private func writeFiles(to folder: String, formats: Set<String>) throws -> [String] {
    var outputs: [Manifest.File] = []
    for file in OutputFile.all where formats.isEmpty || formats.contains(file.format) {
      var hash = SHA256()
      var count = 0
      try AtomicFile.write(
        to: "\(folder)/\(file.name)",
        copy: { block in
          hash.update(data: block)
          count += block.count
        },
        { try file.write(content, &$0) })
      outputs.append(
        Manifest.File(name: file.name, sha256: hash.finalize().hexadecimal, bytes: count))
    }
    let manifest = Manifest(
      program: Self.version, contract: Self.contract,
      gazetteer: gazetteerVersion,
      inputs: inputs.files.map {
        Manifest.File(name: $0.name, sha256: $0.sha256, bytes: $0.byteCount)
      },
      outputs: outputs,
      counts: [
        "reports": inputs.reports.count, "claims": mapped.claimCount,
        "events": mapped.events.count, "aggregates": mapped.aggregates.count,
        "diagnostics": content.diagnostics.count,
      ], attribution: Self.attribution)
    try AtomicFile.write(to: "\(folder)/manifest.json") { try manifest.write(to: &$0) }
    return outputs.map(\.name) + ["manifest.json"]
  }
}

extension DistrictOutline {
  /// A district as the layers write it.
  init(_ drawn: DrawnDistrict) {
    self.init(
      key: drawn.key, code: drawn.unit.code, name: drawn.unit.name,
      nameArabic: drawn.unit.nameArabic, admin1Name: drawn.admin1Name, area: drawn.area,
      boundaries: drawn.boundaries)
  }
}

extension UnresolvedName {
  /// The names with how often and where they stand.
  static func counted(_ mentions: [UnresolvedMention]) -> [UnresolvedName] {
    Dictionary(grouping: mentions, by: \.name).sorted { $0.key < $1.key }.map { name, all in
      UnresolvedName(
        name: name, count: all.count, reports: Set(all.map(\.report)).sorted(),
        reason: all[0].reason, quote: all[0].quote)
    }
  }
}
