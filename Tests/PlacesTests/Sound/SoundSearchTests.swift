import TestSupport
import Testing

@testable import Places

/// What the search by sound finds in a gazetteer of random names.
@Suite struct SoundSearchTests {
  private static let places = 60

  /// The small gazetteer with so many places more, and their names.
  private func gazetteer(_ random: inout Seeded) throws -> (Gazetteer, [String]) {
    let names = (0..<Self.places).map { _ in RandomIndex.name(&random) }
    let rows = names.enumerated().map { "own:\($0)\t\($1)\t35\t40" }
    let text = "id\tname\tlatitude\tlongitude\n\(rows.joined(separator: "\n"))\n"
    // The costs that are learnt are left out: to read them a hundred times takes minutes.
    var files = SmallGazetteer.soundFiles
    files["sound_costs.tsv"] = Self.costs
    let inputs =
      SmallGazetteer.inputs(files)
      + [GazetteerInput(name: "own.tsv", bytes: Array(text.utf8), file: "table.tsv")]
    return (try Gazetteer(inputs), names)
  }

  /// Every tenth row of the costs that ship, and all that no phone or what is usual has.
  private static let costs: String = {
    let rows = (SmallGazetteer.soundFiles["sound_costs.tsv"] ?? "")
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
    return rows.enumerated()
      .filter { $0 == 0 || $0 % 10 == 0 || $1.contains("usual") }
      .map { String($1) }.joined(separator: "\n")
  }()

  @Test(arguments: seeds(6))
  func `No name of the same consonants under the cutoff is missed`(seed: UInt64) throws {
    var random = Seeded(seed)
    let (gazetteer, names) = try gazetteer(&random)
    let search = SoundSearch(gazetteer)
    let rules = search.rules
    let generics = GenericWords(gazetteer.words.generics)
    func forms(_ name: String) -> [[UInt8]] {
      var speller = NameSpeller(rules, generics)
      var forms: [[UInt8]] = []
      var name = name
      name.withUTF8 { speller.forEachForm(of: $0, isQuery: false) { forms.append($0.phones) } }
      return forms
    }
    for _ in 0..<6 {
      guard let query = forms(RandomIndex.name(&random)).first else { continue }
      let limit = Int32.random(in: 0...1_500, using: &random)
      var found: [Int: Int32] = [:]
      search.forEachName(like: query, SoundWalk(rules), limit: limit) { name in
        let place = gazetteer.names.place(name.name)
        found[place] = min(found[place] ?? .max, name.cost)
        #expect(name.cost <= limit)
        return .max
      }
      let skeleton = Skeleton(query, rules.phones)
      let cutoff = min(limit, Int32(query.count + 1) * 210)
      for (number, name) in names.enumerated() {
        guard let place = gazetteer.index(id: "own:\(number)") else { continue }
        let alike = forms(name).filter { Skeleton($0, rules.phones) == skeleton }
        let costs = alike.map { PlainAlignment.cost($0, as: query, rules) }
        guard let least = costs.min(), least <= cutoff else { continue }
        #expect(found[place].map { $0 <= least } == true, "\(name)")
      }
    }
  }

  @Test func `Answers bring down what others may cost`() {
    let search = SoundSearch(SmallGazetteer.heard)
    let query = HeardNames.numbers("Mayadin")
    var costs: [Int32] = []
    let margin = search.margin(phones: query.count, isNarrow: false)
    search.forEachName(like: query, SoundWalk(search.rules), limit: .max) {
      costs.append($0.cost)
      return $0.cost + margin
    }
    let least = costs.min() ?? .max
    #expect(least < 0)
    #expect(costs.last.map { $0 <= least + margin } == true)
  }

  @Test func `Rare sounds tell more than common ones, longer names more than shorter`() {
    let search = SoundSearch(SmallGazetteer.heard)
    let short = search.rarity(of: HeardNames.numbers("Mayadin"))
    #expect(short > 0)
    #expect(search.rarity(of: HeardNames.numbers("Mayadin Mayadin")) == 2 * short)
    #expect(search.rarity(of: []) == 0)
  }
}
