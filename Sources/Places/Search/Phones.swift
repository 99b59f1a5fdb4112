/// What a name sounds like, as far as its letters say: a string of phones, each one byte.
///
/// Consonants and vowels stand for themselves (`x` kh, `G` gh, `S` sh, `C` ch, `T` th, `D` dh and ḍ,
/// `Z` zh). Letters of two roles stay open: `A` alef, `W` waw, `Y` ya, `H` a final ه or ة, `'` ayn;
/// `_` parts words.
enum Phones {
  /// The phones, in the order of their numbers.
  static let alphabet = Array("btTjCSsSzZdDhxkqgGrlmnfvpwyaeiouAWYH'_c".utf8)

  /// The number of a phone, by its byte; 255 for none.
  static let number: [UInt8] = {
    var table = [UInt8](repeating: 255, count: 128)
    for (number, byte) in alphabet.enumerated() where table[Int(byte)] == 255 {
      table[Int(byte)] = UInt8(number)
    }
    return table
  }()

  /// The phones of folded words.
  static func of(_ words: some Collection<String>) -> [UInt8] {
    var phones: [UInt8] = []
    for word in words {
      if !phones.isEmpty { phones.append(UInt8(ascii: "_")) }
      let start = phones.count
      guard let first = word.utf8.first else { continue }
      if first >= 0xD8 { arabic(word, &phones) } else { latin(Array(word.utf8), &phones) }
      if phones.count - start > 2, phones[phones.count - 1] == UInt8(ascii: "h") {
        phones[phones.count - 1] = UInt8(ascii: "H")
      }
    }
    return phones
  }

  private static func add(_ phone: UInt8, _ phones: inout [UInt8]) {
    // Doubled letters sound as one.
    if phones.last != phone { phones.append(phone) }
  }

  private static let arabicPhones: [UInt32: UInt8] = {
    let pairs = "اAبbتtثTجjحhخxدdذDرrزzسsشSصsضDطtظDع'غGفfقqكkلlمmنnهhوWيY"
    let scalars = Array(pairs.unicodeScalars)
    var table: [UInt32: UInt8] = [:]
    for position in stride(from: 0, to: scalars.count - 1, by: 2) {
      table[scalars[position].value] = UInt8(ascii: scalars[position + 1])
    }
    return table
  }()

  private static func arabic(_ word: String, _ phones: inout [UInt8]) {
    for scalar in word.unicodeScalars {
      if let phone = arabicPhones[scalar.value] { add(phone, &phones) }
    }
  }

  /// Letters that sound as one, by their first letter, the longer first.
  private static let digraphs: [[([UInt8], UInt8)]] = {
    var table = [[([UInt8], UInt8)]](repeating: [], count: 128)
    for (letters, phone) in digraphList { table[Int(letters[0])].append((letters, phone)) }
    return table
  }()

  private static let digraphList: [([UInt8], UInt8)] = [
    ("tsch", "C"), ("dsch", "j"), ("sch", "S"), ("tch", "C"), ("dzh", "j"), ("kh", "x"),
    ("gh", "G"), ("sh", "S"), ("ch", "C"), ("th", "T"), ("dh", "D"), ("zh", "Z"), ("dj", "j"),
    ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ck", "k"),
  ].map { (Array($0.0.utf8), $0.1.utf8.first ?? 0) }

  private static func latin(_ word: [UInt8], _ phones: inout [UInt8]) {
    var position = 0
    scan: while position < word.count {
      let byte = word[position]
      if byte < 128 {
        for (letters, phone) in digraphs[Int(byte)]
        where position + letters.count <= word.count
          && word[position..<(position + letters.count)].elementsEqual(letters)
        {
          add(phone, &phones)
          position += letters.count
          continue scan
        }
      }
      if byte < 128, number[Int(byte)] != 255 { add(byte, &phones) }
      position += 1
    }
  }

  /// The consonants that carry a name across spellings, in a few classes: b t j s S k h r l m n f.
  static func skeleton(_ phones: [UInt8]) -> [UInt8] {
    phones.compactMap { phone in
      switch phone {
      case UInt8(ascii: "b"), UInt8(ascii: "p"): 0
      case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "d"): 1
      case UInt8(ascii: "j"), UInt8(ascii: "Z"), UInt8(ascii: "g"), UInt8(ascii: "c"): 2
      case UInt8(ascii: "s"), UInt8(ascii: "z"): 3
      case UInt8(ascii: "S"), UInt8(ascii: "C"): 4
      case UInt8(ascii: "k"), UInt8(ascii: "q"): 5
      case UInt8(ascii: "h"): 6
      case UInt8(ascii: "x"), UInt8(ascii: "G"): 7
      case UInt8(ascii: "r"): 8
      case UInt8(ascii: "l"): 9
      case UInt8(ascii: "m"): 10
      case UInt8(ascii: "n"): 11
      case UInt8(ascii: "f"), UInt8(ascii: "v"): 12
      case UInt8(ascii: "D"): 13
      default: nil
      }
    }
  }
}
