public import Diagnostics
public import Events
import Geodesy
public import Places
public import Reading
import Shapes

/// A report whose claims have their places.
public struct LocatedReport: Sendable {
  /// The report.
  public let report: Report
  /// What it says.
  public let reading: ReportReading
  /// Its claims, located.
  public internal(set) var claims: [Claim] = []
  /// Its counts.
  public internal(set) var aggregates: [Aggregate] = []
  /// How each place was found, by the claim's id.
  public internal(set) var resolutions: [LocatedPhrase] = []
  /// Names that no place was found for.
  public internal(set) var unresolved: [UnresolvedMention] = []
  /// What is doubtful.
  public internal(set) var diagnostics: [Diagnostic] = []

  init(report: Report, reading: ReportReading) {
    self.report = report
    self.reading = reading
  }
}

/// A place phrase of a claim, with how it was found.
public struct LocatedPhrase: Sendable {
  /// What the place is to the attack.
  public enum Role: String, Sendable { case target, launch }

  /// The claim's id.
  public let claim: String
  /// What the place is to the attack.
  public let role: Role
  /// The words.
  public let phrase: PlacePhrase
  /// Where they mean, and why.
  public let resolution: Resolution
}

/// A name that no place was found for.
public struct UnresolvedMention: Hashable, Sendable {
  /// The name, as written.
  public let name: String
  /// The report's id.
  public let report: String
  /// Why.
  public let reason: String
  /// The sentence.
  public let quote: String
  /// Places that it may mean, the likeliest first, each as `id name (district)`.
  public var candidates: [String] = []
  /// The claim that has it, where that came from outside.
  var claim: String?
}

/// Finds the places of one report's claims.
struct ReportLocator {
  let geocoder: Geocoder
  let distances: DistanceMemo
  let reading: ReportReading
  let report: Report
  let corrections: Corrections?

  func located(sayingWhy: Bool) -> LocatedReport {
    var located = LocatedReport(report: report, reading: reading)
    located.aggregates = reading.aggregates
    located.diagnostics = reading.diagnostics
    for refused in reading.refused { located.tell(of: refused) }
    var context = DocumentFocus.context(of: reading.names, in: geocoder.gazetteer)
    context.saysWhy = sayingWhy
    for read in reading.claims {
      var claim = read.claim
      var corrected: (location: Location, rows: [Int])?
      var known: Evidence<Location>?
      if let phrase = read.target {
        var resolution = geocoder.locate(phrase, in: context)
        // "مدينة درعا، ضمن معركة عاصفة الجنوب": what stands behind a known place need not be one.
        if resolution.location == nil, !phrase.containers.isEmpty, !phrase.anchors.isEmpty {
          resolution = geocoder.locate(phrase.withoutContainers, in: context)
        }
        // Words that name no known place lie at least where the story is.
        if resolution.location == nil, let scene = read.scene {
          resolution = geocoder.locate(phrase.within(scene), in: context)
        }
        corrected = self.corrected(phrase, in: context)
        located.add(
          resolution, .target, phrase, claim, isKnown: corrected != nil,
          in: geocoder.gazetteer)
        claim.target = resolution.location.map { evidence($0, phrase) }
        known = corrected.map { evidence($0.location, phrase) }
      }
      let launch = launch(
        of: read, target: known?.value ?? claim.target?.value, context, &located)
      claim.launch = launch.read
      claim.correct(
        target: known, launch: launch.corrected, (corrected?.rows ?? []) + launch.rows)
      // Neither where nor when: nothing that a map or a count could hold.
      guard claim.target != nil || claim.date.start != nil else {
        located.passOver(claim)
        continue
      }
      located.claims.append(claim)
    }
    return located
  }

