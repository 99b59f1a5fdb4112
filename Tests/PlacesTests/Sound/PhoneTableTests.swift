import Diagnostics
import Testing

@testable import Places

/// The rows of `phones.tsv`: which of them holds where, and what is said of one too many.
@Suite struct PhoneTableTests {
  private func table(_ rows: [(String, String, String, String)]) -> PhoneTable {
    var table = PhoneTable()
    for row in rows {
      let isAdded = table.add(letters: row.0, phone: row.1, class: row.2, company: row.3)
      #expect(isAdded)
    }
    return table
  }

  private func spell(_ word: String, _ table: PhoneTable) -> [String] {
    let letters = word.unicodeScalars.map(\.value)
    var phones: [UInt8] = []
    table.spell(letters[...], company: table.company(of: letters), into: &phones)
    return phones.map { table.names[Int($0)] }
  }

  @Test func `Longer letters come first, then the order of the rows`() {
    let table = table([
      ("s", "s", "S", ""), ("h", "h", "H", ""), ("sh", "sh", "X", ""), ("sch", "x", "X", ""),
      ("s", "never", "S", ""),
    ])
    #expect(spell("s", table) == ["s"])
    #expect(spell("sh", table) == ["sh"])
    #expect(spell("schsh", table) == ["x", "sh"])
    #expect(spell("hs", table) == ["h", "s"])
    #expect(spell("sc", table) == ["s"])
  }

  @Test func `A row may hold only where a word begins or ends`() {
    let table = table([
      ("^a", "first", "-", ""), ("a$", "last", "-", ""), ("a", "a", "-", ""), ("b", "b", "P", ""),
      ("^", "caret", "-", ""), ("$", "dollar", "-", ""),
    ])
    #expect(spell("aba", table) == ["first", "b", "last"])
    #expect(spell("baab", table) == ["b", "a", "b"])
    #expect(spell("a", table) == ["first"])
    #expect(spell("^$", table) == ["caret", "dollar"])
  }

  @Test func `Doubled letters sound as one, in one word`() {
    let table = table([("d", "d", "T", ""), ("t", "d", "T", ""), ("a", "a", "-", "")])
    #expect(spell("addtta", table) == ["a", "d", "a"])
    var phones: [UInt8] = []
    let letters: [UInt32] = [0x64]
    table.spell(letters[...], company: 0, into: &phones)
    table.spell(letters[...], company: 0, into: &phones)
    #expect(phones.count == 2)
  }

  @Test func `Letters of one language are heard so only in its company`() {
    #expect(HeardNames.phones("Şırnak").first == "sh")
    #expect(HeardNames.phones("Şaddadi").first == "ş")
    #expect(HeardNames.phones("Aş Şālihīyah") == HeardNames.phones("Şālihīyah"))
    #expect(HeardNames.phones("Şālihīyah").first == "ş")
    #expect(HeardNames.phones("Cîzîr").first == "dj")
    #expect(HeardNames.phones("Cizre").first == "c")
    #expect(HeardNames.phones("Çınar").first == "ch")
    #expect(HeardNames.phones("Xanê").first == "kh")
    #expect(HeardNames.phones("Xan").first == "x")
    // The company may stand in another word of the name.
    #expect(HeardNames.phones("Cemal Ağa").first == "dj")
  }

  @Test func `Letters without a row sound as those that they fold to, or not at all`() {
    #expect(HeardNames.phones("Ħaŝřa") == HeardNames.phones("Ħasra"))
    #expect(spell("한b", HeardNames.rules.phones) == ["b"])
    #expect(spell("", HeardNames.rules.phones).isEmpty)
    #expect(spell("ab", PhoneTable()).isEmpty)
  }

  @Test func `Every phone of the table that ships is a number with a class`() {
    let table = HeardNames.rules.phones
    #expect(table.count > 100 && table.names.count == table.classes.count)
    for name in table.names.dropFirst() {
      let number = table.number(name)
      #expect(number.map { table.names[Int($0)] } == name)
    }
    #expect(table.classes.allSatisfy { $0 <= 15 } && table.classes[0] == 0)
    #expect(table.number("no phone") == nil && table.number("") == nil)
  }

  // MARK: Rows of which there is no room

  private static let header = "letters\tphone\tclass\tcompany"

  private func diagnostics(_ file: String, _ rows: [String]) -> [Diagnostic] {
    var files = SmallGazetteer.soundFiles
    files[file] = rows.joined(separator: "\n") + "\n"
    // What costs are told of phones that are gone is another matter.
    if file == "phones.tsv" { files["sound_costs.tsv"] = nil }
    do throws(GazetteerFault) {
      return try Gazetteer(SmallGazetteer.inputs(files)).diagnostics
    } catch {
      return error.diagnostics
    }
  }

  private func rows(_ count: Int, _ row: (Int) -> String) -> [String] {
    [Self.header] + (0..<count).map(row)
  }

  @Test func `One phone, class or company too many is said by its line`() {
    let letter = { (number: Int) in String(Unicode.Scalar(UInt8(97 + number % 26))) }
    let phones = { (number: Int) in "\(letter(number))\tp\(number)\tP\t" }
    let classes = { (number: Int) in "\(letter(number))\tp\(number)\tC\(number)\t" }
    let companies = { (number: Int) in "\(letter(number))\tp\tP\t\(letter(number))" }
    for (most, row) in [(127, phones), (15, classes), (8, companies)] {
      #expect(diagnostics("phones.tsv", rows(most, row)).map(\.id) == [])
      let found = diagnostics("phones.tsv", rows(most + 1, row))
      #expect(found.map(\.id) == ["gazetteer.phone"])
      #expect(found.first?.position?.line == most + 2)
      #expect(found.first?.fix.isEmpty == false)
    }
  }

  @Test(arguments: ["\tp\tP\t", "a\t\tP\t"])
  func `A row without letters or phone is said by its line`(row: String) {
    let found = diagnostics("phones.tsv", [Self.header, row])
    #expect(found.map(\.id) == ["gazetteer.phone"])
    #expect(found.first?.position?.line == 2)
  }

  @Test(arguments: [
    ("sound_costs.tsv", "scripts\tname\tquery\tcost", "latin-latin\ta\te\tmuch", "sound-cost"),
    ("sound_costs.tsv", "scripts\tname\tquery\tcost", "latin-latin\ta\te\t-1", "sound-cost"),
    ("sound_costs.tsv", "scripts\tname\tquery\tcost", "latin-latin\ta\te\t65536", "sound-cost"),
    ("sound_costs.tsv", "scripts\tname\tquery\tcost", "latin-latin\t?\t?\t1", "sound-cost"),
    ("ranking.tsv", "evidence\tweight", "beauty\t1", "ranking"),
    ("ranking.tsv", "evidence\tweight", "spelled\theavy", "ranking"),
  ])
  func `A cost or weight that is none is said by its line`(
    file: String, header: String, row: String, id: String
  ) {
    let found = diagnostics(file, [header, row])
    #expect(found.map(\.id) == ["gazetteer.\(id)"])
    #expect(found.first?.position?.line == 2)
    #expect(found.first?.fix.isEmpty == false)
  }
}
