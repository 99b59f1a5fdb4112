package import Diagnostics

/// A value that can leave memory and come back as it was.
package protocol Spoolable: Sendable {
  /// Writes the value.
  func encode(to record: inout RecordEncoder)
  /// Reads the value that was written.
  init(from record: inout RecordDecoder) throws(Diagnostic)
}

/// Values that are gathered in any order and read in that of their keys, in bounded memory: up to a
/// limit they stay there, beyond it they go to a nameless file that vanishes with the process.
package final class Spool<Value: Spoolable> {
  private let sorter: RecordSorter
  private let shared: (any SharedByRecords)?

  /// Makes an empty spool.
  ///
  /// - Parameter space: Where it may spill, and from how many bytes on.
  package init(_ space: SpoolSpace) {
    sorter = RecordSorter(folder: space.folder, memory: space.memory)
    shared = space.shared
  }

  /// Adds a value; of two with the same key the first comes first.
  package func add(_ value: Value, at key: SpoolKey) throws(Diagnostic) {
    var record = RecordEncoder(shared: shared)
    value.encode(to: &record)
    try add(record.bytes, at: key)
  }

  /// Adds a value that is encoded already.
  package func add(_ record: [UInt8], at key: SpoolKey) throws(Diagnostic) {
    // A closure cannot throw a typed error through `withUnsafeBytes`.
    let fault = key.tie.withUnsafeBytes { tie in
      do throws(Diagnostic) {
        try sorter.add(key: key.number, tie: tie, body: record)
      } catch {
        return error as Diagnostic?
      }
      return nil
    }
    if let fault { throw fault }
  }

  /// Ends the adding.
  package func finish() throws(Diagnostic) -> Spooled<Value> {
    Spooled(count: sorter.count, runs: try sorter.finish(), shared: shared)
  }
}

/// Where spools keep what does not fit into memory.
package struct SpoolSpace: Sendable {
  /// The folder of the nameless files; it should lie on the disk of the output.
  package let folder: String
  /// How many bytes one spool holds in memory.
  package let memory: Int
  /// What the records of all spools have in common.
  package var shared: (any SharedByRecords)?

  /// Names a folder and a limit.
  package init(folder: String, memory: Int) {
    self.folder = folder
    self.memory = memory
  }

  /// The same folder, with a part of the memory.
  package func part(_ divisor: Int) -> SpoolSpace {
    var part = SpoolSpace(folder: folder, memory: max(1, memory / divisor))
    part.shared = shared
    return part
  }
}

/// What the records of a run have in common, so that each names it instead of writing it: whoever writes
/// and reads them knows its type.
package protocol SharedByRecords: AnyObject, Sendable {}

/// The values of a spool in their order; they can be read any number of times, from any thread.
package struct Spooled<Value: Spoolable>: Sendable {
  /// How many there are.
  package let count: Int
  private let runs: SortedRuns
  private let shared: (any SharedByRecords)?

  init(count: Int, runs: SortedRuns, shared: (any SharedByRecords)?) {
    self.count = count
    self.runs = runs
    self.shared = shared
  }

  /// Begins with the first value.
  package func reader() throws(Diagnostic) -> SpoolReader<Value> {
    SpoolReader(try runs.records(), shared)
  }

  /// Hands on one value after the other.
  package func forEach(_ body: (Value) throws -> Void) throws {
    let reader = try reader()
    while let value = try reader.next() { try body(value) }
  }
}

/// Reads the values of a spool one by one.
package final class SpoolReader<Value: Spoolable> {
  private let records: SortedRecords
  private let shared: (any SharedByRecords)?

  init(_ records: SortedRecords, _ shared: (any SharedByRecords)?) {
    self.records = records
    self.shared = shared
  }

  /// The next value; nil at the end.
  package func next() throws(Diagnostic) -> Value? {
    guard let record = try records.next() else { return nil }
    var decoder = RecordDecoder(Array(record.body), shared: shared)
    return try Value(from: &decoder)
  }
}
