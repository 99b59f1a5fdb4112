import Diagnostics
package import EventStore
import Events
package import Geodesy
import Places
import Shapes

/// What happened within a distance of a place, as users ask it: on the command line and over HTTP.
package struct RadiusQuestion: Sendable {
  /// The place in the middle.
  package let spot: Spot
  /// How far around.
  package let within: Distance
  /// What is asked of a store.
  package let asked: EventQuestion
  /// What the place was taken for, such as `town, Al Mayadin, Syria [gn:170794]`; nil for coordinates.
  package let setting: String?

  /// Makes a question.
  ///
  /// - Parameters:
  ///   - spot: The place in the middle: its point counts, not its radius.
  ///   - within: How far around.
  ///   - question: What else is asked for; its region is set here.
  ///   - mapper: Knows what the place is; nil for coordinates alone.
  package init(
    around spot: Spot, within: Distance, _ question: EventQuestion, in mapper: Mapper?
  ) {
    (self.spot, self.within) = (spot, within)
    var asked = question
    asked.region = AskedArea(.disc(center: spot.coordinate, radius: within))
    self.asked = asked
    setting = spot.place.map { place in
      "\(mapper?.geocoder.gazetteer.setting(of: place) ?? place.featureClass.rawValue) [\(place.id)]"
    }
  }

  /// What the place is called; nil for coordinates.
  package var name: String? {
    spot.place?.plainName ?? (spot.phrase == nil ? nil : spot.words.isolated)
  }

  /// What is asked, in words.
  package var title: String {
    "events within \(within.plain) of "
      + (name.map { "\($0), \(spot.coordinate.plain)" } ?? spot.coordinate.plain) + asked.filters
  }

  /// What is to be known of the place, in sentences without a full stop.
  package var notes: [String] {
    var notes: [String] = []
    if let setting { notes.append("taken for \(setting)") }
    if let phrase = spot.phrase { notes.append("read as \(phrase.face.isolated)") }
    if spot.uncertainty > .zero {
      notes.append(
        "known to ± \(spot.uncertainty.plain), which does not count here: its point is the centre")
    }
    return notes
  }
}

extension EventQuestion {
  /// What is asked for besides the region, in words that follow a title.
  package var filters: String {
    var words: [String] = []
    if let since { words.append("since \(since)") }
    if let until { words.append("until \(until)") }
    if !kinds.isEmpty {
      let names = AttackKind.allCases.filter(kinds.contains).map(\.rawValue)
      words.append("kind \(names.joined(separator: " or "))")
    }
    if !actors.isEmpty {
      words.append("actor \(actors.map(\.isolated).joined(separator: " or "))")
    }
    if !weapons.isEmpty {
      words.append("weapon \(weapons.map(\.isolated).joined(separator: " or "))")
    }
    if onlyCertain {
      words.append("certain only")
    } else if leastShare > 0 {
      words.append("at least \(leastShare) of the 90 % area")
    }
    if let side = generalised { words.append("places generalised to \(side.plain)") }
    return words.map { ", \($0)" }.joined()
  }
}
