import Geodesy
import Shapes

/// Turns what a report says about where into a location with its doubt, or abstains with a reason.
///
///     let geocoder = Geocoder(gazetteer)
///     let resolution = geocoder.locate(phrase, in: GeocodingContext(focus: ["SY": 1]))
///     resolution.location?.uncertainty.kilometers
public struct Geocoder: Sendable {
  /// The names that it looks up.
  public let search: PlaceSearch
  /// The list of places.
  public var gazetteer: Gazetteer { search.gazetteer }
  let districts: DistrictFinder
  /// The outlines of districts as they are drawn, approximate ones too, by key.
  private let drawnDistricts = Once<[String: Area]>()
  /// Where borders run that countries share, by their keys, the outline's own first.
  let borders = Remembered<[String], [[Coordinate]]>(most: 100_000) { runs in
    runs.reduce(16) { $0 + $1.count }
  }
  /// Units of circles: a place has them under all its spellings.
  private let unitsOfDiscs = Remembered<Disc, Units>(most: 200_000) { $0.shares.count + 8 }
  let plainDrawings = PlainDrawings()
  private let sketches = Remembered<Understanding, Sketch>(most: 1_000_000) { $0.size }

  /// Builds the indices of a gazetteer.
  public init(_ gazetteer: Gazetteer) {
    search = PlaceSearch(gazetteer)
    districts = DistrictFinder(gazetteer)
  }

  /// The outlines of districts, approximate where no others are loaded, by key.
  var districtAreas: [String: Area] {
    drawnDistricts {
      let drawn = DistrictOutlines.drawn(from: gazetteer).compactMap { district in
        district.area.map { (district.key, $0) }
      }
      return Dictionary(drawn) { first, _ in first }
    }
  }

  /// Finds where a phrase means.
  ///
  /// Anchors that cannot be resolved give way to the narrowest container that can, with the
  /// method `container`; without one there is no location, and the trace says why.
  public func locate(_ phrase: PlacePhrase, in context: GeocodingContext) -> Resolution {
    var trace = GeocodingTrace()
    let isQuarter = phrase.anchors.first?.cue == .quarter
    let containers = resolveContainers(phrase.containers, ofQuarter: isQuarter, context, &trace)
    let anchors = anchors(of: phrase, within: containers, context, &trace)
    let sketch = sketch(phrase, anchors, within: containers, context)
    trace.steps += sketch.steps
    guard let drawing = sketch.drawing else {
      trace.abstention = sketch.abstention ?? "no place in these words is known"
      return Resolution(location: nil, trace: trace)
    }
    trace.abstention = sketch.abstention
    return Resolution(
      location: location(drawing, sketch.units, words: phrase.words), trace: trace)
  }

  /// What is drawn, from memory where the same was understood before.
  private func sketch(
    _ phrase: PlacePhrase, _ anchors: Anchors, within containers: [Container],
    _ context: GeocodingContext
  ) -> Sketch {
    func drawn() -> Sketch {
      var trace = GeocodingTrace()
      let drawing = draw(phrase, anchors, within: containers, context, &trace)
      return Sketch(
        drawing: drawing, units: drawing.map(rememberedUnits) ?? Units(), steps: trace.steps,
        abstention: trace.abstention)
    }
    let understood = Understanding(phrase, anchors, within: containers, context, self)
    return sketches.value(for: understood, drawn)
  }

  /// A circle that was drawn, as far as its units follow from it.
  private struct Disc: Hashable {
    let area: Area
    let center: Coordinate
    let radius: Distance
    let place: Place?
    let keepsDistrict: Bool
  }

  private func rememberedUnits(_ drawing: Drawing) -> Units {
    guard case .disc = drawing.area.form else { return units(of: drawing) }
    let disc = Disc(
      area: drawing.area, center: drawing.center, radius: drawing.radius, place: drawing.place,
      keepsDistrict: drawing.keepsDistrict)
    return unitsOfDiscs.value(for: disc) { units(of: drawing) }
  }

  /// Draws a place that is known: where its name alone means.
  public func locate(
    _ place: Place, words: String, in context: GeocodingContext
  ) -> Resolution {
    var trace = GeocodingTrace()
    let drawing = at(place, context, &trace)
    return Resolution(
      location: location(drawing, rememberedUnits(drawing), words: words), trace: trace)
  }

  /// A container of a phrase, with the place that its first anchor means.
  struct Container {
    let phrase: PlacePhrase
    let place: Place
    let index: Int
    /// The places that all its anchors mean, and their numbers in the gazetteer.
    let places: [Place]
    let indices: [Int]
    /// What says where its own places are.
    let inner: [Container]
    /// The river beside which it lies, where it is a bank.
    let river: Anchors?

    /// Whether what is named in it may be expected inside of its place: not of a border's country.
    var holds: Bool {
      switch phrase.relation {
      case .border, .opposite, .towards: false
      default: point == nil
      }
    }

    /// Whether it is said to hold what is named in it: "in X", "in the countryside of X".
    var isHolder: Bool {
      switch phrase.relation {
      case .at, .inside, .countryside, .part, .farPart: true
      default: false
      }
    }

    /// Where "175 km north of Baghdad" lies: such words hold nothing, they only say near which point.
    var point: Coordinate? {
      switch phrase.relation {
      case .offset(let distance?, let side):
        place.coordinate.moved(distance.best, toward: side.azimuth)
      case .distant: place.coordinate
      default: nil
      }
    }
  }

  /// An area that the words draw, before districts and names are known.
  struct Drawing {
    var area: Area
    var center: Coordinate
    var radius: Distance
    var method: LocationMethod
    /// The place that it is drawn from, whose record says country and district.
    var place: Place?
    /// Whether the place's own district holds for the whole drawing.
    var keepsDistrict = false
  }

