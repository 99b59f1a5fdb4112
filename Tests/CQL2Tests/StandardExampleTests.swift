import CQL2
import Foundation
import Testing

/// The examples that the standard gives, where they lie beside the clone.
@Suite(
  .enabled(if: FileManager.default.fileExists(atPath: examples.path), "needs ../shared/data/cql2"))
struct StandardExampleTests {
  @Test func `Every example of the standard is read, and its print too`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: examples, includingPropertiesForKeys: nil
    )
    .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
    #expect(files.count > 100)
    var refused: [String] = []
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let name = file.deletingPathExtension().lastPathComponent
      do {
        let expression = try CQL2.parse(text)
        #expect(try CQL2.parse(expression.description) == expression, "\(name)")
      } catch { refused.append("\(name): \(error)") }
    }
    #expect(refused == [])
  }

  @Test func `Another way to write an example is the same filter`() throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: examples, includingPropertiesForKeys: nil)
    for file in files where file.lastPathComponent.contains("-alt") {
      let main = file.lastPathComponent.replacing(/-alt[0-9]+/, with: "")
      // Those with other digits of a second, or other heights, are other filters.
      if ["example54.txt", "example55.txt", "example36.txt"].contains(main) { continue }
      let one = try CQL2.parse(String(contentsOf: file, encoding: .utf8))
      let other = try CQL2.parse(
        String(contentsOf: examples.appending(path: main), encoding: .utf8))
      #expect(one == other, "\(main)")
    }
  }
}

private let examples = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/data/cql2/schema/examples/text").standardizedFileURL
