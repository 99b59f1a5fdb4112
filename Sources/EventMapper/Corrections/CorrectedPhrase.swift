import Events
import Places

extension Corrections {
  /// Where a phrase of a report means by a correction of words.
  ///
  /// - Returns: The location with the numbers of its rows; nil where no row speaks of the phrase.
  func corrected(
    _ phrase: PlacePhrase, in report: String, _ context: GeocodingContext, with geocoder: Geocoder
  ) -> (location: Location, rows: [Int])? {
    switch words.meaning(of: phrase, in: report, placeID: placeID) {
    case .place(let row):
      return location(of: row, words: phrase.words, with: geocoder).map { ($0, [row]) }
    case .phrase(let bound, let rows):
      return geocoder.locate(bound, in: context).location.map { ($0, rows) }
    case nil: return nil
    }
  }
}

extension Claim {
  /// Gives the claim places that a person knows, and keeps what was read.
  mutating func correct(
    target: Evidence<Location>?, launch: Evidence<Location>?, _ rows: [Int]
  ) {
    guard target != nil || launch != nil else { return }
    readPlaces = .read(
      target: self.target, launch: self.launch, corrections: Set(rows).sorted())
    self.target = target ?? self.target
    self.launch = launch ?? self.launch
  }
}

extension Gazetteer {
  /// "gn:94911 Kani Masi (Amedi)": what a reviewer chooses from.
  func face(of place: Place) -> String {
    let district = place.admin2.flatMap { administrativeUnit(key: $0)?.name } ?? place.country
    return "\(place.id) \(place.name) (\(district))"
  }
}
