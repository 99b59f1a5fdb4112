import Diagnostics
import Events
import Geodesy
import Places
import Reading

/// What the rows of a batch come to, once they have their places.
struct LocatedRows {
  var claims: [Claim] = []
  var unresolved: [UnresolvedMention] = []
  var diagnostics: [Diagnostic] = []
  /// How many rows are no attacks, by the codes of their table.
  var withoutAttack = 0
}

/// Finds the places of rows of event tables: those that have a coordinate keep it, names are looked up by
/// the same grammar and the same gazetteer as those of reports.
struct TableLocator: Sendable {
  let mapper: Mapper
  let reader: TableReader
  let places: TablePlaces
  private let corrections: Corrections?
  /// Ids of claims from outside that take the place of rows.
  private let replaced: Set<String>

  /// Makes a locator.
  ///
  /// - Parameters:
  ///   - mapper: Finds the places.
  ///   - corrections: What persons know better of words.
  ///   - replaced: Ids of rows that come as claims from outside, perhaps corrected: those count.
  init(_ mapper: Mapper, _ corrections: Corrections? = nil, replaced: Set<String> = []) {
    self.mapper = mapper
    self.replaced = replaced
    self.corrections = corrections
    reader = TableReader(mapper.reader.words)
    places = TablePlaces(mapper)
  }

  func located(_ batch: TableBatch) -> LocatedRows {
    var located = LocatedRows()
    var rows: [ReadRow] = []
    reader.read(batch) { outcome in
      switch outcome {
      case .event(let row): rows.append(row)
      case .noAttack: located.withoutAttack += 1
      case .refused: break
      }
    } tell: {
      located.diagnostics.append($0)
    }
    for row in rows where !replaced.contains(row.claim.id) { add(row, to: &located) }
    return located
  }

  func add(_ row: ReadRow, to located: inout LocatedRows) {
    var claim = row.claim
    let corrected = (
      target: row.target.flatMap { correction(of: $0, claim) },
      launch: row.launch.flatMap { correction(of: $0, claim) }
    )
    if let place = row.target {
      claim.target = evidence(
        places.find(place), of: place, claim, isKnown: corrected.target != nil, &located)
    }
    if let place = row.launch {
      var found = places.find(place)
      // "From inside Iraq": what part of it depends on the target and the weapon.
      if let location = found.location, location.isOpen {
        found = places.find(place, from: claim)
      }
      claim.launch = evidence(
        found, of: place, claim, isKnown: corrected.launch != nil, &located)
    }
    claim.correct(
      target: corrected.target?.place, launch: corrected.launch?.place,
      (corrected.target?.rows ?? []) + (corrected.launch?.rows ?? []))
    guard claim.target != nil || claim.date.start != nil else {
      located.diagnostics.append(
        Diagnostic(
          "table.nowhere", .error, at: row.position,
          "The row has neither a place that is known nor a day; it was passed over.",
          fix: "fill in a coordinate, or a date as YYYY-MM-DD"))
      return
    }
    located.claims.append(claim)
  }

  /// Where a correction says that the words of a place mean.
  private func correction(
    of place: TablePlace, _ claim: Claim
  ) -> (place: Evidence<Location>, rows: [Int])? {
    guard let corrections, place.coordinate == nil, corrections.words.concern(claim.report) else {
      return nil
    }
    return TableNames(place, with: mapper).phrases.lazy.compactMap { phrase in
      corrections.corrected(
        phrase, in: claim.report, GeocodingContext(), with: mapper.geocoder
      ).map { (Evidence($0.location, words: place.name, span: .unknown), $0.rows) }
    }.first
  }

  /// The location with its words; tells what is doubtful of it.
  private func evidence(
    _ found: TablePlaces.Found, of place: TablePlace, _ claim: Claim, isKnown: Bool,
    _ located: inout LocatedRows
  ) -> Evidence<Location>? {
    if let unresolved = found.unresolved, !isKnown {
      located.unresolved.append(
        UnresolvedMention(
          name: place.name, report: claim.report, reason: unresolved, quote: claim.sentence.words))
      located.diagnostics.append(
        Diagnostic(
          "place.unresolved", .warning, at: place.position,
          "\(place.name.isolated) could not be resolved: \(unresolved)"
            + (found.location == nil ? "." : "; a wider place stands in."),
          fix: "add the place to a table and name it with --gazetteer, or fill in a coordinate"))
    }
    if let doubt = found.doubt { located.diagnostics.append(doubt.diagnostic(at: place.position)) }
    return found.location.map {
      Evidence($0, words: place.name, span: .unknown)
    }
  }
}

extension Location {
  /// Whether what launches a weapon decides which part of it is meant.
  fileprivate var isOpen: Bool {
    switch method {
    case .inside, .sector, .along, .between: true
    default: false
    }
  }
}
