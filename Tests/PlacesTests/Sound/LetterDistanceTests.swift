import TestSupport
import Testing

@testable import Places

/// The distance by machine words is that of the plain table.
@Suite struct LetterDistanceTests {
  private func distance(_ word: String, _ name: String) -> (edits: Int, letters: Int)? {
    Array(word.utf8).withUnsafeBufferPointer { word in
      let distance = LetterDistance(word)
      return Array(name.utf8).withUnsafeBufferPointer { distance?.distance(to: $0) }
    }
  }

  /// Optimal string alignment: no letter is changed twice.
  private func plain(_ one: [Character], _ other: [Character]) -> Int {
    var table = (0...one.count).map { row in
      (0...other.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 }
    }
    for row in 0..<one.count {
      for column in 0..<other.count {
        let change = one[row] == other[column] ? 0 : 1
        var best = min(
          table[row][column] + change, table[row][column + 1] + 1, table[row + 1][column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          best = min(best, table[row - 1][column - 1] + 1)
        }
        table[row + 1][column + 1] = best
      }
    }
    return table[one.count][other.count]
  }

  private func word(_ letters: String, most: Int, _ random: inout Seeded) -> [Character] {
    let letters = Array(letters)
    return (0..<Int.random(in: 0...most, using: &random))
      .map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] }
  }

  @Test(arguments: ["ab", "abcde", "بتسل", "ابجدهوزحطي", "abابت12"], seeds(4))
  func `Random words are as far apart as by the table`(letters: String, seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<40 {
      var one = word(letters, most: 9, &random)
      if one.isEmpty { one = Array(letters.prefix(1)) }
      let other = word(letters, most: 12, &random)
      let found = try #require(distance(String(one), String(other)))
      #expect(found.edits == plain(one, other), "\(String(one)) \(String(other))")
      #expect(found.letters == other.count)
    }
  }

  @Test(arguments: seeds(3))
  func `Words of up to 64 letters fill one machine word`(seed: UInt64) throws {
    var random = Seeded(seed)
    for count in [62, 63, 64] {
      let one = (0..<count).map { _ in Array("abc")[Int.random(in: 0..<3, using: &random)] }
      let other = word("abc", most: 80, &random)
      let found = try #require(distance(String(one), String(other)))
      #expect(found.edits == plain(one, other))
    }
    #expect(distance(String(repeating: "a", count: 65), "a") == nil)
  }

  @Test(arguments: [
    ("Mayadin", "Mayadin", 0), ("Mayadin", "mayādīn", 0), ("Mayadin", "Myaadin", 1),
    ("Mayadin", "Mayadeen", 2), ("Mayadin", "", 7), ("الميادين", "الميـادِين", 0),
    ("أبو", "ابو", 0), ("شدادي", "شدداي", 1), ("Deir ez-Zor", "deirezzor", 0),
    ("T4", "T3", 1), ("٤", "4", 0), ("\u{FEE1}", "م", 0),
  ])
  func `Folded letters are compared`(one: String, other: String, edits: Int) throws {
    #expect(try #require(distance(one, other)).edits == edits)
  }

  @Test(arguments: ["", " ", "-…", "ًٌ", "\u{200F}"])
  func `What has no letters has no distance`(word: String) {
    #expect(distance(word, "a") == nil)
    #expect(distance("a", word).map { $0.edits } == 1)
  }

  @Test(arguments: seeds(10))
  func `Bytes that are no text do no harm`(seed: UInt64) {
    var random = Seeded(seed)
    for _ in 0..<20 {
      let bytes = (0..<Int.random(in: 0...30, using: &random))
        .map { _ in UInt8.random(in: 0...255, using: &random) }
      bytes.withUnsafeBufferPointer { word in
        guard let found = LetterDistance(word)?.distance(to: word) else { return }
        #expect(found.edits == 0)
      }
    }
  }
}
