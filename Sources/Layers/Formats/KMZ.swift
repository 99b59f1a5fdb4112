import Events
import Geodesy

// KMZ: a ZIP archive with `doc.kml` in front, from which all else is reached. Google Earth grows slow
// from some thousands of placemarks in one document on, so that many events are parted by the map:
// parts are loaded where and when a viewer is near enough. GDAL and QGIS read the root alone.

extension MapContent {
  /// `events.kmz`: the KML with a symbol for each kind inside.
  ///
  /// Up to `limit` placemarks are one document as `events.kml` is. More are parted along a quadtree into
  /// documents of at most so many; the root then has a placemark for each cell, which counts its events.
  ///
  /// - Parameters:
  ///   - limit: how many placemarks a document may have.
  ///   - out: takes the bytes.
  /// - Throws: what reading and ordering the events and the writer's sink throw.
  package func writeKMZ(limit: Int = 5_000, to out: inout ByteWriter) throws {
    var count = 0
    try events.forEach { count += $0.placemarkCount }
    var zip = ZipWriter()
    if count <= limit {
      let document = KMLDocument(
        events: events, attribution: attribution, icons: "icons", isTyped: false)
      try zip.add("doc.kml", to: &out) { try document.write(to: &$0) }
      try zip.addIcons(to: &out)
    } else {
      let sorted = try events.sorted(by: EventCells.order)
      var cells = EventCells(limit: limit)
      try sorted.forEach { cells.add($0) }
      cells.finish()
      let root = KMZRoot(cells: cells.cells, attribution: attribution, limit: limit)
      try zip.add("doc.kml", to: &out) { try root.write(to: &$0) }
      try zip.addIcons(to: &out)
      try zip.addParts(sorted, cells.cells, attribution, to: &out)
    }
    try zip.finish(to: &out)
  }
}

extension ZipWriter {
  fileprivate mutating func addIcons(to out: inout ByteWriter) throws {
    for (kind, png) in MarkerPicture.all {
      try add("icons/\(kind.rawValue).png", .stored, to: &out) { $0.append(png) }
    }
  }

  /// Adds a document for each part of each cell; the events of one part at a time are in memory.
  fileprivate mutating func addParts(
    _ events: Rows<Event>, _ cells: [EventCell], _ attribution: Attribution,
    to out: inout ByteWriter
  ) throws {
    var counts = cells.flatMap(\.parts)[...]
    var part: [Event] = []
    var number = 0
    try events.forEach { event in
      part.append(event)
      guard part.count == counts.first else { return }
      counts.removeFirst()
      number += 1
      let document = KMLDocument(
        events: Rows(part), attribution: attribution, name: "EventMapper, part \(number)",
        icons: "../icons")
      try add(KMZRoot.part(number), to: &out) { try document.write(to: &$0) }
      part.removeAll(keepingCapacity: true)
    }
  }
}
