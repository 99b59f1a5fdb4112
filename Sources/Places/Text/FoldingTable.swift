/// The tables that ``Folding`` reads: for each scalar its role and its folded form.
///
/// The letters are grouped by the letter that they fold to, so that a rule can be read at a glance.
enum FoldingTable {
  /// U+0000 to U+06FF.
  static let low: [Folding.Step] = {
    var table = [Folding.Step](repeating: .init(role: .other), count: 0x700)
    controls(&table)
    latin(&table, from: 0)
    arabic(&table)
    return table
  }()

  /// U+1E00 to U+206F: Latin Extended Additional, and the general punctuation.
  static let middle: [Folding.Step] = {
    var table = [Folding.Step](repeating: .init(role: .other), count: 0x270)
    latin(&table, from: 0x1E00)
    func set(_ range: ClosedRange<Int>, _ role: Folding.Role) {
      for value in range { table[value - 0x1E00] = .init(role: role) }
    }
    set(0x2000...0x200A, .space)
    set(0x200B...0x200F, .hidden)
    set(0x2010...0x2011, .hyphen)
    set(0x2012...0x2017, .punctuation)
    set(0x2018...0x201B, .apostrophe)
    set(0x201C...0x2027, .punctuation)
    set(0x2028...0x2029, .newline)
    set(0x202A...0x202E, .hidden)
    set(0x202F...0x202F, .space)
    set(0x2030...0x2031, .punctuation)
    set(0x2032...0x2032, .apostrophe)
    set(0x2033...0x205E, .punctuation)
    set(0x205F...0x205F, .space)
    set(0x2060...0x206F, .hidden)
    return table
  }()

  /// U+FB00 to U+FEFF: Arabic presentation forms, variation selectors, the byte order mark.
  static let presentation: [Folding.Step] = {
    var table = [Folding.Step](repeating: .init(role: .other), count: 0x400)
    for (letter, first, count) in presentationRuns {
      guard let scalar = letter.unicodeScalars.first else { continue }
      for value in first..<(first + count) { table[value - 0xFB00] = low[Int(scalar.value)] }
    }
    for value in 0xFEF5...0xFEFC {
      table[value - 0xFB00] = .init(role: .arabic, first: 0x0644, second: 0x0627)
    }
    for value in 0xFE70...0xFE7F { table[value - 0xFB00] = .init(role: .mark) }
    for value in 0xFE00...0xFE0F { table[value - 0xFB00] = .init(role: .hidden) }
    for value in 0xFE20...0xFE2F { table[value - 0xFB00] = .init(role: .mark) }
    for value in 0xFE30...0xFE6F { table[value - 0xFB00] = .init(role: .punctuation) }
    for value in 0xFD3E...0xFD3F { table[value - 0xFB00] = .init(role: .punctuation) }
    // The one ligature that news texts use.
    table[0xFDF2 - 0xFB00] = .init(role: .arabic, first: 0x0627, second: 0x0644, third: 0x0644)
    table[0xFEFF - 0xFB00] = .init(role: .hidden)
    return table
  }()

  private static func controls(_ table: inout [Folding.Step]) {
    for value in 0...0x20 { table[value] = .init(role: .space) }
    for value in [0x0A, 0x0D, 0x85] { table[value] = .init(role: .newline) }
    for value in 0x21...0x7E { table[value] = .init(role: .punctuation) }
    for value in 0xA1...0xBF { table[value] = .init(role: .punctuation) }
    for value in 0x80...0xA0 where value != 0x85 { table[value] = .init(role: .space) }
    for value in 0x30...0x39 { table[value] = .init(role: .digit, first: UInt16(value)) }
    for value in [0x27, 0x60, 0xB4] { table[value] = .init(role: .apostrophe) }
    for value in [0x2D, 0x5F] { table[value] = .init(role: .hyphen) }
    table[0x7F] = .init(role: .hidden)
    table[0xAD] = .init(role: .hidden)
    // Modifier letters: hamza, ayn and their kin in romanised names.
    for value in 0x2B0...0x2FF { table[value] = .init(role: .mark) }
    for value in 0x300...0x36F { table[value] = .init(role: .mark) }
  }

