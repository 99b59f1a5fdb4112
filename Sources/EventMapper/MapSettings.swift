import Spooling

/// How a run works; none of it shows in what it writes.
public struct MapSettings: Sendable {
  /// The folder that the layers are written to; what does not fit into memory is kept beside it.
  public let output: String
  /// How many reports are read at a time.
  public let jobs: Int
  /// How many bytes one spool holds before it goes to disk; a run has up to three that are full.
  package let memory: Int

  /// Makes settings.
  public init(output: String, jobs: Int) { self.init(output: output, jobs: jobs, memory: 16 << 20) }

  /// Makes settings with another limit, for tests.
  package init(output: String, jobs: Int, memory: Int) {
    self.output = output
    self.jobs = max(1, jobs)
    self.memory = memory
  }

  /// Where reports, claims and events are kept.
  var space: SpoolSpace { SpoolSpace(folder: OutputFolder.scratch(for: output), memory: memory) }
}

/// How far a run is: of which work how many bytes are done, and of how many, where that is known.
public enum MapProgress: Sendable {
  /// Inputs are read.
  case reading(bytes: Int)
  /// Reports are understood and their places found.
  case mapping(bytes: Int, of: Int)
  /// Events are merged and files written.
  case writing
}
