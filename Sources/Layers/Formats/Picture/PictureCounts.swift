import Events
import Geodesy
import Places

/// What the static map says in numbers.
struct PictureCounts {
  private(set) var events = 0
  private(set) var kinds: [AttackKind: Int] = [:]
  private(set) var placeless = 0
  private(set) var undated = 0
  private(set) var recalled = 0
  private(set) var launches = 0
  /// Events whose point lies beyond the map.
  private(set) var beyond = 0
  private(set) var first: Day?
  private(set) var last: Day?
  let frame: MapFrame?

  init(_ content: MapContent) throws {
    frame = try MapFrame.around(content.events)
    let sheet = frame.map(MapSheet.init(of:))
    try content.events.forEach { event in
      events += 1
      kinds[event.kind, default: 0] += 1
      if event.background { recalled += 1 }
      if event.place != nil, event.launchPlace != nil { launches += 1 }
      if let place = event.place {
        if let sheet {
          let (x, y) = sheet.place(place.coordinate)
          if !MapSheet.map.holds(x, y) { beyond += 1 }
        }
      } else {
        placeless += 1
      }
      if let start = event.date.start, let end = event.date.end {
        first = first.map { min($0, start) } ?? start
        last = last.map { max($0, end) } ?? end
      } else {
        undated += 1
      }
    }
  }

  private var period: EventDate? {
    guard let first, let last else { return nil }
    return EventDate(start: first, end: last, precision: .day, method: .stated)
  }

  var title: String {
    let count = events == 1 ? "1 reported attack" : "\(events) reported attacks"
    return period.map { "\(count) · \($0.english)" } ?? count
  }
  var titleArabic: String {
    let count = "هجمات أوردتها التقارير (\(events))"
    return period.map { "\(count) · \($0.arabic)" } ?? count
  }
  var subtitle: String {
    "Each mark stands where the reports' words put it; the dashed area around it holds the true place "
      + "nine times in ten."
  }

  /// What the map does not show, in sentences.
  var notes: [String] {
    var notes: [String] = []
    if placeless > 0 { notes.append("\(placeless) without a place: not on the map") }
    if beyond > 0 { notes.append("\(beyond) beyond the edge of the map") }
    if undated > 0 { notes.append("\(undated) without a date: on the map") }
    return notes
  }
}
