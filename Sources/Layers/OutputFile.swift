/// A file that a run writes.
///
///     for file in OutputFile.all where formats.contains(file.format) {
///       try AtomicFile.write(to: "\(folder)/\(file.name)") { try file.write(content, &$0) }
///     }
///
/// A new format is one file in `Formats` and one line in ``all``.
public struct OutputFile: Sendable {
  /// The name in the output folder.
  public let name: String
  /// The word by which `--formats` asks for it.
  public let format: String
  /// Whether it is written where no formats are asked for.
  public let isDefault: Bool
  /// Writes the file's bytes; the caller finishes the writer.
  public let write: @Sendable (MapContent, inout ByteWriter) throws -> Void

  private init(
    _ name: String, _ format: String, isDefault: Bool = true,
    _ write: @escaping @Sendable (MapContent, inout ByteWriter) throws -> Void
  ) {
    self.name = name
    self.format = format
    self.isDefault = isDefault
    self.write = write
  }

  /// Whether the content has what the file needs: the web map needs the parts of its page.
  public func canBeWritten(from content: MapContent) -> Bool {
    format != "html" || content.page != nil
  }

  /// Every file, in the order in which they are written.
  ///
  /// The manifest, which names them all, comes after them.
  public static let all: [OutputFile] = [
    OutputFile("events.geojson", "geojson") {
      try Layer.events.writeGeoJSON($0.events, $0.attribution, to: &$1)
    },
    OutputFile("launches.geojson", "geojson") {
      try Layer.launches.writeGeoJSON($0.launches, $0.attribution, to: &$1)
    },
    OutputFile("areas.geojson", "geojson") {
      try Layer.areas.writeGeoJSON($0.areas, $0.attribution, to: &$1)
    },
    OutputFile("districts.geojson", "geojson") {
      try Layer.districts.writeGeoJSON(Rows($0.districts), $0.attribution, to: &$1)
    },
    OutputFile("events.qml", "geojson") {
      try Layer.events.writeQGISStyle(.events, to: &$1)
    },
    OutputFile("launches.qml", "geojson") { try Layer.launches.writeQGISStyle(.launches, to: &$1) },
    OutputFile("areas.qml", "geojson") { try Layer.areas.writeQGISStyle(.areas, to: &$1) },
    OutputFile("districts.qml", "geojson") {
      try Layer.districts.writeQGISStyle(.districts, to: &$1)
    },
    OutputFile("events.geojsons", "geojsonseq", isDefault: false) {
      try Layer.events.writeGeoJSONSequence($0.events, to: &$1)
    },
    OutputFile("launches.geojsons", "geojsonseq", isDefault: false) {
      try Layer.launches.writeGeoJSONSequence($0.launches, to: &$1)
    },
    OutputFile("areas.geojsons", "geojsonseq", isDefault: false) {
      try Layer.areas.writeGeoJSONSequence($0.areas, to: &$1)
    },
    OutputFile("events.kml", "kml") { try $0.writeKML(to: &$1) },
    OutputFile("events.kmz", "kmz") { try $0.writeKMZ(to: &$1) },
    OutputFile("eventmap.qgz", "qgis") { try $0.writeQGISProject(to: &$1) },
    OutputFile("events.csv", "csv") { try $0.writeEventsCSV(to: &$1) },
    OutputFile("events.hxl.csv", "hxl", isDefault: false) { try $0.writeHXL(to: &$1) },
    OutputFile("claims.jsonl", "claims") { try $0.writeClaims(to: &$1) },
    OutputFile("aggregates.csv", "csv") { try $0.writeAggregatesCSV(to: &$1) },
    OutputFile("review.csv", "csv") { try $0.writeReviewCSV(to: &$1) },
    OutputFile("map.html", "html") { try $0.writeWebMap(to: &$1) },
    OutputFile("map.svg", "svg") { try $0.writePicture(to: &$1) },
    OutputFile("diagnostics.json", "diagnostics") { try $0.writeDiagnostics(to: &$1) },
  ]
}
