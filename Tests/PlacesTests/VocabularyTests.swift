import Foundation
import Testing

@testable import Places

@Suite struct VocabularyTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private static func table(
    _ rows: String..., in vocabulary: Vocabulary = Vocabulary()
  ) throws -> WordTable {
    try WordTable(
      text: (["class\tpos\tar\ten"] + rows).joined(separator: "\n"), file: "test.tsv",
      in: vocabulary)
  }

  private static func text(_ words: String) -> TokenText { TokenText(Tokenizer.tokens(of: words)) }

  @Test func `Words are found as they are bent, the longest form first`() throws {
    let table = try Self.table(
      "attack\tnoun\tهجوم\t-", "drone\tnoun\tهجوم بطائرة|الهجوم\tdrone attack",
      "hit\tverb\tاستهدف\t-")
    let text = Self.text("وبالهجوم بالطائرة هجوما \"بطائرة\" واستهدفتها")
    #expect(
      text.indices.map { index in
        table.matches(at: index, in: text).map { "\($0.entry) \($0.prefix) \($0.ending)" }
      } == [["0 وب ", "1 وب "], [], ["1  ا", "0  ا"], [], [], [], ["2 و تها"]])
  }

  @Test func `Marks inside of a form are passed over`() throws {
    let table = try Self.table("base\tword\t-\tu s base|\"green\" zone")
    for words in ["U.S. base", "US base", "the “green” zone", "green. zone"] {
      let text = Self.text(words)
      let found = text.indices.flatMap { table.matches(at: $0, in: text) }
      #expect(found.count == (words.first == "U" && words.count > 8 || words.first == "t" ? 1 : 0))
    }
  }

  @Test func `Tables that share a vocabulary answer as each would alone`() throws {
    let vocabulary = Vocabulary()
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Lexicon").path()
    ).filter { $0.hasSuffix(".tsv") }.sorted()
    let tables = try files.map { file in
      let words = try String(
        contentsOf: Self.root.appending(path: "Lexicon/\(file)"), encoding: .utf8)
      return (
        try WordTable(text: words, file: file, in: vocabulary),
        try WordTable(text: words, file: file)
      )
    }
    let folder = Self.root.appending(path: "Reports")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path())
    where file.hasSuffix(".txt") {
      let text = Self.text(
        try String(contentsOf: folder.appending(path: file), encoding: .utf8))
      for (shared, alone) in tables {
        for index in text.indices {
          #expect(
            shared.matches(at: index, in: text).map(Self.face)
              == alone.matches(at: index, in: text).map(Self.face), "\(file), token \(index)")
        }
      }
    }
  }

  private static func face(_ match: WordTable.Match) -> String {
    "\(match.entry) \(match.tokens) \(match.prefix) \(match.hasArticle) \(match.ending) "
      + "\(match.isFuture)"
  }

  @Test func `A table that is added later is asked too`() throws {
    let vocabulary = Vocabulary()
    let first = try Self.table("attack\tnoun\tهجوم\t-", in: vocabulary)
    #expect(first.matches(at: 0, in: Self.text("هجوم")).count == 1)
    let second = try Self.table("strike\tnoun\tهجوم|ضربة\t-", in: vocabulary)
    #expect(second.matches(at: 0, in: Self.text("هجوم")).count == 1)
    #expect(second.matches(at: 0, in: Self.text("ضربات")).isEmpty)
  }

  @Test func `Scalars make the text that they came from`() {
    for text in ["", "a", "قاعدة", "Zōr — “x”", "🛰️ \u{10FFFF}\u{7FF}\u{800}"] {
      #expect(String(scalars: Array(text.unicodeScalars)[...]).utf8.elementsEqual(text.utf8))
    }
  }
}