  private static func latin(_ table: inout [Folding.Step], from offset: Int) {
    func set(_ value: Int, to base: [UInt16]) {
      let index = value - offset
      guard table.indices.contains(index) else { return }
      table[index] = .init(
        role: .latin, first: base[0], second: base.count > 1 ? base[1] : 0)
    }
    for value in 0x41...0x5A {
      set(value, to: [UInt16(value + 0x20)])
      set(value + 0x20, to: [UInt16(value + 0x20)])
    }
    for (base, letters) in latinLetters {
      let folded = base.utf16.map { $0 }
      for scalar in letters.unicodeScalars {
        set(Int(scalar.value), to: folded)
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        if upper.count == 1, let first = upper.first, first.value > 0x7F {
          set(Int(first.value), to: folded)
        }
      }
    }
    set(0x130, to: [0x69])
    set(0x1E9E, to: [0x73, 0x73])
  }

  /// Small letters with marks, by the plain letters that they fold to.
  private static let latinLetters: [(String, String)] = [
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặªẚ"), ("ae", "æǣǽ"), ("b", "ƀƃɓḃḅḇ"), ("c", "çćĉċčƈḉ"),
    ("d", "ďđðƌɖɗḋḍḏḑḓ"), ("dz", "ǆǳ"), ("e", "èéêëēĕėęěȅȇȩɛəǝḕḗḙḛḝẹẻẽếềểễệ"), ("f", "ƒḟ"),
    ("g", "ĝğġģǥǧǵɠḡ"), ("h", "ĥħȟɦḣḥḧḩḫẖ"), ("i", "ìíîïĩīĭįıǐȉȋɨɩḭḯỉị"), ("ij", "ĳ"),
    ("j", "ĵǰ"), ("k", "ķĸƙǩḱḳḵ"), ("l", "ĺļľŀłƚḷḹḻḽ"), ("lj", "ǉ"), ("m", "ḿṁṃ"),
    ("n", "ñńņňŉŋƞǹɲṅṇṉṋ"), ("nj", "ǌ"), ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔṍṏṑṓọỏốồổỗộớờởỡợº"),
    ("oe", "œ"), ("p", "ƥṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"), ("s", "śŝşšșſṡṣṥṧṩẛ"), ("ss", "ß"),
    ("t", "ţťŧƭțʈṫṭṯṱẗ"), ("th", "þ"), ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗʊṳṵṷṹṻụủứừửữự"), ("v", "ʋṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"), ("y", "ýÿŷƴẏẙỳỵỷỹ"), ("z", "źżžƶẑẓẕ"),
  ]

  private static func arabic(_ table: inout [Folding.Step]) {
    for value in 0x600...0x60F { table[value] = .init(role: .punctuation) }
    for value in 0x610...0x61A { table[value] = .init(role: .mark) }
    for value in [0x61B, 0x61D, 0x61E, 0x61F, 0x66A, 0x66B, 0x66C, 0x66D, 0x6D4] {
      table[value] = .init(role: .punctuation)
    }
    table[0x61C] = .init(role: .hidden)
    for value in 0x620...0x6D3 where !(0x64B...0x66F).contains(value) {
      table[value] = .init(role: .arabic, first: UInt16(value))
    }
    for value in 0x6EE...0x6FF { table[value] = .init(role: .arabic, first: UInt16(value)) }
    for value in 0x66E...0x66F { table[value] = .init(role: .arabic, first: UInt16(value)) }
    table[0x6D5] = .init(role: .arabic, first: 0x6D5)
    for value in 0x64B...0x65F { table[value] = .init(role: .mark) }
    for value in [0x621, 0x640, 0x670, 0x674] { table[value] = .init(role: .mark) }
    for value in 0x6D6...0x6ED where !(0x6E5...0x6E6).contains(value) {
      table[value] = .init(role: .mark)
    }
    for value in 0x6E5...0x6E6 { table[value] = .init(role: .mark) }
    for digit in 0...9 {
      table[0x660 + digit] = .init(role: .digit, first: UInt16(0x30 + digit))
      table[0x6F0 + digit] = .init(role: .digit, first: UInt16(0x30 + digit))
    }
    for (base, letters) in arabicLetters {
      guard let folded = base.utf16.first else { continue }
      for scalar in letters.unicodeScalars {
        table[Int(scalar.value)] = .init(role: .arabic, first: folded)
      }
    }
  }

