/// Small letters and letters without their marks, by tables.
enum LetterCase {
  private static let small: [UInt16] = (0..<0x2000).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return UInt16(value) }
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    // İ has a combining dot in its small form, which says nothing here.
    guard let first = mapped.first, first.value < 0x1_0000 else { return UInt16(value) }
    return UInt16(first.value)
  }

  /// The small form of a letter.
  static func lowered(_ letter: UInt32) -> UInt32 {
    letter < 0x2000 ? UInt32(small[Int(letter)]) : letter
  }

  /// Whether a scalar is a mark that is no letter of its own: vowel marks, tatweel, marks of direction.
  ///
  /// Hamza and the modifier letters that stand for hamza and ayn are heard, though folding drops them.
  static func isSilent(_ scalar: UInt32) -> Bool {
    if scalar < 0x2B0 { return false }
    return scalar < 0x2000 ? silent[Int(scalar)] : isSilentByFolding(scalar)
  }

  private static let silent: [Bool] = (0..<0x2000).map { isSilentByFolding($0) }

  private static func isSilentByFolding(_ scalar: UInt32) -> Bool {
    if scalar < 0x2B0 || scalar == 0x621 { return false }
    if (0x2B0..<0x300).contains(scalar) || scalar == 0x2019 { return false }
    guard let scalar = Unicode.Scalar(scalar) else { return true }
    let role = Folding.step(scalar).role
    return role == .mark || role == .hidden
  }

  private static let whole: [String: UInt32] = {
    var whole: [String: UInt32] = [:]
    let ranges: [ClosedRange<UInt32>] = [
      0xDF...0x24F, 0x622...0x626, 0x6C0...0x6D3, 0x1E00...0x1EFF,
    ]
    for letter in ranges.joined() {
      // Equal strings need not have equal scalars: the key stands for both ways to write the letter.
      if let scalar = Unicode.Scalar(letter) { whole[String(Character(scalar))] = letter }
    }
    return whole
  }()

  /// The one letter that a letter and a mark behind it are; nil where the mark makes no other letter.
  static func composed(_ letter: UInt32, _ mark: UInt32) -> UInt32? {
    guard (0x300...0x36F).contains(mark) || (0x653...0x655).contains(mark),
      let base = Unicode.Scalar(letter), let mark = Unicode.Scalar(mark)
    else { return nil }
    var text = String(Character(base))
    text.unicodeScalars.append(mark)
    return whole[text]
  }

  /// The plain letters that a letter folds to; none where it is no letter that folding knows.
  static func base(_ letter: UInt32) -> [UInt32] {
    guard let scalar = Unicode.Scalar(letter) else { return [] }
    let step = Folding.step(scalar)
    guard step.role == .latin || step.role == .arabic else { return [] }
    return [step.first, step.second, step.third].filter { $0 != 0 }.map { UInt32($0) }
  }
}
