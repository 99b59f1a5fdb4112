import Diagnostics
import Events

/// The reading of one run's files, one after the other; each report is handed on as soon as it is read.
struct InputRun {
  let limits: InputLimits
  /// The day of publication of reports that have no other.
  let published: Day?
  /// Takes each report; what it throws ends the run.
  let take: (Report) throws(Diagnostic) -> Void
  /// Takes what is wrong or doubtful; what it throws ends the run.
  let tell: (Diagnostic) throws(Diagnostic) -> Void
  /// Takes each line of a file of claims; nil when nobody wants claims.
  var takeClaim: ((ClaimLine) throws(Diagnostic) -> Void)?
  /// Is called with the number of bytes that were read since the last time.
  var passed: (Int) -> Void = { _ in }
  private(set) var files: [InputFile] = []
  private(set) var tables: [InputFile] = []
  /// What persons know better, in the order in which it is to be applied.
  private(set) var corrections: [CorrectionFile] = []
  /// The tables by the real path of their folder; an empty one where there is none.
  private var reportsTables: [String: ReportsTable] = [:]

  init(
    limits: InputLimits, published: Day?, take: @escaping (Report) throws(Diagnostic) -> Void,
    tell: @escaping (Diagnostic) throws(Diagnostic) -> Void
  ) {
    self.limits = limits
    self.published = published
    self.take = take
    self.tell = tell
  }

  /// Reads all that the arguments name.
  ///
  /// - Parameters:
  ///   - arguments: Paths of files and folders, and `-` for standard input.
  ///   - corrections: Paths of files of corrections.
  ///   - standardInput: The bytes that `-` stands for.
  /// - Throws: What `take` and `tell` throw.
  mutating func read(
    _ arguments: [String], corrections: [String] = [], standardInput: [UInt8]
  ) throws(Diagnostic) {
    let walk = FolderWalk(arguments.filter { $0 != "-" }, corrections: corrections)
    for diagnostic in walk.diagnostics { try tell(diagnostic) }
    for file in walk.files where file.format == .reportsTable { try readReportsTable(file) }
    try readCorrections(of: walk)
    for file in walk.files where file.format != .reportsTable && file.format != .corrections {
      try read(file)
    }
    if arguments.contains("-") { try readStandardInput(standardInput) }
    files.sort(by: InputFile.precedes)
    tables.sort(by: InputFile.precedes)
  }

  /// Reads the reports of a file.
  private mutating func read(_ file: FoundFile) throws(Diagnostic) {
    let entry = try reportsEntry(for: file)
    let input: InputBytes
    do throws(Diagnostic) {
      input = try InputBytes(path: file.path, name: file.name)
    } catch {
      return try tell(error)
    }
    if file.format == .claims, let takeClaim {
      var claims = ClaimFile(input, limits: limits, take: takeClaim, tell: tell)
      claims.passed = passed
      try claims.read(isCompressed: InputName(file.name).isCompressed)
      return files.append(input.finish(path: file.path))
    }
    if file.format == .table {
      let read = input.finish(path: file.path)
      files.append(read)
      tables.append(read)
      return
    }
    let isCompressed = InputName(file.name).isCompressed
    try read(input, file.format, isCompressed: isCompressed, path: file.path, entry: entry)
  }

  /// Reads what came through standard input.
  private mutating func readStandardInput(_ bytes: [UInt8]) throws(Diagnostic) {
    let input = InputBytes(bytes, name: "-")
    let isCompressed = bytes.starts(with: [0x1F, 0x8B])
    try read(input, nil, isCompressed: isCompressed, path: "-", entry: nil)
  }

