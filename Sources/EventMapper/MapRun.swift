public import Diagnostics
import FoundationEssentials
public import Layers
import Places
public import Reading
import Spooling

/// The main job: reports in, a folder of layers out.
public struct MapRun: Sendable {
  /// The program's version.
  public static let version = "0.1.0"
  /// The version of the contract: names and types of files and columns.
  public static let contract = 1

  /// What the data ask to be said of them.
  public static let attribution = Attribution(
    text: "Places: GeoNames (CC BY 4.0), Who's On First, EventMapper site list with its sources. "
      + "Outlines: Natural Earth (public domain). Names: Unicode CLDR. District codes and settlements: UN OCHA (CC BY-IGO).",
    licence: "https://creativecommons.org/licenses/by/4.0/")

  /// Every file that was opened, sorted by name.
  public let files: [InputFile]
  /// How many reports the store now has; nil in a run without one.
  public let storedCount: Int?
  /// How many reports were mapped.
  public let reportCount: Int
  /// How many of the claims came from outside.
  public let givenCount: Int
  /// How many rows of event tables were read.
  public let rowCount: Int
  /// What is counted of the events.
  public let tally: EventTally
  /// How many counts over a time or an area the reports state.
  public let aggregateCount: Int
  /// How many names could not be resolved.
  public let unresolvedCount: Int
  /// The three most frequent of these names.
  public let frequentNames: [String]
  /// How many warnings and errors there are.
  public let doubtCount: Int
  /// What is wrong or doubtful in the inputs, by place.
  public let diagnostics: RunDiagnostics
  /// The name of the file that tells the event with the least id; nil without events.
  public let firstSource: String?
  /// What the files are written from.
  let content: MapContent
  private let formats: Set<String>
  private let aside: MapFile.Aside
  private let store: StoreToAdd?
  private let claimCount: Int
  private let audit: [Manifest.Correction]
  private let diagnosticCount: Int
  private let gazetteerVersion: String
  private let settings: MapSettings

  /// The words by which ``write(formats:)`` asks for files, in the order of the files, and `default`.
  public static var formats: [String] {
    var seen: Set<String> = []
    return MapFile.all.map(\.format).filter { seen.insert($0).inserted } + ["default"]
  }

  /// The names of the files, which ask for them alone.
  public static var fileNames: [String] { MapFile.all.map(\.name) }

  /// The formats that are written where none are asked for.
  public static var defaultFormats: Set<String> {
    Set(MapFile.all.filter(\.isDefault).map(\.format))
  }

  /// The formats that are written only where they are asked for, in the order of the files.
  public static var furtherFormats: [String] {
    formats.filter { $0 != "default" && !defaultFormats.contains($0) }
  }