  /// Where an attack was launched from; of several places told the most exact stands.
  private func launch(
    of read: ReadClaim, target: Location?, _ context: GeocodingContext,
    _ located: inout LocatedReport
  ) -> (read: Evidence<Location>?, corrected: Evidence<Location>?, rows: [Int]) {
    var context = context
    context.target = target
    context.weapon = read.claim.kind.value.rawValue
    var best: Evidence<Location>?
    var (known, rows): (Evidence<Location>?, [Int]) = (nil, [])
    for phrase in read.launch {
      let resolution = geocoder.locate(phrase, in: context)
      let corrected = corrected(phrase, in: context)
      located.add(
        resolution, .launch, phrase, read.claim, isKnown: corrected != nil,
        in: geocoder.gazetteer)
      if let corrected,
        corrected.location.uncertainty < known?.value.uncertainty ?? .meters(.infinity)
      {
        known = evidence(corrected.location, phrase)
        rows = corrected.rows
      }
      guard let location = resolution.location else { continue }
      if corrected == nil, isTooFar(location, from: target, weapon: context.weapon) {
        located.passOver(phrase, location)
        continue
      }
      if location.uncertainty < best?.value.uncertainty ?? .meters(.infinity) {
        best = evidence(location, phrase)
      }
    }
    return (best, known, rows)
  }

  /// Where a phrase means by a correction of words; nil where none speaks of it.
  private func corrected(
    _ phrase: PlacePhrase, in context: GeocodingContext
  ) -> (location: Location, rows: [Int])? {
    corrections?.corrected(phrase, in: report.id, context, with: geocoder)
  }

  /// Whether a launch lies so far from its target that the name must mean another place: over three
  /// times as far as nine of ten reported launches of the weapon.
  private func isTooFar(_ launch: Location, from target: Location?, weapon: String?) -> Bool {
    guard let target, let reach = weapon.flatMap({ geocoder.gazetteer.measures.reach[$0] }) else {
      return false
    }
    return distances.bounds(from: launch, to: target).least.meters > reach.p90.meters * 3
  }

  private func evidence(_ location: Location, _ phrase: PlacePhrase) -> Evidence<Location> {
    Evidence(
      location, words: phrase.words,
      span: Span(
        start: phrase.scalars.lowerBound, end: phrase.scalars.upperBound,
        utf8Start: phrase.utf8.lowerBound, utf8End: phrase.utf8.upperBound))
  }
}

extension LocatedReport {
  fileprivate mutating func add(
    _ resolution: Resolution, _ role: LocatedPhrase.Role, _ phrase: PlacePhrase, _ claim: Claim,
    isKnown: Bool, in gazetteer: Gazetteer
  ) {
    resolutions.append(
      LocatedPhrase(claim: claim.id, role: role, phrase: phrase, resolution: resolution))
    if let doubt = CoordinateDoubt(about: resolution) {
      diagnostics.append(
        doubt.diagnostic(at: position(of: phrase.scalars.lowerBound), words: phrase.words))
    }
    // What a person knows needs no more telling.
    if isKnown { return }
    tellOfRivals(in: resolution, phrase, gazetteer)
    for anchor in resolution.trace.anchors where anchor.chosen == nil && anchor.role == .anchor {
      let reason = resolution.trace.abstention ?? "no place of this name is known"
      unresolved.append(
        UnresolvedMention(
          name: anchor.mention.name, report: report.id, reason: reason,
          quote: claim.sentence.words,
          candidates: anchor.candidates.prefix(3).map { gazetteer.face(of: $0.place) }))
      diagnostics.append(
        Diagnostic(
          "place.unresolved", .warning, at: position(of: anchor.mention.scalars.lowerBound),
          "\(anchor.mention.name.isolated) could not be resolved: \(reason)"
            + (resolution.location == nil ? "." : "; a wider place stands in."),
          fix: "add the place to a table and name it with --gazetteer"))
    }
  }

