public import Diagnostics
import Events
public import Geodesy
public import Places
public import Reading

/// The corrections of a run, each checked against the gazetteer, in the order in which they count: of two
/// that contradict each other the later one wins.
public struct Corrections: Sendable {
  /// Where a correction puts something.
  enum Spot: Sendable {
    /// A place of the gazetteer, with its own area and radius.
    case known(Place)
    /// A point with its radius, and perhaps the place that lends its name.
    case point(Coordinate, within: Distance, id: String?)
  }

  /// The radius of a coordinate that comes without one: a hamlet, or a spot found in a picture from above.
  public static let radius = Distance.meters(1_000)

  /// The rows, by file and line.
  let rows: [Correction]
  /// For each row whether it is told where it applies to nothing.
  let isTold: [Bool]
  /// What is wrong in them.
  public let diagnostics: [Diagnostic]
  private var spots: [Int: Spot] = [:]
  private var events: [String: [Int]] = [:]
  private(set) var words = CorrectedWords()
  /// Ids of claims whose events are joined to others.
  private(set) var joined: Set<String> = []

  /// Takes the rows of files, in the order of their names.
  public init(_ files: [CorrectionFile], in gazetteer: Gazetteer) {
    var (rows, isTold): ([Correction], [Bool]) = ([], [])
    var diagnostics: [Diagnostic] = []
    for file in files {
      for row in file.rows {
        var spot: Spot?
        if let place = row.place {
          spot = Spot(place, in: gazetteer)
          if spot == nil {
            diagnostics.append(.unknownPlace(place))
            continue
          }
        }
        let number = rows.count
        rows.append(row)
        isTold.append(file.isWhole)
        spots[number] = spot
        switch row.subject {
        case .event(let id):
          events[id, default: []].append(number)
          if !row.sameAs.isEmpty { joined.formUnion([id] + row.sameAs) }
        case .words(let text, let reports):
          if let other = words.add(number, text, reports: reports, rows),
            let place = rows[other].place, row.place?.agrees(with: place) == false
          {
            diagnostics.append(.contradiction("place", of: row, with: rows[other]))
          }
        }
      }
    }
    self.rows = rows
    self.isTold = isTold
    self.diagnostics = diagnostics
  }

  /// Whether there are none.
  public var isEmpty: Bool { rows.isEmpty }

  /// The numbers of the rows that speak of the event of some claims, in order.
  func rows(of claims: [Claim]) -> [Int] {
    if events.isEmpty { return [] }
    return Set(claims.flatMap { events[$0.id] ?? [] }).sorted()
  }

  /// Where a row puts something that is called by words.
  func location(of row: Int, words: String, with geocoder: Geocoder) -> Location? {
    switch spots[row] {
    case .known(let place):
      geocoder.locate(place, words: words, in: GeocodingContext()).location
    case .point(let coordinate, let radius, let id):
      geocoder.locate(given: coordinate, within: radius, words: words, id: id)
    case nil: nil
    }
  }

  /// The place of the gazetteer that a row names, where it names no more than that.
  func placeID(of row: Int) -> String? {
    if case .known(let place)? = spots[row] { place.id } else { nil }
  }
}

extension Corrections.Spot {
  /// Nothing where the gazetteer does not know the place.
  fileprivate init?(_ place: Correction.Place, in gazetteer: Gazetteer) {
    var known: Place?
    if let id = place.id {
      // "gn:94911 Kani Masi (Amedi)", as a review offers it, is the place with what it is called.
      let first = id.split(separator: " ").first.map(String.init) ?? id
      guard let found = gazetteer.place(id: id) ?? gazetteer.place(id: first) else { return nil }
      known = found
    }
    if let coordinate = place.coordinate {
      self = .point(
        coordinate, within: place.uncertainty ?? Corrections.radius, id: known?.id)
    } else if let known, let radius = place.uncertainty {
      self = .point(known.coordinate, within: radius, id: known.id)
    } else if let known {
      self = .known(known)
    } else {
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownPlace(_ place: Correction.Place) -> Diagnostic {
    Diagnostic(
      "correction.place", .error, at: place.position,
      "The gazetteer has no place \((place.id ?? "").isolated); the row was passed over.",
      fix: "look the id up with eventmap place NAME, or write latitude and longitude")
  }

  /// What two rows say of one thing is not the same.
  static func contradiction(
    _ field: String, of row: Correction, with other: Correction
  ) -> Diagnostic {
    let line =
      row.position.source == other.position.source
      ? "line \(other.position.line)" : "\(other.position.source):\(other.position.line)"
    return Diagnostic(
      "correction.contradiction", .warning, at: row.position,
      "It says another \(field) than \(line) of the same; this later row counts.",
      fix: "keep the row that is right")
  }
}
