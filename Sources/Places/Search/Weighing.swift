import Geodesy

/// Weighs what speaks for a place: the logarithm of the odds that it is meant.
struct Weighing {
  let gazetteer: Gazetteer
  let query: PlaceQuery
  private let weights: EvidenceWeights
  private let asked: CountryCode?
  private let focus: [(code: CountryCode, share: Double)]
  private let containers: [Place]
  private let home: Set<CountryCode>
  private let others: NearestPoint
  private let distance: LetterDistance?
  /// The digits of the query.
  private let numbers: [UInt8]

  init(_ gazetteer: Gazetteer, _ query: PlaceQuery) {
    self.gazetteer = gazetteer
    self.query = query
    weights = gazetteer.ruling.sounds.weights
    asked = query.country.map { CountryCode($0) }
    focus = query.focus.map { (CountryCode($0.key), $0.value) }
    home = gazetteer.home
    others = NearestPoint(of: query.near)
    containers = query.containers.map { gazetteer.places[$0] }
    var name = query.name
    distance = name.withUTF8 { LetterDistance($0) }
    numbers = name.withUTF8 { Self.numbers(in: $0) }
  }

  /// Told of each piece of evidence.
  typealias Witness = (Evidence, Double) -> Void

  /// Weighs name, class and country; what lies around is dearer to ask, see
  /// ``surroundings(_:_:)``.
  func weigh(_ hit: PlaceSearch.Hit, _ witness: Witness? = nil) -> Double {
    var weight = 0.0
    func add(_ evidence: Evidence, _ value: Double = 1) {
      weight += weights[evidence] * value
      witness?(evidence, value)
    }
    let record = gazetteer.places.record(hit.place)
    spelling(hit, record, add)
    // Short names tell little by their sound: "H1" is itself all the same, and so is "وحمص" Homs.
    let least = weights[.spelledLeast]
    if least > 0, weight < least, hit.spelled != nil, !hit.isBare, !hit.lacksNouns {
      add(.spelledLeast, (least - weight) / least)
    }
    add(.population, Logarithms.decimal(Int(record.population) + 1))
    add(.names, Logarithms.binary(gazetteer.places.nameCount(hit.place)))
    if record.has(PlaceRecord.Flag.site) { add(.site) }
    if let own = classEvidence(record.kind) { add(own) }
    if query.isForContainer, isUnit(hit.place, record) { add(.unit) }
    if let cue = query.cue, let evidence = ClassGroup.evidence(cue, record.kind) {
      let fits = evidence != .classOther && evidence != .classFar && evidence != .classUnit
      // "Bashiqa camp" may be a base, if it is called so.
      let hasNouns = query.hasOwnCue && !hit.lacksNouns && !hit.isBare
      if fits || !hasNouns { add(evidence) }
      // What fits in class does not make a doubtful spelling right.
      if fits, hit.spelled == nil { add(.classHeard) }
    }
    country(hit.place, record, add)
    return weight
  }

  private func spelling(
    _ hit: PlaceSearch.Hit, _ record: PlaceRecord, _ add: (Evidence, Double) -> Void
  ) {
    if hit.spelled != nil { add(.spelled, 1) }
    if let heard = hit.heard {
      add(.heard, 1)
      add(.cost, heard.cost)
      add(.costPerPhone, heard.costPerPhone)
      if heard.isAcross { add(hasOtherScript(hit) ? .acrossDespite : .acrossOnly, 1) }
      if heard.steps > 0 { add(.consonants, Double(heard.steps)) }
    }
    if let typed = hit.typed {
      add(.typed, 1)
      add(.typedShare, typed.share)
    }
    if let other = hit.otherScript {
      add(.otherAlike, 1)
      add(.otherCost, other.costPerPhone)
    } else if hit.typed == nil, hit.heard?.isAcross != true, hasOtherScript(hit) {
      add(.otherUnlike, 1)
    }
    if hit.lacksParticles { add(.particles, 1) }
    if hit.lacksNouns { add(.nounsLeftOut, 1) }
    if hit.lacksWord { add(.wordLeftOut, 1) }
    if hit.isUnjoined { add(.unjoined, 1) }
    if hit.isNamedAfter { add(.namedAfter, 1) }
    if hit.isBare {
      let fit = query.cue.map { ClassGroup.evidence($0, record.kind) }
      switch fit {
      case .some(.classSame), .some(.classAlike), .some(.classNear): add(.bareFits, 1)
      case .some: add(.bareUnfit, 1)
      case nil: add(.bareAlone, 1)
      }
    }
    let (volume, local) = gazetteer.volumes.place(hit.place)
    let shown =
      (record.has(PlaceRecord.Flag.name) ? 1 : 0)
      + (record.has(PlaceRecord.Flag.nameArabic) ? 1 : 0)
    let start = gazetteer.volumes.nameStart(of: hit.place)
    let first = volume.names(of: local).lowerBound
    if hit.name - start - first < shown { add(.shownName, 1) }
  }

  /// Whether the place has a name in another script than the one that was found.
  private func hasOtherScript(_ hit: PlaceSearch.Hit) -> Bool {
    let (volume, local) = gazetteer.volumes.place(hit.place)
    let script = gazetteer.names.isArabic(hit.name)
    return volume.names(of: local).contains { volume.nameRecords[$0].isArabic != script }
  }

  private func isUnit(_ place: Int, _ record: PlaceRecord) -> Bool {
    (record.kind == .country || record.kind == .governorate) && gazetteer.places.isUnit(place)
  }

