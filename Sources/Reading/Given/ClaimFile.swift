import Diagnostics

/// A file of claims: JSON Lines; a line that cannot be read costs only itself.
struct ClaimFile {
  private let input: InputBytes
  private let limits: InputLimits
  private let take: (ClaimLine) throws(Diagnostic) -> Void
  private let tell: (Diagnostic) throws(Diagnostic) -> Void
  /// Is called with the number of bytes that were read since the last time.
  var passed: (Int) -> Void = { _ in }

  init(
    _ input: InputBytes, limits: InputLimits,
    take: @escaping (ClaimLine) throws(Diagnostic) -> Void,
    tell: @escaping (Diagnostic) throws(Diagnostic) -> Void
  ) {
    self.input = input
    self.limits = limits
    self.take = take
    self.tell = tell
  }

  /// Reads all lines; an empty file is one without claims, as a run without events writes it.
  ///
  /// - Throws: What `take` and `tell` throw.
  func read(isCompressed: Bool) throws(Diagnostic) {
    do throws(Diagnostic) {
      if isCompressed { try input.decompress(limits: limits) }
    } catch {
      return try tell(error)
    }
    var lines = LineReader(input, limit: limits.claimBytes)
    var before = 0
    while let line = try next(&lines) {
      defer {
        passed(input.byteCount - before)
        before = input.byteCount
      }
      let origin = Position(source: input.name, line: line.number)
      guard !line.isTooLong else {
        try tell(.tooLarge(at: origin, "The line", limit: limits.claimBytes))
        continue
      }
      guard let claim = try claim(line, at: origin) else { continue }
      try take(claim)
    }
  }

  /// The next line; nil at the end, and where the bytes cannot be read on.
  private func next(_ lines: inout LineReader) throws(Diagnostic) -> LineReader.Line? {
    do throws(Diagnostic) {
      return try lines.next()
    } catch {
      try tell(error)
      return nil
    }
  }

  private func claim(
    _ line: LineReader.Line, at origin: Position
  ) throws(Diagnostic) -> ClaimLine? {
    let bytes = line.bytes
    guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
    if let remark = StreamRemark(bytes, at: origin) {
      for error in remark.errors { try tell(error) }
      return nil
    }
    do throws(Diagnostic) {
      return try ClaimLine(bytes, at: origin)
    } catch {
      try tell(error)
      return nil
    }
  }
}

extension Diagnostic {
  /// Claims where only reports are wanted.
  static func unwantedClaims(_ name: String) -> Diagnostic {
    Diagnostic(
      "input.claims", .warning, at: Position(source: name),
      "It is a file of claims, which only eventmap map reads.",
      fix: "name the reports themselves, or call a file of reports something else")
  }
}
