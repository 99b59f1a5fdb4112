/// Finds the names that are a letter or two off from what somebody typed, of all names of a gazetteer.
///
/// A slip of the finger makes no sound: "Haaht" is Hatah, and no consonants agree. Names stand by their
/// length with a set of their letters, 12 bytes a name; two words between which lie so many edits
/// differ by twice as many letters at most, which rules nearly all of them out without a look at
/// their letters. It is built when it is first asked.
final class LetterIndex: Sendable {
  private let volumes: Volumes
  /// A name, by its number in the whole gazetteer.
  private let names: [Int32]
  /// Of each name the letters that it has, as bits; several letters share one.
  private let letters: [UInt64]
  /// The first name of each length; one more number ends the last.
  private let starts: [Int]

  /// Longer names are not compared.
  static let longest = 64

  /// Reads all names of a gazetteer.
  init(_ gazetteer: Gazetteer) {
    volumes = gazetteer.volumes
    var counts = [Int](repeating: 0, count: Self.longest + 2)
    var shapes: [(length: UInt8, letters: UInt64)] = []
    shapes.reserveCapacity(volumes.nameCount)
    for volume in volumes.all {
      for name in 0..<volume.nameCount {
        let (count, letters) = volume.withName(name) { LetterDistance.shape(of: $0) }
        let length = count <= Self.longest ? count : 0
        counts[length + 1] += 1
        shapes.append((UInt8(length), letters))
      }
    }
    for length in 1..<counts.count { counts[length] += counts[length - 1] }
    starts = counts
    var names = [Int32](repeating: 0, count: shapes.count)
    var letters = [UInt64](repeating: 0, count: shapes.count)
    for (name, shape) in shapes.enumerated() {
      let position = counts[Int(shape.length)]
      counts[Int(shape.length)] += 1
      names[position] = Int32(truncatingIfNeeded: name)
      letters[position] = shape.letters
    }
    self.names = names
    self.letters = letters
  }

  /// How many letters a word of some length may be off.
  ///
  /// Of three letters every second word is one off from another; peers ask for three quarters to agree.
  static func reach(ofLength length: Int) -> Int { length < 4 ? 0 : length < 7 ? 1 : 2 }

  /// The names that are nearest to what was typed by their letters, and how many edits part them.
  ///
  /// - Parameters:
  ///   - typed: What was typed.
  ///   - mayBeMeant: Whether a name may be the answer.
  /// - Returns: Names of one distance, in no order; none where no name is near enough.
  func nearest(
    to typed: UnsafeBufferPointer<UInt8>, where mayBeMeant: (Int) -> Bool
  ) -> (names: [Int], edits: Int, letters: Int) {
    let (length, own) = LetterDistance.shape(of: typed)
    var reach = Self.reach(ofLength: length)
    var found: (names: [Int], edits: Int, letters: Int) = ([], 0, length)
    guard reach > 0, let distance = LetterDistance(typed) else { return found }
    for off in 0...reach {
      for other in off == 0 ? [length] : [length - off, length + off]
      where off <= reach && (1...Self.longest).contains(other) {
        for position in starts[other]..<starts[other + 1]
        where (letters[position] ^ own).nonzeroBitCount <= 2 * reach {
          let name = Int(names[position])
          let (volume, local, _) = volumes.name(name)
          // Words and articles may be parted otherwise, which is no letter: one edit all the same.
          let edits = max(1, volume.withName(local) { distance.distance(to: $0).edits })
          guard edits <= reach, mayBeMeant(name) else { continue }
          if edits < reach || found.names.isEmpty { found.names = [] }
          (reach, found.edits) = (edits, edits)
          found.names.append(name)
        }
      }
    }
    return found
  }
}
