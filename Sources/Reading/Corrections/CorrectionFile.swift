public import Events

/// The rows of one `corrections.csv`.
public struct CorrectionFile: Hashable, Sendable {
  /// The name relative to the folder that the user named.
  public let name: String
  /// SHA-256 of its bytes.
  public let sha256: String
  /// Its rows that correct something, by line.
  public let rows: [Correction]
  /// Whether all that it speaks of should be in the run: not where it was found beside a file that was
  /// named alone.
  public let isWhole: Bool

  /// Makes the rows of a file.
  public init(name: String, sha256: String, rows: [Correction], isWhole: Bool) {
    self.name = name
    self.sha256 = sha256
    self.rows = rows
    self.isWhole = isWhole
  }
}
