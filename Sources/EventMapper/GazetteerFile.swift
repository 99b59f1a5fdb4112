import Layers
public import Places

/// Writes compiled gazetteers: whole or not at all.
public enum GazetteerFile {
  /// Writes a gazetteer with its indexes as one file.
  ///
  /// - Parameters:
  ///   - gazetteer: What is written; none of it may come from a compiled file.
  ///   - path: The file to be written.
  ///   - progress: Called with the number of bytes written so far.
  /// - Returns: The number of bytes.
  /// - Throws: ``Places/GazetteerFault`` when it cannot be compiled; a ``Diagnostics/Diagnostic``
  ///   `output.unwritable` when the file cannot be written.
  @discardableResult
  public static func write(
    _ gazetteer: Gazetteer, to path: String, progress: (Int) -> Void = { _ in }
  ) throws -> Int {
    var count = 0
    do {
      let file = try AtomicFile(path: path)
      try gazetteer.compile { block in
        try file.write(block)
        count += block.count
        progress(count)
      }
      try gazetteer.requireSound()
      try file.commit()
    } catch let failure as WriteFailure {
      throw failure.diagnostic
    }
    return count
  }
}
