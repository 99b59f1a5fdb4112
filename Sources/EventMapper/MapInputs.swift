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

  /// Reads files and folders; see ``Reading/Inputs/read(_:standardInput:published:)``.
  ///
  /// - Parameters:
  ///   - arguments: Paths of files and folders, and `-` for standard input.
  ///   - standardInput: The bytes that `-` stands for.
  ///   - published: The day of publication of reports that have no other.
  ///   - settings: How the run works.
  ///   - store: The store that the reports are added to.
  ///   - progress: Is told how far the reading is.
  /// - Throws: `output.scratch` when the disk cannot take reports that do not fit into memory.
  public init(
    _ arguments: [String], standardInput: [UInt8] = [], published: Day? = nil,
    settings: MapSettings, store: StoreToAdd? = nil,
    progress: @escaping (MapProgress) -> Void = { _ in }
  ) throws(Diagnostic) {
    let diagnostics = DiagnosticSpool(settings.space.part(4))
    var done = 0
    stream = try ReportStream(
      arguments, standardInput: standardInput, published: published, space: settings.space,
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
    let fate = InputFate(of: [], in: self)
    for table in fate.unreadTables { try diagnostics.add(table, isOfInput: true) }
  }

  /// Whether neither a report nor a claim was found.
  public var areEmpty: Bool { stream.count == 0 && stream.claims.count == 0 }

  /// Ends the reading, for inputs that are not mapped: what is wrong in them, by place.
  public func allDiagnostics() throws(Diagnostic) -> RunDiagnostics {
    RunDiagnostics(try diagnostics.finish())
  }
}
