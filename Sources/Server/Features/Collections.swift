import EventStore
import Events
import Hummingbird
import Layers

extension FeatureRoutes {
  /// What there is.
  func collections(_ asked: Asked) async throws -> Response {
    try asked.check()
    let collections = try await store.read(\.collections)
    guard asked.form == .html else {
      return Response(
        [
          "links": .array(asked.selfLinks()),
          "collections": .array(
            collections.map { collection in
              // The same as at the collection's own address.
              collection.document(asked.address, links: collection.links(asked.address))
            }),
        ], .json)
    }
    var page = HTMLPage(
      title: "Collections", base: asked.address.base, path: [(Self.title, "/?f=html")])
    page.table(
      ["Collection", "Items", "First day", "Last day"],
      collections.map { collection in
        [
          (collection.title, "/collections/\(collection.id)?f=html"), ("\(collection.count)", nil),
          (collection.days?.lowerBound.description ?? "", nil),
          (collection.days?.upperBound.description ?? "", nil),
        ]
      })
    return Response(page)
  }

  /// One collection.
  func collection(_ asked: Asked, _ id: String) async throws -> Response {
    try asked.check()
    let collection = try await store.read { try $0.asked(id) }
    guard asked.form == .html else {
      return Response(
        collection.document(
          asked.address, links: asked.selfLinks() + collection.links(asked.address)),
        .json)
    }
    let path = "/collections/\(collection.id)"
    var page = HTMLPage(
      title: collection.title, base: asked.address.base,
      path: [(Self.title, "/?f=html"), ("Collections", "/collections?f=html")])
    page.facts(
      [("Items", "\(collection.count)")]
        + (collection.days.map { [("Days", "\($0.lowerBound) – \($0.upperBound)")] } ?? [])
        + (collection.extent.map { extent in
          [
            ("Longitudes", "\(extent.minX)° – \(extent.maxX)°"),
            ("Latitudes", "\(extent.minY)° – \(extent.maxY)°"),
          ]
        } ?? []))
    page.links([
      ("Items", "\(path)/items?f=html", "page by page"),
      ("Items as GeoJSON", "\(path)/items?f=json", ""),
      ("Queryables", "\(path)/queryables?f=html", "what can be asked for"),
      ("Schema", "\(path)/schema?f=html", "what an item says"),
    ])
    return Response(page)
  }
}

extension ItemCollection {
  /// The longitude and latitude of WGS 84, in this order.
  static let referenceSystem = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

  /// What the standard wants to know of a collection.
  func document(_ address: PublicAddress, links: [JSONTree]) -> JSONTree {
    var extents: [(String, JSONTree)] = []
    if let extent {
      let edges = [extent.minX, extent.minY, extent.maxX, extent.maxY].map {
        JSONTree.number($0, decimals: 6)
      }
      extents.append(
        ("spatial", ["bbox": [.array(edges)], "crs": .string(Self.referenceSystem)]))
    }
    if let days {
      extents.append(
        (
          "temporal",
          [
            "interval": [["\(days.lowerBound)T00:00:00Z", "\(days.upperBound)T23:59:59Z"]],
            "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
          ]
        ))
    }
    var members: [(String, JSONTree)] = [
      ("id", .string(id)), ("title", .string(title)), ("description", .string(about)),
      ("itemType", "feature"), ("crs", [.string(Self.referenceSystem)]),
      ("storageCrs", .string(Self.referenceSystem)), ("links", .array(links)),
    ]
    if !extents.isEmpty { members.insert(("extent", .object(extents)), at: 3) }
    return .object(members)
  }

  /// What it is, for people who choose one.
  private var about: String {
    switch id {
    case "events": "A point for each reported attack; null geometry where the place is unknown."
    case "areas": "The area in which the target, or the launch place, of an event lies with 90 %."
    case "launches": "A line from the launch place to the target of each event that has both."
    case "districts": "Districts with the events that fall to them."
    default: title
    }
  }

  /// The links of a collection, but for those to itself.
  func links(_ address: PublicAddress) -> [JSONTree] {
    let path = "/collections/\(id)"
    return [
      address.link("\(path)/items?f=json", "items", .geoJSON, "The items as GeoJSON"),
      address.link("\(path)/items?f=html", "items", .html, "The items as HTML"),
      address.link("\(path)/schema?f=json", "describedby", .schema, "What an item says"),
      address.link(
        "\(path)/queryables?f=json", "http://www.opengis.net/def/rel/ogc/1.0/queryables", .schema,
        "What can be asked for"),
    ]
  }
}
