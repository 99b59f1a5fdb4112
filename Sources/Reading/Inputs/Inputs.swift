public import Diagnostics
public import Events
import FoundationEssentials

/// The reports that a run is about, with the files that they came from and what is wrong in them.
///
/// Everything here is in an order made from the inputs' own names and words: naming the inputs in
/// another order, or from another folder, changes nothing but `InputFile.path`.
public struct Inputs: Sendable {
  /// The reports: each once, sorted by id.
  public let reports: [Report]
  /// The event tables (`.csv` but no `reports.csv`) among the files; they are not read here.
  public let tables: [InputFile]
  /// Every file that was opened, `reports.csv` and tables among them, sorted by name.
  public let files: [InputFile]
  /// What persons know better, in the order in which it is to be applied.
  public let corrections: [CorrectionFile]
  /// What is wrong or doubtful, sorted by where it is.
  public let diagnostics: [Diagnostic]

  /// Whether nothing could be read at all: neither a report nor a table.
  public var areEmpty: Bool { reports.isEmpty && tables.isEmpty }

  /// Reads files and folders.
  ///
  /// A folder is read with the folders in it. A `reports.csv` speaks of the files beside and below
  /// it, also when such a file is named alone. What it says of a `.txt` or `.html` file stands
  /// above what the file says of itself; for files of many reports it fills in what a report lacks.
  ///
  /// - Parameters:
  ///   - arguments: paths of files and folders, and `-` for standard input.
  ///   - corrections: paths of files of corrections, beside those that are found.
  ///   - standardInput: the bytes that `-` stands for; their kind is told from how they begin.
  ///   - published: the day of publication of reports that have no other.
  /// - Returns: what could be read; faults are among its diagnostics.
  public static func read(
    _ arguments: [String], corrections: [String] = [], standardInput: [UInt8] = [],
    published: Day? = nil
  ) -> Inputs {
    read(
      arguments, corrections: corrections, standardInput: standardInput, published: published,
      limits: InputLimits())
  }

  /// Reads files and folders under other limits, for tests.
  package static func read(
    _ arguments: [String], corrections: [String] = [], standardInput: [UInt8] = [],
    published: Day? = nil, limits: InputLimits
  ) -> Inputs {
    // What keeps everything in memory throws nothing.
    let kept = Kept()
    var run = InputRun(
      limits: limits, published: published, take: { kept.reports.append($0) },
      tell: { kept.diagnostics.append($0) })
    try? run.read(arguments, corrections: corrections, standardInput: standardInput)
    return Inputs(
      reports: Settling.settle(kept.reports) { kept.diagnostics.append($0) }, tables: run.tables,
      files: run.files, corrections: run.corrections, diagnostics: kept.diagnostics.inOrder)
  }

  private final class Kept {
    var reports: [Report] = []
    var diagnostics: [Diagnostic] = []
  }
}

extension [Diagnostic] {
  /// By place, then by id and sentence; each once.
  fileprivate var inOrder: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted { lhs, rhs in
      let left = lhs.position ?? Position(source: "")
      let right = rhs.position ?? Position(source: "")
      if left != right { return left < right }
      return (lhs.id, lhs.sentence) < (rhs.id, rhs.sentence)
    }
  }
}