  /// Maps what was read.
  ///
  /// - Parameters:
  ///   - inputs: What was read; it can be mapped once.
  ///   - mapper: Reads the reports and finds their places.
  ///   - web: Where the parts of the web map are; nil for a run that does not write it.
  ///   - formats: What is to be written; see ``write()``. What no file needs is not gathered.
  ///   - progress: Is told how far the run is.
  /// - Throws: A ``Diagnostic`` `output.scratch` when the disk cannot take what does not fit into memory.
  public init(
    _ inputs: MapInputs, with mapper: Mapper, web: WebFiles? = nil, formats: Set<String> = [],
    progress: @escaping (MapProgress) -> Void = { _ in }
  ) async throws {
    let settings = inputs.settings
    var space = settings.space
    space.shared = LocationTable(most: settings.memory)
    let asked = MapFile.files(of: formats)
    self.formats = formats
    let spools = RunSpools(
      space, diagnostics: inputs.diagnostics, hasStore: inputs.store != nil)
    try inputs.openTables(with: mapper)
    let queue = WorkQueue(
      inputs.stream, tables: inputs.tables ?? [], space, store: inputs.store?.stored
    ) {
      (told) throws(Diagnostic) in
      try inputs.diagnostics.add(told, isOfInput: true)
    }
    let files = inputs.stream.corrections
    let corrections =
      files.isEmpty ? nil : Corrections(files, in: mapper.geocoder.gazetteer)
    for told in corrections?.diagnostics ?? [] {
      try inputs.diagnostics.add(told, isOfInput: true)
    }
    let tables = TableLocator(mapper, corrections, replaced: try inputs.replacedRows())
    let events = EventSpools(
      space, hasClaims: inputs.store != nil || asked.contains(where: \.tellsClaims))
    let lone =
      inputs.isLoneTable && corrections == nil
      ? MappedReport.LoneTable(hasClaims: events.hasClaims) : nil
    var done = 0
    try await Ordered.run(jobs: settings.jobs, next: { try Self.batch(of: queue) }) {
      [space] works in
      works.map { MappedReport($0, with: mapper, corrections, tables, space, lone: lone) }
    } take: { batch in
      for report in batch {
        try spools.add(report)
        if let made = report.made { try events.add(made) }
        done += report.bytes
      }
      progress(.mapping(bytes: done, of: inputs.stream.bytes))
    }
    for (table, count) in spools.withoutAttack.sorted(by: { $0.key < $1.key }) {
      try inputs.diagnostics.add(.withoutAttack(count, in: table), isOfInput: true)
    }
    progress(.writing)
    if let stored = inputs.store?.stored {
      try stored.add(to: spools, after: try inputs.stream.storedFates())
    }
    let merging = try await Merging(
      of: try spools.attacks.finish(), into: events, with: mapper, corrections, settings)
    if let corrections {
      for told in merging.use.diagnostics + merging.use.unused(of: corrections) {
        try inputs.diagnostics.add(told, isOfInput: true)
      }
    }
    audit = corrections.map(merging.use.audit(of:)) ?? []
    let mentions = try spools.unresolved.finish()
    let unresolved = try UnresolvedNames.counted(mentions, space.part(4))
    let sources = try SourceReports.counted(
      try spools.sources.finish(), merging.claims, space.part(4))
    let aggregates = try spools.aggregates.finish()
    let page = try Self.page(of: web, telling: inputs.diagnostics)
    diagnostics = RunDiagnostics(try inputs.diagnostics.finish())
    let gazetteer = mapper.geocoder.gazetteer
    content = try MapContent(
      events: Rows(merging.events, space).counted(merging.events.count),
      claims: Rows(merging.claims),
      sources: Rows(sources),
      districts: DistrictOutlines.drawn(from: gazetteer).map(DistrictOutline.init),
      aggregates: Rows(aggregates), unresolved: Rows(unresolved), diagnostics: diagnostics.rows,
      attribution: Self.attribution, base: BaseMap(gazetteer), page: page,
      countingDistricts: asked.contains(where: \.countsDistricts))
    var (diagnosticCount, doubtCount) = (0, 0)
    try diagnostics.all.forEach {
      diagnosticCount += 1
      if $0.diagnostic.severity >= .warning, !$0.isStored { doubtCount += 1 }
    }
    self.diagnosticCount = diagnosticCount
    self.doubtCount = doubtCount
    self.settings = settings
    self.files = inputs.files
    store = inputs.store
    storedCount = inputs.store == nil ? nil : sources.count
    var provenance = Self.provenance(
      of: inputs.files, gazetteer: gazetteer.version,
      boundaries: Set(content.districts.map(\.district.boundaries)))
    provenance.formUnion(inputs.store?.stored.provenance ?? [])
    aside = MapFile.Aside(
      unresolved: UnresolvedNames.once(mentions), diagnostics: diagnostics.all,
      provenance: provenance.sorted(by: Provenance.precedes))
    reportCount = spools.reportCount
    claimCount = spools.claimCount
    givenCount = spools.givenCount
    rowCount = spools.rowCount
    aggregateCount = aggregates.count
    unresolvedCount = unresolved.count
    let names = try unresolved.reader()
    frequentNames = try (0..<3).compactMap { _ in try names.next()?.name }
    firstSource = spools.first?.source
    tally = merging.tally
    gazetteerVersion = gazetteer.version
  }

  /// What a store says of where its tables come from.
  private static func provenance(
    of files: [InputFile], gazetteer: String, boundaries: Set<String>
  ) -> Set<Provenance> {
    let versions = [
      ("program", version), ("contract", "\(contract)"), ("gazetteer", gazetteer),
      ("attribution", attribution.text), ("licence", attribution.licence),
    ]
    return Set(
      versions.map { Provenance(kind: $0.0, name: $0.1) }
        + boundaries.map { Provenance(kind: "boundaries", name: $0) }
        + files.map {
          Provenance(kind: "input", name: $0.name, sha256: $0.sha256, bytes: $0.byteCount)
        })
  }