  /// Reads one input; a format of nil is told from the bytes.
  private mutating func read(
    _ input: InputBytes, _ format: InputFormat?, isCompressed: Bool, path: String,
    entry: ReportsTable.Entry?
  ) throws(Diagnostic) {
    var contents = FileContents()
    var lines: JSONLines?
    do throws(Diagnostic) {
      if isCompressed { try input.decompress(limits: limits) }
      let known = if let format { format } else { InputFormat(sniffing: try input.peek()) }
      switch known {
      case .text: try TextReports.read(input, limits: limits, into: &contents)
      case .html: try HTMLReports.read(input, limits: limits, into: &contents)
      case .jsonLines: lines = try JSONLines(input, limits: limits, into: &contents)
      case .json where TelegramReports.isExport(try input.peek()):
        try TelegramReports.read(input, limits: limits, into: &contents)
      case .json: try JSONReports.read(input, limits: limits, into: &contents)
      case .feed: try FeedReports.read(input, limits: limits, into: &contents)
      case .word: try WordReports.read(input, limits: limits, into: &contents)
      case .pdf: try PDFReports.read(input, limits: limits, into: &contents)
      case .claims: contents.diagnostics.append(.unwantedClaims(input.name))
      case .table, .reportsTable, .corrections: break
      }
    } catch {
      contents.diagnostics.append(error)
    }
    var isMore = true
    var before = 0
    repeat {
      do throws(Diagnostic) {
        isMore = try lines?.next(into: &contents) ?? false
      } catch {
        contents.diagnostics.append(error)
        isMore = false
      }
      try handOver(&contents, of: input.name, entry)
      passed(input.byteCount - before)
      before = input.byteCount
    } while isMore
    files.append(input.finish(path: path))
  }

  /// Hands on what was read of a file up to here.
  private func handOver(
    _ contents: inout FileContents, of name: String, _ entry: ReportsTable.Entry?
  ) throws(Diagnostic) {
    let stem = name == "-" ? "stdin" : InputName(name).stem
    for draft in contents.drafts {
      let name = contents.isCollection ? "\(stem)-\(draft.ordinal)" : stem
      try finish(draft, id: draft.id.flatMap(Self.id) ?? name, contents.isCollection, entry)
    }
    for diagnostic in contents.diagnostics { try tell(diagnostic) }
    contents.drafts = []
    contents.diagnostics = []
  }

  /// Makes a draft a report with what else is known about it.
  private func finish(
    _ draft: ReportDraft, id: String, _ isOfMany: Bool, _ entry: ReportsTable.Entry?
  ) throws(Diagnostic) {
    guard draft.text.utf8.count <= limits.reportBytes else {
      return try tell(.tooLarge(at: draft.origin, "The report", limit: limits.reportBytes))
    }
    func choose<T>(_ own: T?, _ given: T?) -> T? { isOfMany ? own ?? given : given ?? own }
    if !isOfMany, let own = draft.published, let given = entry?.published, own != given {
      try tell(
        Diagnostic(
          "reports.other-date", .note, at: entry?.position,
          "The file gives \(own) as its day of publication, and this row \(given); "
            + "\(given) is used.",
          fix: "Correct the row, if the file is right."))
    }
    try take(
      Report(
        id: id, title: choose(draft.title, isOfMany ? nil : entry?.title), text: draft.text,
        published: choose(draft.published, entry?.published) ?? published,
        source: choose(draft.source, entry?.source), url: choose(draft.url, entry?.url),
        origin: draft.origin))
  }

  /// A record's id without what would break a list of ids: blanks, control characters, semicolons.
  static func id(_ text: String) -> String? {
    var id = String.UnicodeScalarView()
    for scalar in (text.nonBlank ?? "").unicodeScalars.prefix(300) {
      let properties = scalar.properties
      let isFitting =
        !scalar.isBlank && properties.generalCategory != .control && scalar != ";"
      id.append(isFitting ? scalar : "_")
    }
    return id.isEmpty ? nil : String(id)
  }
}

