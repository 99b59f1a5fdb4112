import Events
import Geodesy
import Places
import Shapes

// The events of the web map: the names of the columns once, then a row an event, so that ten thousand
// of them are read in a moment.

extension MapContent {
  /// Appends `"columns":[…],"events":[[…],…]`.
  func writeWebEvents(to out: inout ByteWriter) throws {
    let columns = WebColumns.all
    out.append("\"columns\":[")
    for column in columns {
      out.append(script: column.name)
      out.append(",")
    }
    out.append("\"voices\",\"point\",\"area\",\"launch_point\",\"launch_area\"],\n\"events\":[")
    var first = true
    try events.forEach { event in
      out.append(first ? "\n[" : ",\n[")
      first = false
      for column in columns {
        out.append(script: column.value(event))
        out.append(",")
      }
      out.append(voicesOf: event)
      out.append(",")
      out.append(place: event.place)
      out.append(",")
      out.append(place: event.launchPlace)
      out.append("]")
      try out.drain()
    }
    out.append("]")
  }
}

/// What the cards and filters of the web map need of an event.
private enum WebColumns {
  static let all: [Column<Event>] =
    EventColumns.all.filter { !left.contains($0.name) } + [
      Column("admin1_name_ar", .string, "Governorate (Arabic)") {
        .text(maybe: $0.target?.admin1?.nameArabic)
      },
      Column("admin2_name_ar", .string, "District (Arabic)") {
        .text(maybe: $0.target?.admin2?.nameArabic)
      },
    ]

  /// What other files are for, or what stands in the row in another form.
  private static let left: Set = [
    "event_type", "sub_event_type", "date_method", "acled_time_precision", "ucdp_date_prec",
    "place_id", "admin1_code", "admin2_code", "admin3_name", "admin3_code",
    "acled_geo_precision", "ucdp_where_prec", "launch_latitude", "launch_longitude", "quote",
    "quote_start", "quote_end", "sources", "begin", "end", "claims",
  ]
}

extension ByteWriter {
  /// Appends who says it: `[[report, sentence, language],…]`, each sentence of a report once.
  fileprivate mutating func append(voicesOf event: Event) {
    append("[")
    var told: Set<[String]> = []
    for claim in event.claims where told.insert([claim.report, claim.sentence.words]).inserted {
      if told.count > 1 { append(",") }
      append("[")
      append(script: claim.report)
      append(",")
      append(script: claim.sentence.words)
      append(",")
      append(script: claim.language)
      append("]")
    }
    append("]")
  }

  /// Appends a location's point and its area, or `null,null`.
  ///
  /// The area is `null` where it is the disc of the 90 % radius about the point; otherwise rings of
  /// flat longitudes and latitudes.
  fileprivate mutating func append(place: Location?) {
    guard let place else { return append("null,null") }
    append(position: place.coordinate, .point)
    append(",")
    if place.area == .disc(center: place.coordinate, radius: place.uncertainty) {
      return append("null")
    }
    // A five-hundredth of its size is less than a pixel while the whole of it is on a screen.
    let rings = place.area.outline.flatMap { [$0.exterior] + $0.holes }
    let latitudes = rings.joined().map(\.latitude)
    let size = (latitudes.max() ?? 0) - (latitudes.min() ?? 0)
    append(flat: rings.map { thinned(ring: $0, degrees: size / 500) })
  }

  /// Appends rings or lines, each as one list of longitude, latitude, longitude, latitude….
  mutating func append(flat lines: [[Coordinate]]) {
    append("[")
    for (index, line) in lines.filter({ !$0.isEmpty }).enumerated() {
      if index > 0 { append(",") }
      append("[")
      for (corner, point) in line.enumerated() {
        if corner > 0 { append(",") }
        append(pair: point, .drawing)
      }
      append("]")
    }
    append("]")
  }
}