  /// The parts of the web map; without them the run goes on, and says so.
  private static func page(
    of web: WebFiles?, telling diagnostics: DiagnosticSpool
  ) throws(Diagnostic) -> WebPage? {
    do { return try web?.read() } catch { try diagnostics.add(error, isOfInput: true) }
    return nil
  }

  /// The next work, enough that a task is worth its start; nil at the end.
  private static func batch(of queue: WorkQueue) throws(Diagnostic) -> [ReportWork]? {
    var works: [ReportWork] = []
    var bytes = 0
    while works.count < 32, bytes < 1 << 16, let work = try queue.next() {
      bytes += work.bytes
      works.append(work)
    }
    return works.isEmpty ? nil : works
  }

  /// Makes the folder that the files will be written to, so that a run that cannot write fails at once.
  ///
  /// - Throws: A ``Diagnostic`` `output.unwritable` when it cannot be made.
  public static func prepare(folder: String) throws(Diagnostic) {
    try OutputFolder.make(folder)
  }

  /// Writes the files into the output folder, which is made where it is missing, and the manifest last.
  ///
  /// They are those that the run was made for: words of ``formats`` and names of files; `default`, or
  /// none, for the default ones.
  ///
  /// - Returns: The names of the files.
  /// - Throws: A ``Diagnostic`` `output.unwritable` when the folder cannot be written.
  public func write() async throws -> [String] {
    try OutputFolder.make(settings.output)
    do {
      return try await writeFiles()
    } catch let failure as WriteFailure {
      throw failure.diagnostic
    }
  }

  private func writeFiles() async throws -> [String] {
    let folder = settings.output
    let content = content
    let source = MapFile.Source(
      content: content, gazetteer: gazetteerVersion, aside: aside, scratch: settings.space.folder)
    // First of all: what is in the store is what the files beside it show.
    try store?.replace(source)
    var files = MapFile.files(of: formats).filter {
      $0.canBeWritten(content) && store?.isSame(as: "\(folder)/\($0.name)") != true
    }[...]
    var outputs: [Manifest.File] = []
    // Each file reads the events anew, so that several are written at a time.
    try await Ordered.run(jobs: settings.jobs, next: { files.popFirst() }) { file in
      try file.write(source, to: folder)
    } take: {
      outputs.append($0)
    }
    let manifest = Manifest(
      program: Self.version, contract: Self.contract,
      gazetteer: gazetteerVersion,
      inputs: aside.provenance.filter { $0.kind == "input" }.map {
        Manifest.File(name: $0.name, sha256: $0.sha256 ?? "", bytes: $0.bytes ?? 0)
      },
      outputs: outputs,
      counts: [
        "reports": storedCount ?? reportCount, "claims": claimCount, "events": tally.events,
        "aggregates": aggregateCount, "diagnostics": diagnosticCount,
      ], attribution: Self.attribution, corrections: audit)
    try AtomicFile.write(to: "\(folder)/manifest.json") { try manifest.write(to: &$0) }
    return outputs.map(\.name) + ["manifest.json"]
  }
}

extension Rows where Row: Spoolable {
  /// The values of a spool.
  fileprivate init(_ spooled: Spooled<Row>) { self.init { try spooled.forEach($0) } }

  /// The values of a spool, which another spool puts in another order.
  fileprivate init(_ spooled: Spooled<Row>, _ space: SpoolSpace) {
    self.init(sort: { key in
      let spool = Spool<Row>(space)
      try spooled.forEach { try spool.add($0, at: SpoolKey(key($0))) }
      return Rows(try spool.finish(), space)
    }) { try spooled.forEach($0) }
  }
}

extension Diagnostic {
  /// Rows of a table that its codes call no attacks.
  fileprivate static func withoutAttack(_ count: Int, in table: String) -> Diagnostic {
    Diagnostic(
      "table.no-attack", .note, at: Position(source: table),
      "\(count) of its rows tell, by their codes, of no attack (protests, talks, abductions); they make no "
        + "events.",
      fix: "nothing is wrong; Lexicon/table_values.tsv says which codes are attacks")
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