  /// Letters that writers exchange, by the one that stands for all of them.
  private static let arabicLetters: [(String, String)] = [
    ("ا", "أإآٱٲٳٵ"), ("ي", "ىیئێېۍؠيٸۑے"), ("ه", "ةەۀہھۃۂ"), ("و", "ؤۆۇۈۉۋۊٶٷۄۅ"),
    ("ك", "کگڪګڭگڬ"), ("ج", "چڃڄ"), ("ب", "پٻڀ"), ("ز", "ژڙ"), ("ف", "ڤڢڡڥ"), ("ر", "ڕړڒۯڔ"),
    ("ل", "ڵڶڷ"), ("ت", "ټٹ"), ("د", "ډڈ"), ("ن", "ںڼ"), ("ح", "ځڅ"), ("ق", "ڨڧ"),
  ]

  /// Runs of presentation forms: the letter, the first code point, how many.
  private static let presentationRuns: [(String, Int, Int)] = [
    ("پ", 0xFB56, 4), ("ٹ", 0xFB66, 4), ("ڤ", 0xFB6A, 4), ("چ", 0xFB7A, 4), ("ژ", 0xFB8A, 2),
    ("ک", 0xFB8E, 4), ("گ", 0xFB92, 4), ("ں", 0xFB9E, 2), ("ہ", 0xFBA6, 4), ("ھ", 0xFBAA, 4),
    ("ے", 0xFBAE, 2), ("ۇ", 0xFBD7, 2), ("ۆ", 0xFBD9, 2), ("ې", 0xFBE4, 4), ("ی", 0xFBFC, 4),
    ("ء", 0xFE80, 1), ("آ", 0xFE81, 2), ("أ", 0xFE83, 2), ("ؤ", 0xFE85, 2), ("إ", 0xFE87, 2),
    ("ئ", 0xFE89, 4), ("ا", 0xFE8D, 2), ("ب", 0xFE8F, 4), ("ة", 0xFE93, 2), ("ت", 0xFE95, 4),
    ("ث", 0xFE99, 4), ("ج", 0xFE9D, 4), ("ح", 0xFEA1, 4), ("خ", 0xFEA5, 4), ("د", 0xFEA9, 2),
    ("ذ", 0xFEAB, 2), ("ر", 0xFEAD, 2), ("ز", 0xFEAF, 2), ("س", 0xFEB1, 4), ("ش", 0xFEB5, 4),
    ("ص", 0xFEB9, 4), ("ض", 0xFEBD, 4), ("ط", 0xFEC1, 4), ("ظ", 0xFEC5, 4), ("ع", 0xFEC9, 4),
    ("غ", 0xFECD, 4), ("ف", 0xFED1, 4), ("ق", 0xFED5, 4), ("ك", 0xFED9, 4), ("ل", 0xFEDD, 4),
    ("م", 0xFEE1, 4), ("ن", 0xFEE5, 4), ("ه", 0xFEE9, 4), ("و", 0xFEED, 2), ("ى", 0xFEEF, 2),
    ("ي", 0xFEF1, 4),
  ]
}
