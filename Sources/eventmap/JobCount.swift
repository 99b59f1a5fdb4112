import FoundationEssentials

/// How many things are worked on at a time.
enum JobCount {
  /// What the user says, or as many as there are processors.
  static func of(_ jobs: Int?) throws -> Int {
    guard let jobs else { return max(1, ProcessInfo.processInfo.activeProcessorCount) }
    guard (1...1_024).contains(jobs) else {
      throw Ending.usage(
        "The number \(jobs) after --jobs is out of range.", fix: "write a number from 1 to 1024")
    }
    return jobs
  }
}
