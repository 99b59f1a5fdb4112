package import Diagnostics
package import Spooling

/// The claims of files of claims, and of what arrives as one: by report, each id once.
package enum GivenClaims {
  /// Reads all lines.
  ///
  /// - Parameters:
  ///   - paths: Files of claims; `-` for an open file.
  ///   - descriptor: That open file.
  ///   - space: Where lines are kept that do not fit into memory.
  ///   - tell: Takes what is wrong; what it throws ends the reading.
  /// - Returns: The lines.
  /// - Throws: What `tell` throws, or that the disk cannot take them.
  package static func read(
    _ paths: [String], descriptor: Int32, space: SpoolSpace,
    tell: @escaping (Diagnostic) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Spooled<ClaimLine> {
    let limits = InputLimits()
    let lines = Spool<ClaimLine>(space)
    for path in paths {
      let input =
        path == "-"
        ? InputBytes(descriptor: descriptor, name: path)
        : try InputBytes(path: path, name: path)
      let file = ClaimFile(input, limits: limits) { (line) throws(Diagnostic) in
        try lines.add(line, at: line.keyById)
      } tell: { (told) throws(Diagnostic) in
        try tell(told)
      }
      try file.read(isCompressed: try input.peek().starts(with: [0x1F, 0x8B]))
    }
    return try ClaimLine.settled(try lines.finish(), space: space, tell: tell)
  }
}