  /// Tells of a name that may nearly as well mean another place, once a report.
  private mutating func tellOfRivals(
    in resolution: Resolution, _ phrase: PlacePhrase, _ gazetteer: Gazetteer
  ) {
    // Of several places the one decides on the other.
    guard phrase.anchors.count == 1 else { return }
    for anchor in resolution.trace.anchors {
      guard let chosen = anchor.chosen, resolution.location?.placeID == chosen.place.id,
        let rival = anchor.rival
      else { continue }
      let sentence =
        "\(anchor.mention.name.isolated) was taken for \(gazetteer.face(of: chosen.place)), and may nearly as well "
        + "mean \(gazetteer.face(of: rival.place))."
      if diagnostics.contains(where: { $0.sentence == sentence }) { continue }
      diagnostics.append(
        Diagnostic(
          "place.ambiguous", .warning, at: position(of: anchor.mention.scalars.lowerBound),
          sentence,
          fix: "where the other is meant, say so in corrections.csv (docs/corrections.md)"))
    }
  }

  /// Tells of coordinates that cannot be right.
  fileprivate mutating func tell(of refused: WrittenCoordinates) {
    guard let fault = refused.fault else { return }
    diagnostics.append(
      Diagnostic(
        fault.id, .warning, at: position(of: refused.scalars.lowerBound), fault.sentence,
        fix: fault.fix))
  }

  /// Tells of a launch place that cannot be the one meant.
  fileprivate mutating func passOver(_ launch: PlacePhrase, _ location: Location) {
    let isPoint = location.method == .coordinates
    let name = location.placeName ?? (isPoint ? "the point that it gives" : "the place")
    diagnostics.append(
      Diagnostic(
        "launch.too-far", .warning, at: position(of: launch.scalars.lowerBound),
        "\(launch.words.isolated) was taken for \(name), too far away for the weapon; the event keeps "
          + "no launch place.",
        fix: isPoint
          ? "look whether a digit of the coordinates is wrong"
          : "add the place that is meant to a table and name it with --gazetteer"))
  }

  /// Tells of attacks that stay undated: once for a report that has no date itself, else one by one.
  ///
  /// A claim without a day may be of an attack that another claim of the report dates.
  mutating func tellOfUndated(with merger: EventMerger) {
    guard claims.contains(where: { $0.date.start == nil }) else { return }
    let undated = merger.attacks(of: claims).filter { $0.date.start == nil }
      .compactMap(\.claims.first)
    guard let first = undated.first else { return }
    guard report.published == nil else {
      diagnostics += undated.map { claim in
        Diagnostic(
          "claim.undated", .note, at: position(of: claim.kind.span.start),
          "\(claim.kind.words.isolated): no words say on which day; the event stays undated.",
          fix: "read the sentence; a day that you know can be given as a claim (docs/claims.md)")
      }
      return
    }
    let count = undated.count == 1 ? "An attack stays" : "\(undated.count) attacks stay"
    diagnostics.append(
      Diagnostic(
        "report.undated", .warning, at: position(of: first.kind.span.start),
        "\(count) undated: the report has no publication date, and its words name no full day.",
        fix: "name the publication date in reports.csv, or pass --published YYYY-MM-DD"))
  }

  /// Tells of a claim that names neither a known place nor a day.
  fileprivate mutating func passOver(_ claim: Claim) {
    diagnostics.append(
      Diagnostic(
        "claim.nowhere", .note, at: position(of: claim.kind.span.start),
        "\(claim.kind.words.isolated) tells of an attack at no known place on no known day.",
        fix: "name the publication date in reports.csv, or add the place with --gazetteer"))
  }

  /// Line and column of an offset of the report's text.
  private func position(of offset: Int) -> Position {
    let before = report.text.unicodeScalars.prefix(offset)
    let line = before.reduce(0) { $1 == "\n" ? $0 + 1 : $0 }
    let column = before.reversed().prefix { $0 != "\n" }.count
    return Position(
      source: report.origin.source, line: max(report.origin.line, 1) + line, column: column + 1)
  }
}
