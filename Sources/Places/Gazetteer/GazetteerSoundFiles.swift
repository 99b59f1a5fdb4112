import Diagnostics

/// The files that say how names are heard.
extension GazetteerReader {
  mutating func readPhones(_ input: GazetteerInput) {
    sounds.note(input)
    forEachRow(input, ["letters", "phone", "class"], optional: ["company"]) { row, c, reader in
      let (letters, phone, group) = (row.text(c[0]), row.text(c[1]), row.text(c[2]))
      guard !letters.isEmpty, !phone.isEmpty,
        reader.sounds.phones.add(
          letters: letters, phone: phone, class: group.isEmpty ? "-" : group,
          company: row.text(c[3]))
      else {
        reader.report(
          "phone", row.position(c[0]),
          "The row lacks letters or a phone, or is one too many for the table.",
          fix: "name letters and phone; there may be \(PhoneTable.mostPhones) phones, "
            + "15 classes and 8 companies")
        return
      }
    }
  }

  mutating func readSoundCosts(_ input: GazetteerInput) {
    sounds.note(input)
    forEachRow(input, ["scripts", "name", "query", "cost"]) { row, c, reader in
      let kind = row.text(c[0])
      let isUsual = row.text(c[1]) == "usual"
      let name = reader.phone(row, c[1])
      let query = reader.phone(row, c[2])
      guard let cost = UInt16(row.text(c[3])), isUsual || name != nil || query != nil else {
        reader.report(
          "sound-cost", row.position(c[3]),
          "The row has no cost, or none of its phones stands in phones.tsv.",
          fix: "write hundredths of nats from 0 to 65535, and phones as phones.tsv names them")
        return
      }
      let scripts = SoundCosts.scripts(
        nameIsArabic: kind.hasPrefix("arabic"), queryIsArabic: kind.hasSuffix("arabic"))
      if isUsual {
        reader.sounds.costs.set(usual: cost, scripts: scripts)
      } else if kind == "rarity" {
        if let query { reader.sounds.costs.set(rarity: cost, of: query) }
      } else {
        reader.sounds.costs.set(name: name, query: query, scripts: scripts, cost: cost)
      }
    }
    sounds.costs.finish(sounds.phones)
  }

  private func phone(_ row: Table.Row, _ column: Int) -> UInt8? {
    sounds.phones.number(row.text(column))
  }

  mutating func readNameWords(_ input: GazetteerInput) {
    sounds.note(input)
    forEachRow(input, ["as", "words"]) { row, c, reader in
      let heard = row.text(c[0])
      row.forEachItem(c[1]) { bytes in
        let word = String(decoding: bytes, as: UTF8.self)
        switch heard {
        case "-": reader.sounds.words.addLink(word)
        case "in": reader.sounds.words.addRelation(word, isNear: false)
        case "near": reader.sounds.words.addRelation(word, isNear: true)
        case "ending": reader.sounds.words.addEnding(word)
        case "article": reader.sounds.words.addArticle(word)
        default: reader.sounds.words.add(word, as: heard)
        }
      }
    }
  }

  mutating func readRanking(_ input: GazetteerInput) {
    forEachRow(input, ["evidence", "weight"]) { row, c, reader in
      let label = row.text(c[0])
      guard let evidence = Evidence.byLabel[label], let weight = Double(row.text(c[1])) else {
        reader.report(
          "ranking", row.position(c[0]),
          "The row names no evidence, or its weight is no number.",
          fix: "write one of \(Evidence.allCases.map(\.label).joined(separator: ", "))")
        return
      }
      reader.sounds.weights[evidence] = weight
    }
  }
}
