/// The phones, and which letters sound as which: the data of `phones.tsv`.
///
/// A phone is a number from 1 to 127; which numbers stand for which phones is the order of the file.
struct PhoneTable: Sendable {
  /// One row of the table.
  struct Rule: Sendable {
    /// The letters, small and composed.
    let letters: [UInt32]
    let isOnlyFirst: Bool
    let isOnlyLast: Bool
    /// The number of the group of letters of which the name must have one; nil when there is none.
    let company: Int?
    let phone: UInt8
  }

  /// No file has more phones.
  static let mostPhones = 127

  /// The names of the phones; that of number 0 is empty.
  private(set) var names = [""]
  /// The class of consonants of each phone, 1 to 15; 0 for what writers leave out.
  private(set) var classes: [UInt8] = [0]
  /// The highest class.
  private(set) var mostClass = 0
  /// Whether a phone is written in Arabic letters.
  private(set) var isArabic = [false]
  private var numbers: [String: UInt8] = [:]
  private var classNames: [String] = ["-"]
  private var rules: [UInt32: [Rule]] = [:]
  private var companies: [Set<UInt32>] = []
  /// For letters below U+0700: the phone where one rule without conditions is all there is.
  private var direct = [UInt8](repeating: 0, count: 0x700)
  private var groups = [UInt8](repeating: 0, count: 0x700)

  /// Whether there are any phones.
  var isEmpty: Bool { names.count == 1 }
  /// How many phones there are, with the number 0.
  var count: Int { names.count }

  /// The number of a phone.
  func number(_ name: String) -> UInt8? { numbers[name] }

  /// Adds a row; false when there is no room for its phone, class or company.
  mutating func add(letters: String, phone: String, class name: String, company: String) -> Bool {
    var scalars = letters.unicodeScalars.map { $0.value }
    let isOnlyFirst = scalars.count > 1 && scalars.first == 0x5E
    if isOnlyFirst { scalars.removeFirst() }
    let isOnlyLast = scalars.count > 1 && scalars.last == 0x24
    if isOnlyLast { scalars.removeLast() }
    guard let first = scalars.first, let number = add(phone: phone, name, isArabic: first)
    else { return false }
    var group: Int?
    if !company.isEmpty {
      let letters = Set(company.unicodeScalars.map { LetterCase.lowered($0.value) })
      group = companies.firstIndex(of: letters) ?? companies.count
      if group == companies.count { companies.append(letters) }
      guard companies.count <= 8 else { return false }
      for letter in letters where letter < 0x700 {
        groups[Int(letter)] |= 1 << UInt8(group ?? 0)
      }
    }
    let rule = Rule(
      letters: scalars, isOnlyFirst: isOnlyFirst, isOnlyLast: isOnlyLast, company: group,
      phone: number)
    var rules = self.rules[first] ?? []
    // Longer letters first, then the order of the rows.
    let place = rules.firstIndex { $0.letters.count < scalars.count } ?? rules.count
    rules.insert(rule, at: place)
    self.rules[first] = rules
    if first < 0x700 {
      let isPlain = rules.count == 1 && scalars.count == 1 && !isOnlyFirst && !isOnlyLast
      direct[Int(first)] = isPlain && group == nil ? number : 0
    }
    return true
  }

  private mutating func add(phone: String, _ className: String, isArabic first: UInt32) -> UInt8? {
    if let known = numbers[phone] { return known }
    guard names.count <= Self.mostPhones else { return nil }
    if !classNames.contains(className) { classNames.append(className) }
    guard let place = classNames.firstIndex(of: className), place <= 15 else { return nil }
    let number = UInt8(names.count)
    numbers[phone] = number
    names.append(phone)
    classes.append(UInt8(place))
    mostClass = max(mostClass, place)
    isArabic.append((0x600..<0x700).contains(first))
    return number
  }

  /// Which groups of company the letters of a name belong to, as bits.
  func company(of letters: some Sequence<UInt32>) -> UInt8 {
    letters.reduce(0) { $1 < 0x700 ? $0 | groups[Int($1)] : $0 }
  }

  /// Appends the phones of a word.
  ///
  /// - Parameters:
  ///   - word: Its letters, small.
  ///   - company: What ``company(of:)`` gives for the whole name.
  ///   - phones: Takes them.
  func spell(_ word: ArraySlice<UInt32>, company: UInt8, into phones: inout [UInt8]) {
    let start = phones.count
    var position = word.startIndex
    while position < word.endIndex {
      let letter = word[position]
      if letter < 0x700, direct[Int(letter)] != 0 {
        Self.add(direct[Int(letter)], since: start, &phones)
        position += 1
      } else if let rule = rule(word, at: position, company) {
        Self.add(rule.phone, since: start, &phones)
        position += rule.letters.count
      } else {
        for base in LetterCase.base(letter) {
          let rule = rules[base]?.first {
            $0.letters.count == 1 && !$0.isOnlyFirst && !$0.isOnlyLast && $0.company == nil
          }
          if let rule { Self.add(rule.phone, since: start, &phones) }
        }
        position += 1
      }
    }
  }

  private static func add(_ phone: UInt8, since start: Int, _ phones: inout [UInt8]) {
    // Doubled letters sound as one.
    if phones.count > start, phones[phones.count - 1] == phone { return }
    phones.append(phone)
  }

  private func rule(_ word: ArraySlice<UInt32>, at position: Int, _ company: UInt8) -> Rule? {
    guard let rules = rules[word[position]] else { return nil }
    return rules.first { rule in
      if let group = rule.company, company & (1 << UInt8(group)) == 0 { return false }
      if rule.isOnlyFirst, position != word.startIndex { return false }
      let end = position + rule.letters.count
      guard end <= word.endIndex, !rule.isOnlyLast || end == word.endIndex else { return false }
      return rule.letters.count == 1 || word[position..<end].elementsEqual(rule.letters)
    }
  }
}
