import Diagnostics
import Events
import Geodesy
import Places
import Reading

/// What the given claims of one report come to, once they have their places.
struct LocatedClaims {
  var claims: [Claim] = []
  var unresolved: [UnresolvedMention] = []
  var diagnostics: [Diagnostic] = []
}

/// Finds the places of the claims that came from outside, by the same grammar and the same gazetteer as
/// those that are read here.
struct GivenLocator {
  let mapper: Mapper
  /// The report, where the run has it.
  let report: LocatedReport?
  let corrections: Corrections?
  /// Whether claims of one event are to stay together, as the run had them that wrote them.
  var keepsAttacks = false

  func located(_ lines: [ClaimLine]) -> LocatedClaims {
    var located = LocatedClaims()
    let text = report.map { GivenText($0.report) }
    let given = lines.compactMap {
      GivenClaim(
        $0, lexicon: mapper.reader.words, text: text, diagnostics: &located.diagnostics)
    }
    // Only words are looked up with what the text is about.
    let hasWords = given.contains { $0.target?.isWords == true || $0.launch?.isWords == true }
    let context = hasWords ? context(of: given) : GeocodingContext()
    let origins = Dictionary(lines.map { ($0.id, $0.origin) }) { first, _ in first }
    for claim in given { add(claim, at: origins[claim.claim.id], in: context, to: &located) }
    return located
  }

  private func add(
    _ given: GivenClaim, at origin: Position?, in context: GeocodingContext,
    to located: inout LocatedClaims
  ) {
    var (claim, context) = (given.claim, context)
    var (target, launch): (Evidence<Location>?, Evidence<Location>?)
    var rows: [Int] = []
    claim.given = origin
    if keepsAttacks { claim.attack = given.event }
    if let place = given.target {
      let found = locate(place, of: claim, at: origin, in: context, &located)
      claim.target = found.read.map(place.evidence)
      target = found.corrected.map(place.evidence)
      rows += found.rows
    }
    context.target = target?.value ?? claim.target?.value
    context.weapon = claim.kind.value.rawValue
    if let place = given.launch {
      let found = locate(place, of: claim, at: origin, in: context, &located)
      claim.launch = found.read.map(place.evidence)
      launch = found.corrected.map(place.evidence)
      rows += found.rows
    }
    claim.correct(target: target, launch: launch, rows)
    guard claim.target != nil || claim.date.start != nil else {
      located.diagnostics.append(
        Diagnostic(
          "claim.nowhere", .error, at: origin,
          "The claim has neither a place that is known nor a day; it was refused.",
          fix: "give it target, or date_start"))
      return
    }
    located.claims.append(claim)
  }

  /// What the report is about, as far as its names tell; without it, those of the claims' own words.
  private func context(of given: [GivenClaim]) -> GeocodingContext {
    let gazetteer = mapper.geocoder.gazetteer
    if let report { return DocumentFocus.context(of: report.reading.names, in: gazetteer) }
    var seen: Set<String> = []
    let words = given.flatMap { [$0.claim.sentence.words, $0.target?.name, $0.launch?.name] }
      .compactMap(\.self).filter { seen.insert($0).inserted }
    let names = words.flatMap { mapper.reader.names(in: $0) }
    return DocumentFocus.context(of: names, in: gazetteer)
  }

  /// Where a place is as it is given, and where by a correction of its words.
  private func locate(
    _ place: GivenPlace, of claim: Claim, at origin: Position?, in context: GeocodingContext,
    _ located: inout LocatedClaims
  ) -> (read: Location?, corrected: Location?, rows: [Int]) {
    let corrected = correction(of: place, in: claim.report, context)
    let read = read(
      place, of: claim, at: origin, in: context, isKnown: corrected != nil, &located)
    return (read, corrected?.location, corrected?.rows ?? [])
  }

  /// Where a correction says that the words of a place mean, with the numbers of its rows.
  func correction(
    of place: GivenPlace, in report: String, _ context: GeocodingContext = GeocodingContext()
  ) -> (location: Location, rows: [Int])? {
    guard let corrections, corrections.words.concern(report) else { return nil }
    return phrases(place.name).lazy.compactMap {
      corrections.corrected($0, in: report, context, with: mapper.geocoder)
    }.first
  }

  private func read(
    _ place: GivenPlace, of claim: Claim, at origin: Position?, in context: GeocodingContext,
    isKnown: Bool, _ located: inout LocatedClaims
  ) -> Location? {
    switch place.form {
    case .drawn(let location): return mapper.geocoder.settled(location)
    case .point(let coordinate, let radius, let id):
      return mapper.geocoder.locate(given: coordinate, within: radius, words: place.name, id: id)
    case .words: break
    }
    let resolution = mapper.geocoder.locate(
      anyOf: phrases(place.name), words: place.name, in: context)
    if let location = resolution.location { return location }
    if isKnown { return nil }
    let reason = resolution.trace.abstention ?? "no place in these words is known"
    located.unresolved.append(
      UnresolvedMention(
        name: place.name, report: claim.report, reason: reason, quote: claim.sentence.words,
        claim: claim.id))
    located.diagnostics.append(
      Diagnostic(
        "place.unresolved", .warning, at: origin,
        "\(GivenFields.face(place.name)) could not be resolved: \(reason).",
        fix: "add the place with --gazetteer, or give latitude, longitude and uncertainty_m"))
    return nil
  }

  /// The words as phrases that say where; as one name, where the grammar sees none.
  private func phrases(_ words: String) -> [PlacePhrase] {
    let covering = mapper.reader.placePhrases(covering: words)
    if !covering.isEmpty { return covering }
    if let first = mapper.reader.placePhrases(in: words).first { return [first.phrase] }
    let (scalars, bytes) = (0..<words.unicodeScalars.count, 0..<words.utf8.count)
    let name = PlaceMention(words: words, name: words, cue: nil, scalars: scalars, utf8: bytes)
    return [
      PlacePhrase(relation: .at, anchors: [name], words: words, scalars: scalars, utf8: bytes)
    ]
  }
}
