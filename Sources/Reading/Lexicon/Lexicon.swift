public import Diagnostics
import Places

/// The words that the reader knows, by idea.
///
/// All of them are data: the files of `Lexicon/`.
public struct Lexicon: Sendable {
  let attacks: WordTable
  let weapons: WordTable
  let actors: WordTable
  let targets: WordTable
  let counting: WordTable
  let numbers: WordTable
  let dates: WordTable
  let modality: WordTable
  let discourse: WordTable
  let outcomes: WordTable
  let places: WordTable
  /// Looks a word up for all of them.
  let vocabulary: Vocabulary
  let hijri: HijriCalendar
  /// The event tables that are known.
  let tables: TableShapes

  /// The files that make a lexicon.
  public static let files = [
    "actors.tsv", "attacks.tsv", "counting.tsv", "dates.tsv", "discourse.tsv",
    "hijri_calendar.tsv", "modality.tsv",
    "numbers.tsv", "outcomes.tsv", "place_words.tsv", "table_columns.tsv",
    "table_values.tsv", "targets.tsv", "weapons.tsv",
  ]

  /// Reads a lexicon.
  ///
  /// - Parameter contents: Gives the text of a file of ``files`` by its name.
  /// - Throws: A ``Diagnostic`` that names file and line when a table is not as it should be.
  public init(contents: (String) throws(Diagnostic) -> String) throws(Diagnostic) {
    let vocabulary = Vocabulary()
    self.vocabulary = vocabulary
    func table(_ name: String) throws(Diagnostic) -> WordTable {
      try WordTable(text: try contents(name), file: name, in: vocabulary)
    }
    attacks = try table("attacks.tsv")
    weapons = try table("weapons.tsv")
    actors = try table("actors.tsv")
    targets = try table("targets.tsv")
    counting = try table("counting.tsv")
    numbers = try table("numbers.tsv")
    dates = try table("dates.tsv")
    modality = try table("modality.tsv")
    discourse = try table("discourse.tsv")
    outcomes = try table("outcomes.tsv")
    places = try table("place_words.tsv")
    hijri = try HijriCalendar(try table("hijri_calendar.tsv"))
    tables = try TableShapes(
      columns: (try contents("table_columns.tsv"), "table_columns.tsv"),
      values: (try contents("table_values.tsv"), "table_values.tsv"))
  }
}

extension Lexicon {
  /// The side of each actor, by its normalised name.
  public var sides: [String: String] {
    var sides: [String: String] = [:]
    for entry in actors.entries { sides[entry["actor"]] = entry["side"] }
    return sides
  }
}

extension Lexicon {
  /// Whether a token is an English month or weekday, dated or not: "in March" is no place, though one is
  /// called so.
  func isDay(_ index: Int, in tokens: TokenText) -> Bool {
    tokens[index].kind == .latin && tokens[index].isCapitalized
      && dates.matches(at: index, in: tokens).contains {
        ["month", "weekday"].contains(dates.entries[$0.entry]["class"])
      }
  }
}
