/// How much of an input is read, so that no file can exhaust the memory.
package struct InputLimits: Sendable {
  /// The longest report, in bytes of UTF-8.
  package var reportBytes = 8_000_000
  /// The largest file that is read as a whole (HTML, JSON, feeds, CSV), in bytes after
  /// decompression.
  package var documentBytes = 64_000_000
  /// The longest line of JSON Lines, in bytes: JSON may write one byte of text with several.
  package var lineBytes = 32_000_000
  /// The longest line of a file of claims, in bytes: a claim with the outline of a country.
  package var claimBytes = 4_000_000
  /// The most that one compressed file may expand to, in bytes.
  package var expandedBytes = 4_000_000_000
  /// How many bytes a compressed byte may become, once more than a megabyte has come out.
  ///
  /// News texts reach 3 to 10; a bomb approaches 1,032, the most that the format allows.
  package var expansionRatio = 200
  /// How long a program that reads a file for us may take.
  package var toolTime = Duration.seconds(60)

  /// Makes the limits that the command line uses.
  package init() {}

  /// A number of bytes as a person reads it, such as `8 MB`.
  static func face(_ bytes: Int) -> String {
    switch bytes {
    case 1_000_000...: "\(bytes / 1_000_000) MB"
    case 1_000...: "\(bytes / 1_000) kB"
    default: "\(bytes) bytes"
    }
  }
}
