import Events
import Geodesy

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// `eventmap.qgz`: a QGIS project that opens the layers beside it, styled, named and ready for time.
//
// What QGIS 3.22 wants of one, as measured: identifiers of layers have 11 characters or more, or it
// makes up others and the tree points nowhere; a reference system needs a number above 0 before its
// name is read; files inside the archive are called `attachment:NAME`.

extension MapContent {
  /// Writes the project, with the ground under the events inside.
  package func writeQGISProject(to out: inout ByteWriter) throws {
    let project = try QGISProject(self)
    var zip = ZipWriter()
    try zip.add("eventmap.qgs", to: &out) { try project.write(to: &$0) }
    let ground = (try MapFrame.around(events) ?? .nowhere).widened(by: 2, atLeast: 8)
    try zip.add("countries.geojson", to: &out) {
      try Layer.countries.writeGeoJSON(
        base.units(areCountries: true, in: ground), attribution, to: &$0)
    }
    try zip.add("governorates.geojson", to: &out) {
      try Layer.governorates.writeGeoJSON(
        base.units(areCountries: false, in: ground), attribution, to: &$0)
    }
    try zip.add("rivers.geojson", to: &out) {
      try Layer.rivers.writeGeoJSON(base.courses(in: ground), attribution, to: &$0)
    }
    try zip.finish(to: &out)
  }
}

extension MapFrame {
  /// What a map without events shows.
  fileprivate static let nowhere = MapFrame(west: 34, south: 29, east: 49, north: 38)
}

/// The text of a project.
struct QGISProject {
  private let frame: MapFrame
  private let days: (first: Day, last: Day)?
  private let attribution: Attribution

  /// Where QGIS finds a layer of events: the one place that says so.
  ///
  /// In the GeoPackage undated events stay on the map whatever the time; of GeoJSON QGIS hides them.
  private static func source(of layer: String) -> String { "./events.gpkg|layername=\(layer)" }

  /// Reads the events for what the map shows first, and for when.
  init(_ content: MapContent) throws {
    frame = (try MapFrame.around(content.events) ?? .nowhere).widened(by: 0.08, atLeast: 0.3)
    attribution = content.attribution
    var days: (first: Day, last: Day)?
    try content.events.forEach { event in
      guard let first = event.date.start, let last = event.date.end else { return }
      days = days.map { (min($0.first, first), max($0.last, last)) } ?? (first, last)
    }
    self.days = days
  }

