public import Diagnostics
public import Events
public import Reading
import Spooling

/// What the user gave to a run: its reports, read and put in order, ready to be mapped once.
public final class MapInputs {
  /// Every file that was opened, sorted by name.
  public let files: [InputFile]
  let stream: ReportStream
  let diagnostics: DiagnosticSpool
  let settings: MapSettings
  /// The store that is added to; nil in a run without one.
  let store: StoreToAdd?
  /// What the user says of the columns of tables.
  private let columns: ColumnChoice
  /// The tables that can be read; nil as long as nobody has looked.
  private(set) var tables: [TableRows]?

  /// Reads files and folders; see ``Reading/Inputs/read(_:standardInput:published:)``.
  ///
  /// - Parameters:
  ///   - arguments: Paths of files and folders, and `-` for standard input.
  ///   - corrections: Tables of corrections that were named.
  ///   - standardInput: The bytes that `-` stands for.
  ///   - published: The day of publication of reports that have no other.
  ///   - columns: Which columns of event tables hold what (`place=Location,date=Event Date`); tables that
  ///     are known by their headers need none.
  ///   - settings: How the run works.
  ///   - store: The store that the reports are added to.
  ///   - progress: Is told how far the reading is.
  /// - Throws: `output.scratch` when the disk cannot take reports that do not fit into memory,
  ///   `table.choice` when `columns` cannot be understood.
  public init(
    _ arguments: [String], corrections: [String] = [], standardInput: [UInt8] = [],
    published: Day? = nil, columns: String = "", settings: MapSettings,
    store: StoreToAdd? = nil,
    progress: @escaping (MapProgress) -> Void = { _ in }
  ) throws(Diagnostic) {
    self.columns = try ColumnChoice(columns)
    let diagnostics = DiagnosticSpool(settings.space.part(4))
    var done = 0
    stream = try ReportStream(
      arguments, corrections: corrections, standardInput: standardInput, published: published,
      space: settings.space,
      stored: store.map { StoredInputs(reports: $0.stored.reports, lines: $0.stored.lines) },
      tell: { (told) throws(Diagnostic) in try diagnostics.add(told, isOfInput: true) },
      passed: { bytes in
        done += bytes
        progress(.reading(bytes: done))
      })
    files = stream.files
    self.diagnostics = diagnostics
    self.settings = settings
    self.store = store
  }

  /// Whether there is nothing to map: no report, no claim, and no table that can be read.
  public var areEmpty: Bool {
    stream.count == 0 && stream.claims.count == 0 && (tables?.count ?? stream.tables.count) == 0
  }

  /// Whether there is one table and nothing beside it that could tell of the same attacks.
  var isLoneTable: Bool {
    stream.count == 0 && stream.claims.count == 0 && tables?.count == 1 && store == nil
  }

  /// Opens the event tables, so that one whose columns are not understood is told before anything is
  /// written; a run does it, where nobody has.
  ///
  /// - Parameter mapper: Knows the tables that are known by their headers.
  /// - Throws: That the disk cannot take what is to be told.
  public func openTables(with mapper: Mapper) throws(Diagnostic) {
    guard tables == nil else { return }
    var tables: [TableRows] = []
    for (file, id) in zip(stream.tables, Self.ids(of: stream.tables)) {
      do throws(Diagnostic) {
        tables.append(
          try TableRows(file, id: id, columns: columns, lexicon: mapper.reader.words))
      } catch {
        try diagnostics.add(error, isOfInput: true)
      }
    }
    self.tables = try withoutFaults(tables)
  }

  /// The ids of claims from outside that are rows of the tables of this run.
  func replacedRows() throws(Diagnostic) -> Set<String> {
    let ids = Set((tables ?? []).map(\.table.id))
    guard !ids.isEmpty, stream.claims.count > 0 else { return [] }
    var replaced: Set<String> = []
    let lines = try stream.claims.reader()
    while let line = try lines.next() {
      // What a store has gives way to what is read now.
      if ids.contains(line.report), !line.isStored { replaced.insert(line.id) }
    }
    return replaced
  }

  /// The tables, unless the user names a column that none of them has: then what they mean is not known.
  private func withoutFaults(_ tables: [TableRows]) throws(Diagnostic) -> [TableRows] {
    let headers = tables.map(\.table.header)
    let missing = columns.columns.keys.filter { role in
      headers.allSatisfy { $0.missing[role] != nil }
    }
    guard !missing.isEmpty else { return tables }
    for rows in tables {
      for role in missing.sorted(by: { $0.rawValue < $1.rawValue }) {
        try diagnostics.add(
          rows.table.header.fault(missing: role, in: rows.table.source), isOfInput: true)
      }
    }
    return []
  }

  /// The names that tables have as sources of claims: their file names, as much of their paths as tells
  /// them apart, and the beginning of their sum where nothing else does.
  private static func ids(of tables: [InputFile]) -> [String] {
    func withoutEnding(_ name: String) -> String {
      var parts = name.split(separator: "/").map(String.init)
      guard let file = parts.popLast() else { return name }
      let stem = file.split(separator: ".").first.map(String.init) ?? file
      return (parts + [stem]).joined(separator: "/")
    }
    var ids = tables.map {
      withoutEnding($0.name.split(separator: "/").last.map(String.init) ?? "")
    }
    for longer in [tables.map { withoutEnding($0.name) }, tables.map(\.name)] {
      let counts = Dictionary(grouping: ids, by: \.self).mapValues(\.count)
      ids = zip(ids, longer).map { counts[$0] == 1 ? $0 : $1 }
    }
    let counts = Dictionary(grouping: ids, by: \.self).mapValues(\.count)
    return zip(ids, tables).map { counts[$0] == 1 ? $0 : "\($0)-\($1.sha256.prefix(8))" }
  }

  /// Ends the reading, for inputs that are not mapped: what is wrong in them, by place.
  public func allDiagnostics() throws(Diagnostic) -> RunDiagnostics {
    RunDiagnostics(try diagnostics.finish())
  }
}