  private func classEvidence(_ kind: FeatureClass) -> Evidence? {
    let wide = query.prefersRegions
    return switch kind {
    case .country: .country
    case .governorate: wide ? .governorateWide : .governorate
    case .city: .city
    // A village is as likely where a word says what is meant.
    case .town: query.cue == nil ? .town : nil
    case .district: wide ? .districtWide : .district
    case .subdistrict: wide ? .subdistrictWide : .subdistrict
    default: nil
    }
  }

  private func country(_ place: Int, _ record: PlaceRecord, _ add: (Evidence, Double) -> Void) {
    let code = gazetteer.places.country(place)
    if let asked {
      add(asked == code ? .countryAsked : .countryOther, 1)
      return
    }
    guard !focus.isEmpty else {
      if record.kind != .country, !home.isEmpty { add(home.contains(code) ? .home : .abroad, 1) }
      return
    }
    if let share = focus.first(where: { $0.code == code })?.share {
      add(.focus, share)
      // A country that the text hardly names is hardly meant.
      if share < 0.25 { add(.focusFaint, 1) }
    } else if record.kind != .country {
      // A text that speaks of other countries means a small place of this one hardly ever; curated
      // sites are those that the news of Syria and Iraq name, wherever they lie.
      let isKnown = record.has(PlaceRecord.Flag.site) || record.population >= 500_000
      add(isKnown ? .focusNoneKnown : .focusNone, 1)
    }
  }

  /// The digits of a text, from 0 to 9 in any script that names are written in.
  private static func numbers(in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var found: [UInt8] = []
    for (position, byte) in text.enumerated() {
      switch byte {
      case 0x30...0x39: found.append(byte - 0x30)
      // U+0660 to U+0669, and U+06F0 to U+06F9.
      case 0xA0...0xA9 where position > 0 && text[position - 1] == 0xD9: found.append(byte - 0xA0)
      case 0xB0...0xB9 where position > 0 && text[position - 1] == 0xDB: found.append(byte - 0xB0)
      default: break
      }
    }
    return found
  }

  private static let edits: [Evidence] = [
    .lettersSame, .lettersOneOff, .lettersTwoOff, .lettersMoreOff,
  ]

  /// Weighs how far the letters are from those of a name in the same script.
  func letters(_ hit: PlaceSearch.Hit, _ witness: Witness? = nil) -> Double {
    guard let distance, hit.heard?.isAcross != true, !hit.isNamedAfter, hit.typed == nil else {
      return 0
    }
    let (volume, local, _) = gazetteer.volumes.name(hit.name)
    let (edits, letters) = volume.withName(local) { distance.distance(to: $0) }
    var values = [
      (Self.edits[min(edits, Self.edits.count - 1)], 1),
      (.lettersShare, Double(edits) / Double(max(distance.count, letters))),
    ]
    if !numbers.isEmpty, volume.withName(local, { Self.numbers(in: $0) }) != numbers {
      values.append((.otherNumber, 1))
    }
    for (evidence, value) in values { witness?(evidence, value) }
    return values.reduce(0) { $0 + weights[$1.0] * $1.1 }
  }

  /// Whether anything is known of what lies around.
  var asksSurroundings: Bool { !containers.isEmpty || !query.near.isEmpty }

  /// Weighs the containers, and how near the other places are.
  func surroundings(_ hit: PlaceSearch.Hit, _ witness: Witness? = nil) -> Double {
    var weight = 0.0
    func add(_ evidence: Evidence, _ value: Double = 1) {
      weight += weights[evidence] * value
      witness?(evidence, value)
    }
    if !containers.isEmpty {
      let place = gazetteer.places[hit.place]
      for container in containers {
        if place.id == container.id {
          // "أبو حمام قرب البوكمال" names another place than its container.
          add(.containerItself)
          continue
        }
        let beyond = gazetteer.distance(from: place, beyond: container)
        if beyond.meters <= 0 {
          add(hit.spelled == nil ? .insideHeard : .inside)
        } else {
          add(.outside)
          add(.outsideBy, min(4.5, beyond.kilometers / 40))
        }
      }
    }
    if !query.near.isEmpty { add(.farness, Self.doublings(nearest(hit.place) / 20)) }
    return weight
  }

  /// The distance of the nearest of the other places in kilometres.
  func nearest(_ place: Int) -> Double {
    others.to(gazetteer.places.coordinate(place))?.distance.kilometers ?? 0
  }

  /// How often 1 is doubled to reach a number, the last time in part; 40 at most.
  private static func doublings(_ number: Double) -> Double {
    var (rest, count) = (number, 0.0)
    while rest > 1, count < 40 {
      count += min(1, rest - 1)
      rest /= 2
    }
    return count
  }

  /// By how much likelier than none the best place must be.
  ///
  /// A name that stands in the gazetteer needs no more than to be likelier; of a class that the words
  /// name there are few places, so that half the doubt is enough.
  func doubt(_ hit: PlaceSearch.Hit) -> Double {
    if hit.isWholeName { return 0 }
    let isNamedClass = query.cue == gazetteer.places.featureClass(hit.place)
    return weights[.doubt] * (isNamedClass ? 0.5 : 1)
  }

  /// Weighs that none of the places is meant; `rarity` is what the query's phones tell, in nats.
  func none(rarity: Double, _ witness: Witness? = nil) -> Double {
    var weight = 0.0
    for (evidence, value) in [
      (Evidence.none, 1), (.noneRarity, rarity),
      (.noneNames, Logarithms.natural(gazetteer.names.count)),
    ] {
      weight += weights[evidence] * value
      witness?(evidence, value)
    }
    return weight
  }
}
