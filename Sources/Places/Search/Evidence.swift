/// What speaks for and against a place, by the names in `ranking.tsv`.
///
/// Each adds its weight times its value to the logarithm of the odds that the place is meant.
enum Evidence: Int, CaseIterable, Sendable {
  /// The name folds to the same letters; 1 or 0.
  case spelled
  /// What a name that is spelled so weighs at least, however short it is.
  case spelledLeast
  /// It is known how the name sounds beside the query; 1 or 0.
  case heard
  /// What it costs to hear it so, in nats.
  case cost
  /// The same by the number of phones.
  case costPerPhone
  /// The name is written in another script, as all names of the place are, or though it has others in
  /// the script of the query; 1 or 0.
  case acrossOnly, acrossDespite
  /// By how many classes of consonants it differs.
  case consonants
  /// How many letters differ from a name in the same script; 1 or 0. And which share of the letters
  /// that is.
  case lettersSame, lettersOneOff, lettersTwoOff, lettersMoreOff, lettersShare
  /// No name is spelled so or sounds so, and this one is nearest by its letters; 1 or 0. And which
  /// share of the letters differs.
  case typed, typedShare
  /// The name has other numbers than the query, or none; 1 or 0.
  case otherNumber
  /// A name of the place in the other script sounds alike too, or there is such a name and it does
  /// not; 1 or 0.
  case otherAlike, otherUnlike
  /// What it costs to hear the name in the other script, in nats by a phone.
  case otherCost
  /// Particles were taken off the first word; 1 or 0.
  case particles
  /// Generic nouns of the query are left out; 1 or 0.
  case nounsLeftOut
  /// One word of the query is left out; 1 or 0.
  case wordLeftOut
  /// The gazetteer's name has a generic noun: the words make one expect such a class, another, or say
  /// nothing; 1 or 0.
  case bareFits, bareUnfit, bareAlone
  /// An article that is written together with a name was taken off; 1 or 0.
  case unjoined
  /// A site bears the name of the place that was found; 1 or 0.
  case namedAfter
  /// It is the name that the place goes by; 1 or 0.
  case shownName
  /// A site kept by hand; 1 or 0.
  case site
  /// The logarithm to base 10 of its inhabitants and one.
  case population
  /// The logarithm to base 2 of the number of its names.
  case names
  /// What class it has; 1 or 0, of a town where no word says the class. The last three hold where a wide place is wanted.
  case country, governorate, city, town, district, subdistrict
  case governorateWide, districtWide, subdistrictWide
  /// A container is asked for, and it is a country or governorate by whose key places say where they
  /// lie; 1 or 0.
  case unit
  /// The class is that of the words beside the name, like it, near it, far from it, another; 1 or 0.
  case classSame, classAlike, classNear, classFar, classOther
  /// The words make one expect a quarter, village or camp, and it is a governorate or country; 1 or 0.
  case classUnit
  /// As before, of a name that only sounds alike.
  case classHeard
  /// It lies in the country asked for, or in another; 1 or 0.
  case countryAsked, countryOther
  /// How much the text speaks of its country, in 0…1; hardly; not at all.
  case focus, focusFaint, focusNone
  /// The text speaks of no country that it lies in, but it is a site or a great city.
  case focusNoneKnown
  /// No country is known, and it lies in one of which the gazetteer knows many sites, or in another; 1
  /// or 0.
  case home, abroad
  /// It lies in the container; outside; by how many parts of 40 km outside; is the container itself.
  case inside, insideHeard, outside, outsideBy, containerItself
  /// How often its distance from the nearest place known beside it doubles 20 km.
  case farness
  /// None of the places is meant: always; what the query's phones tell, in nats; the natural logarithm
  /// of the number of names looked at.
  case none, noneRarity, noneNames
  /// By how much likelier than none the best place must be, to be an answer at all.
  case doubt

  /// The name in the file.
  var label: String { "\(self)" }

  static let byLabel: [String: Evidence] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.label, $0) })
}

/// The weights of all evidence: the data of `ranking.tsv`.
struct EvidenceWeights: Sendable {
  private var weights = [Double](repeating: 0, count: Evidence.allCases.count)

  subscript(_ evidence: Evidence) -> Double {
    @inline(__always) get { weights[evidence.rawValue] }
    set { weights[evidence.rawValue] = newValue }
  }
}