  /// The containers that can be resolved, the narrowest first; wider ones help with narrower ones.
  ///
  /// What holds a quarter is a town, not the governorate of its name.
  private func resolveContainers(
    _ phrases: [PlacePhrase], ofQuarter: Bool = false, _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> [Container] {
    var found: [Container] = []
    for phrase in phrases.reversed() {
      let inner = resolveContainers(phrase.containers, context, &trace)
      let isTown = ofQuarter && phrase.relation == .at
      let outer = found + inner
      let chosen = phrase.anchors.compactMap {
        resolve(
          $0, .container, within: outer,
          prefersRegions: !isTown && !phrase.relation.isBesideSpot && !$0.isSettlement,
          isSpot: isTown || phrase.relation.isBesideSpot || $0.isSettlement, context, &trace)
      }
      if let first = chosen.first {
        found.insert(
          Container(
            phrase: phrase, place: first.place, index: first.index, places: chosen.map(\.place),
            indices: chosen.map(\.index), inner: inner, river: river(of: phrase, context)),
          at: 0)
      }
    }
    return found
  }

  /// The place that a mention means, and what was weighed on the way.
  func resolve(
    _ mention: PlaceMention, _ role: GeocodingTrace.Anchor.Role, within containers: [Container],
    prefersRegions: Bool, isSpot: Bool = false, cue: FeatureClass? = nil,
    _ context: GeocodingContext, _ trace: inout GeocodingTrace
  ) -> PlaceCandidate? {
    if let known = mention.placeID.flatMap({ gazetteer.index(id: $0) }) {
      let place = gazetteer.places[known]
      let candidate = PlaceCandidate(
        index: known, place: place, matchedName: mention.words, cost: 0, score: 1,
        reason: "the words name no other")
      trace.anchors.append(
        GeocodingTrace.Anchor(
          mention: mention, role: role, candidates: [candidate], chosen: candidate, rejected: []))
      return candidate
    }
    var query = PlaceQuery(
      mention.name, containers: containers.filter(\.holds).map(\.index),
      near: containers.compactMap(\.point) + context.near,
      cue: mention.cue ?? cue,
      prefersRegions: prefersRegions, focus: context.focus, limit: 8)
    query.isForContainer = role == .container && !isSpot
    query.saysWhy = context.saysWhy
    var answer = search.search(query)
    // "حقل العمل" is heard better with its noun than "العمل" alone.
    if mention.cue != nil, (answer.best?.cost ?? 1) > 0 {
      query.name = mention.words
      let other = search.search(query)
      if !other.candidates.isEmpty, answer.best == nil || weight(other) > weight(answer) {
        answer = other
      }
    }
    let chosen = role == .anchor ? inPlace(answer, containers, cue: query.cue) : answer.best
    let rejected = answer.candidates.filter { candidate in
      guard candidate.cost <= 0.02 else { return false }
      guard let chosen else { return true }
      return candidate.index != chosen.index
        && !Ranking.isSameSpot(candidate.place, chosen.place)
    }
    trace.anchors.append(
      GeocodingTrace.Anchor(
        mention: mention, role: role, candidates: answer.candidates, chosen: chosen,
        rejected: rejected))
    return chosen
  }

  /// The likeliest candidate that lies where the words beside it put it; nothing when none does.
  ///
  /// "رميلان قرب الشدادي" is not the oil town, which lies 110 km from there, and "al-Hamra, 15 km west of
  /// Manbij" no namesake beyond the next governorate.
  private func inPlace(
    _ answer: PlaceAnswer, _ containers: [Container], cue: FeatureClass?
  ) -> PlaceCandidate? {
    guard let best = answer.best, !containers.isEmpty else { return answer.best }
    let rings = containers.compactMap { ring(around: $0, cue: cue) }
    // What is said to lie in a governorate, or in the countryside of a town, may lie beyond its border,
    // but not far.
    let holders = containers.filter(\.isHolder)
    let beyond = gazetteer.measures.length(.beyond)
    func fits(_ place: Place) -> Bool {
      rings.allSatisfy { $0.holds(place) }
        && holders.allSatisfy {
          $0.place.id == place.id || gazetteer.distance(from: place, beyond: $0.place) <= beyond
        }
    }
    if fits(best.place) { return best }
    return answer.candidates.first { $0.cost <= best.cost && fits($0.place) }
  }

  /// Where what lies near a container, at a stated distance from it, or as a quarter in it, may be; nil
  /// for other words.
  private func ring(around container: Container, cue: FeatureClass?) -> Ring? {
    let place = container.place
    switch container.phrase.relation {
    case .at, .inside:
      guard cue == .quarter, !place.isRegion else { return nil }
      return Ring(
        center: place.coordinate, least: .zero,
        greatest: place.uncertainty + gazetteer.measures.length(.quarter))
    case .near, .around, .outskirts, .opposite:
      guard !place.isRegion else { return nil }
      return Ring(
        center: place.coordinate, least: .zero,
        greatest: place.uncertainty + gazetteer.measures.length(.nearMost))
    case .offset(let distance?, _), .distant(let distance):
      // Distances are told by road, by the eye, and from any end of a town.
      let slack = place.uncertainty.meters + distance.greatest.meters * 0.4 + 5_000
      return Ring(
        center: place.coordinate, least: .meters(distance.least.meters - slack),
        greatest: .meters(distance.greatest.meters + slack))
    default: return nil
    }
  }

  private func weight(_ answer: PlaceAnswer) -> Double {
    answer.abstained ? 0 : answer.candidates.first?.score ?? 0
  }
}