// What `reports.csv` says.
extension InputRun {
  /// Reads a `reports.csv` that the user named or that lies in a named folder, and checks that
  /// the files in it are there.
  private mutating func readReportsTable(_ file: FoundFile) throws(Diagnostic) {
    guard let folder = file.folders.first else { return }
    let table = try table(of: folder)
    for name in table.fileNames {
      if case .file = FileKind(folder.path + "/" + name) { continue }
      if case .file = FileKind(folder.path + "/" + name + ".gz") { continue }
      try tell(
        Diagnostic(
          "reports.no-file", .warning, at: table[name]?.position,
          "There is no file \(name.isolated) beside it.",
          fix: "Correct the name, or remove the row; names are relative to the table's folder."))
    }
  }

  private mutating func reportsEntry(
    for file: FoundFile
  ) throws(Diagnostic) -> ReportsTable.Entry? {
    for folder in file.folders {
      if let entry = try table(of: folder)[folder.fileName] { return entry }
    }
    return nil
  }

  /// The table of a folder, read when it is first asked for.
  private mutating func table(of folder: FoundFile.Folder) throws(Diagnostic) -> ReportsTable {
    let key = FileKind.realPath(folder.path) ?? folder.path
    if let table = reportsTables[key] { return table }
    let path = folder.path + "/" + ReportsTable.fileName
    var table = ReportsTable()
    if case .file = FileKind(path) {
      let name =
        folder.name.isEmpty ? ReportsTable.fileName : folder.name + "/" + ReportsTable.fileName
      var contents = FileContents()
      do throws(Diagnostic) {
        let input = try InputBytes(path: path, name: name)
        do throws(Diagnostic) {
          table = try ReportsTable(input, limits: limits, into: &contents)
        } catch {
          contents.diagnostics.append(error)
        }
        files.append(input.finish(path: path))
      } catch {
        contents.diagnostics.append(error)
      }
      for diagnostic in contents.diagnostics { try tell(diagnostic) }
    }
    reportsTables[key] = table
    return table
  }
}

// What `corrections.csv` says.
extension InputRun {
  /// Reads the files of corrections that were named or lie in named folders, and those beside files
  /// that were named alone.
  private mutating func readCorrections(of walk: FolderWalk) throws(Diagnostic) {
    var seen: Set<String> = []
    for file in walk.files where file.format == .corrections {
      seen.insert(file.realPath)
      try readCorrections(file.path, name: file.name, isWhole: true)
    }
    for file in walk.files where file.format != .corrections {
      for folder in file.folders {
        let path = folder.path + "/" + CorrectionTable.fileName
        guard case .file = FileKind(path),
          seen.insert(FileKind.realPath(path) ?? path).inserted
        else { continue }
        let name = folder.name.isEmpty ? "" : folder.name + "/"
        try readCorrections(path, name: name + CorrectionTable.fileName, isWhole: false)
      }
    }
    corrections.sort { ($0.name, $0.sha256) < ($1.name, $1.sha256) }
  }

  private mutating func readCorrections(
    _ path: String, name: String, isWhole: Bool
  ) throws(Diagnostic) {
    var contents = FileContents()
    var rows: [Correction] = []
    do throws(Diagnostic) {
      let input = try InputBytes(path: path, name: name)
      do throws(Diagnostic) {
        if InputName(name).isCompressed { try input.decompress(limits: limits) }
        rows = try CorrectionTable.rows(of: input, limits: limits, into: &contents)
      } catch {
        contents.diagnostics.append(error)
      }
      let file = input.finish(path: path)
      files.append(file)
      corrections.append(
        CorrectionFile(name: name, sha256: file.sha256, rows: rows, isWhole: isWhole))
    } catch {
      contents.diagnostics.append(error)
    }
    for diagnostic in contents.diagnostics { try tell(diagnostic) }
  }
}

extension InputFile {
  fileprivate static func precedes(_ lhs: InputFile, _ rhs: InputFile) -> Bool {
    (lhs.name, lhs.sha256) < (rhs.name, rhs.sha256)
  }
}
