/// How many letters have to be added, left out, replaced or exchanged with their neighbour to make one
/// name of another: optimal string alignment, on folded letters, a column in one machine word.
///
/// The method is Hyyrö's, A bit-vector algorithm for computing Levenshtein and Damerau edit distances
/// (2003). What is no letter or digit does not count.
struct LetterDistance {
  /// Which places of the word have a letter, by its code point.
  private let masks: [UInt64]
  /// How many letters the word has.
  let count: Int

  /// Letters beyond U+06FF share these places of the table.
  private static let size = 0x700

  /// Prepares a word; nil when it has no letters or more than 64.
  init?(_ word: UnsafeBufferPointer<UInt8>) {
    var masks = [UInt64](repeating: 0, count: Self.size)
    var count = 0
    Self.forEachLetter(word) { letter in
      if count < 64 { masks[letter] |= 1 << UInt64(count) }
      count += 1
    }
    guard (1...64).contains(count) else { return nil }
    self.masks = masks
    self.count = count
  }

  /// The distance of a name, and how many letters it has.
  func distance(to name: UnsafeBufferPointer<UInt8>) -> (edits: Int, letters: Int) {
    masks.withUnsafeBufferPointer { masks in
      var (positive, negative, zero, before): (UInt64, UInt64, UInt64, UInt64) = (~0, 0, 0, 0)
      var edits = count
      var letters = 0
      let last = UInt64(1) << UInt64(count - 1)
      Self.forEachLetter(name) { letter in
        let match = masks[letter]
        let exchanged = ((~zero & match) << 1) & before
        zero = (((match & positive) &+ positive) ^ positive) | match | negative | exchanged
        let up = negative | ~(zero | positive)
        let down = zero & positive
        if up & last != 0 { edits += 1 }
        if down & last != 0 { edits -= 1 }
        let shifted = (up << 1) | 1
        positive = (down << 1) | ~(zero | shifted)
        negative = shifted & zero
        before = match
        letters += 1
      }
      return (edits, letters)
    }
  }

  /// How many letters some text has, and which, as bits of which several letters share one.
  static func shape(of text: UnsafeBufferPointer<UInt8>) -> (count: Int, letters: UInt64) {
    var shape: (count: Int, letters: UInt64) = (0, 0)
    forEachLetter(text) { letter in
      shape.count += 1
      shape.letters |= 1 << UInt64(letter & 63)
    }
    return shape
  }

  /// The folded letters and digits of some text.
  @inline(__always)
  private static func forEachLetter(
    _ text: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void
  ) {
    FoldingBytes.low.withUnsafeBufferPointer { low in
      var index = 0
      while index < text.count {
        let (value, width) = FoldingBytes.scalar(text, at: index)
        index += width
        if value < size {
          let step = low[Int(value)]
          let role = UInt8(truncatingIfNeeded: step >> 16)
          guard
            role == Folding.Role.latin.rawValue || role == Folding.Role.arabic.rawValue
              || role == Folding.Role.digit.rawValue
          else {
            // Letters of other scripts stand for themselves.
            if role == Folding.Role.other.rawValue { body(Int(value)) }
            continue
          }
          let letter = Int(step & 0xFFFF)
          if letter < size { body(letter) }
          if step & FoldingBytes.several != 0, let scalar = Unicode.Scalar(value) {
            let second = Int(Folding.step(scalar).second)
            if second < size { body(second) }
          }
        } else if let scalar = Unicode.Scalar(value) {
          let step = Folding.step(scalar)
          switch step.role {
          case .latin, .arabic:
            for letter in [step.first, step.second, step.third]
            where letter != 0 && letter < size { body(Int(letter)) }
          case .other: body(Int(value) % size)
          default: break
          }
        }
      }
    }
  }
}