  func write(to out: inout ByteWriter) throws {
    out.append("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
    out.append(
      "<qgis version=\"3.22.16\" projectname=\"EventMapper\">\n<title>EventMapper</title>\n")
    out.append("<projectCrs>")
    out.append(Self.mercator)
    out.append("</projectCrs>\n")
    tree(to: &out)
    canvas(to: &out)
    out.append("<projectlayers>\n")
    layer(Layer.events, .events, to: &out)
    layer(Layer.launches, .launches, to: &out)
    layer(Layer.areas, .areas, to: &out)
    layer(Layer.districts, .districts, to: &out)
    table(.claims, face: "\"report\" || ': ' || coalesce(\"quote\", \"kind\")", to: &out)
    table(.sources, face: "\"id\"", to: &out)
    table(.aggregates, face: "\"report\" || ': ' || \"quote\"", to: &out)
    layer(Layer.rivers, .rivers, isGround: true, to: &out)
    layer(Layer.governorates, .governorates, isGround: true, to: &out)
    layer(Layer.countries, .countries, isGround: true, to: &out)
    out.append("</projectlayers>\n")
    out.append(QGISRelation.all, id: Self.id)
    time(to: &out)
    properties(to: &out)
    out.append("</qgis>\n")
    try out.drain()
  }

  /// The names in the tree, which is the legend: from the top of the map to its ground.
  private static let names: [(layer: String, name: String)] = [
    ("events", "Events · الأحداث"),
    ("launches", "Launch to target · من الإطلاق إلى الهدف"),
    ("areas", "90 % areas · نطاقات الثقة 90 ٪"),
    ("districts", "Events by district · الأحداث حسب القضاء"),
  ]

  private static let tableNames: [(layer: String, name: String)] = [
    ("claims", "Claims · الإفادات"), ("sources", "Reports · التقارير"),
    ("aggregates", "Counts over a time or an area · أعداد إجمالية"),
  ]

  private static let groundNames: [(layer: String, name: String)] = [
    ("rivers", "Rivers · الأنهار"), ("governorates", "Governorates · المحافظات"),
    ("countries", "Countries · الدول"),
  ]

  private static let wgs84: StaticString =
    "<spatialrefsys><srsid>3452</srsid><authid>EPSG:4326</authid></spatialrefsys>"
  /// Circles stay circles in it.
  private static let mercator: StaticString =
    "<spatialrefsys><srsid>3857</srsid><authid>EPSG:3857</authid></spatialrefsys>"

  private static func id(_ layer: String) -> String { "eventmap_layer_\(layer)" }

  private func tree(to out: inout ByteWriter) {
    out.append("<layer-tree-group>\n")
    for (layer, name) in Self.names { branch(layer, name, isOpen: layer != "areas", to: &out) }
    group("Tables · الجداول", Self.tableNames, to: &out)
    group("Base map · خريطة الأساس", Self.groundNames, to: &out)
    out.append("</layer-tree-group>\n")
  }

  private func group(
    _ name: String, _ layers: [(layer: String, name: String)], to out: inout ByteWriter
  ) {
    out.append("<layer-tree-group name=\"")
    out.append(xml: name)
    out.append("\" checked=\"Qt::Checked\" expanded=\"0\">\n")
    for (layer, name) in layers { branch(layer, name, isOpen: false, to: &out) }
    out.append("</layer-tree-group>\n")
  }

  private func branch(_ layer: String, _ name: String, isOpen: Bool, to out: inout ByteWriter) {
    out.append("<layer-tree-layer id=\"")
    out.append(verbatim: Self.id(layer))
    out.append("\" name=\"")
    out.append(xml: name)
    out.append("\" checked=\"Qt::Checked\" expanded=\"")
    out.append(isOpen ? 1 : 0)
    out.append("\"/>\n")
  }

  /// The first view: a frame in metres of the web's Mercator projection, which only pictures use.
  private func canvas(to out: inout ByteWriter) {
    let radius = 6_378_137.0
    func x(_ degrees: Double) -> Double { radius * degrees * .pi / 180 }
    func y(_ degrees: Double) -> Double { radius * log(tan(.pi / 4 + degrees * .pi / 360)) }
    let edges = [
      ("xmin", x(frame.west)), ("ymin", y(frame.south)), ("xmax", x(frame.east)),
      ("ymax", y(frame.north)),
    ]
    out.append("<mapcanvas name=\"theMapCanvas\"><units>meters</units><extent>")
    for (name, value) in edges {
      out.append(verbatim: "<\(name)>")
      out.append(value, decimals: 0)
      out.append(verbatim: "</\(name)>")
    }
    out.append("</extent><destinationsrs>")
    out.append(Self.mercator)
    out.append("</destinationsrs></mapcanvas>\n")
    // The same for readers without a canvas: QField, QGIS Server, scripts.
    out.append("<ProjectViewSettings UseProjectScales=\"0\"><Scales/><DefaultViewExtent")
    for (name, value) in edges {
      out.append(verbatim: " \(name)=\"")
      out.append(value, decimals: 0)
      out.append("\"")
    }
    out.append(">")
    out.append(Self.mercator)
    out.append("</DefaultViewExtent></ProjectViewSettings>\n")
  }

  private func layer<Row>(
    _ layer: Layer<Row>, _ look: QGISLook, isGround: Bool = false, to out: inout ByteWriter
  ) {
    let geometry: StaticString =
      switch layer.type {
      case .point: "Point"
      case .line: "Line"
      case .polygon: "Polygon"
      }
    out.append("<maplayer type=\"vector\" labelsEnabled=\"1\" geometry=\"")
    out.append(geometry)
    out.append("\"><id>")
    out.append(verbatim: Self.id(layer.name))
    out.append("</id><datasource>")
    out.append(
      xml: isGround ? "attachment:\(layer.name).geojson" : Self.source(of: layer.name))
    out.append("</datasource><layername>")
    let name = (Self.names + Self.groundNames).first { $0.layer == layer.name }?.name
    out.append(xml: name ?? layer.title)
    out.append("</layername><provider encoding=\"UTF-8\">ogr</provider><srs>")
    out.append(Self.wgs84)
    out.append("</srs>\n<resourceMetadata><rights>")
    out.append(xml: attribution.text)
    out.append("</rights><license>")
    out.append(xml: attribution.licence)
    out.append("</license></resourceMetadata>\n")
    layer.append(look, to: &out)
    if layer.name == "events" {
      out.appendQuoteField()
      QGISEventForm.append(layer.columns.map(\.name), to: &out)
    }
    out.append("</maplayer>\n")
  }

  /// A table of the GeoPackage; its rows are called by an expression.
  private func table<Row>(_ table: Table<Row>, face: String, to out: inout ByteWriter) {
    out.append("<maplayer type=\"vector\" geometry=\"No geometry\"><id>")
    out.append(verbatim: Self.id(table.name))
    out.append("</id><datasource>")
    out.append(xml: Self.source(of: table.name))
    out.append("</datasource><layername>")
    out.append(xml: Self.tableNames.first { $0.layer == table.name }?.name ?? table.title)
    out.append("</layername><provider encoding=\"UTF-8\">ogr</provider>\n")
    out.appendAliases(of: table.columns)
    if table.columns.contains(where: { $0.name == "quote" }) { out.appendQuoteField() }
    out.append("<previewExpression>")
    out.append(xml: face)
    out.append("</previewExpression>\n</maplayer>\n")
  }
}

extension QGISProject {
  /// The range of the temporal controller and its step.
  private func time(to out: inout ByteWriter) {
    guard let days else { return }
    let span = days.last.number - days.first.number
    out.append("<ProjectTimeSettings cumulativeTemporalRange=\"0\" timeStep=\"1\" frameRate=\"1\"")
    // About a hundred steps at most.
    let unit: StaticString = span <= 120 ? "d" : span <= 800 ? "wk" : span <= 3_650 ? "mon" : "y"
    out.append(" timeStepUnit=\"")
    out.append(unit)
    out.append("\"><TemporalRange><start>")
    out.append(days.first, last: false)
    out.append("</start><end>")
    out.append(days.last, last: true)
    out.append("</end></TemporalRange></ProjectTimeSettings>\n")
  }

  private func properties(to out: inout ByteWriter) {
    out.append("<properties><Paths><Absolute type=\"bool\">false</Absolute></Paths>")
    out.append(
      "<SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys>")
    // Text stays text, which joins Arabic letters in every output.
    out.append("<PAL><PlacementEngineVersion type=\"int\">1</PlacementEngineVersion>")
    out.append("<TextFormat type=\"int\">1</TextFormat></PAL>")
    // The sea.
    for (name, value) in [("Red", 222), ("Green", 234), ("Blue", 242)] {
      if name == "Red" { out.append("<Gui>") }
      out.append(verbatim: "<CanvasColor\(name)Part type=\"int\">\(value)</CanvasColor\(name)Part>")
      if name == "Blue" { out.append("</Gui>") }
    }
    if let days {
      // Off at first: an animation would show the first day alone.
      out.append("<TemporalControllerWidget><StartDateTime type=\"QString\">")
      out.append(days.first, last: false)
      out.append("</StartDateTime><EndDateTime type=\"QString\">")
      out.append(days.last, last: true)
      out.append("</EndDateTime><NavigationMode type=\"int\">0</NavigationMode>")
      out.append("</TemporalControllerWidget>")
    }
    out.append("</properties>\n")
  }
}
