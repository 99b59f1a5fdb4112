import Foundation

/// A difference between what the code wrote and the file kept in the repository.
public struct GoldenMismatch: Error, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let expected: String
  public let actual: String

  public var description: String {
    line == 0
      ? "\(file): recorded; look at the diff and run again"
      : "\(file):\(line): expected «\(expected)», got «\(actual)»; if meant, run `make golden`"
  }
}

/// Compares `text` with `Golden/NAME` beside the calling test file.
///
/// A missing file is recorded and fails; `RECORD_GOLDEN=1` records anew.
public func golden(_ text: String, _ name: String, file: StaticString = #filePath) throws {
  let url = URL(filePath: "\(file)").deletingLastPathComponent().appending(path: "Golden/\(name)")
  let kept = try? String(contentsOf: url, encoding: .utf8)
  guard let kept, ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == nil else {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    throw GoldenMismatch(file: url.lastPathComponent, line: 0, expected: "", actual: "")
  }
  // Bytes, not `==`, which takes canonically equivalent texts for the same.
  guard !kept.utf8.elementsEqual(text.utf8) else { return }
  let old = kept.utf8.split(separator: 10, omittingEmptySubsequences: false)
  let new = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
  let row = zip(old, new).prefix { $0.elementsEqual($1) }.count
  throw GoldenMismatch(
    file: url.lastPathComponent, line: row + 1,
    expected: row < old.count ? String(decoding: old[row], as: UTF8.self) : "<end>",
    actual: row < new.count ? String(decoding: new[row], as: UTF8.self) : "<end>")
}
