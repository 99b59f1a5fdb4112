import EventStore
import Hummingbird
import Layers

extension ItemSource {
  /// A page of items as a table for people: what tells them apart, each with a link to all that is known.
  func table(of collection: ItemCollection, _ query: ItemsQuery, _ asked: Asked) throws -> HTMLPage
  {
    let shown = collection.shownColumns
    var rows: [[(words: String, href: String?)]] = []
    // A page for people needs no more.
    let limit = min(query.limit, 1_000)
    let page = try page(of: collection, query.selection, offset: query.offset, limit: limit) {
      row in
      let id = row.id.words
      rows.append(
        [(id, "/collections/\(collection.id)/items/\(id.percentEncoded)?f=html")]
          + shown.map { (row[$0].words, nil) })
    }
    var html = HTMLPage(
      title: collection.title, base: asked.address.base,
      path: [
        (FeatureRoutes.title, "/?f=html"), ("Collections", "/collections?f=html"),
        (collection.title, "/collections/\(collection.id)?f=html"),
      ])
    let last = query.offset + page.returned
    html.paragraph(
      page.returned == 0
        ? "No items of \(page.matched)."
        : "Items \(query.offset + 1) to \(last) of \(page.matched)."
          + (query.offset == 0 && page.hasMore
            ? " The first ones say the most; the others follow in the order of the layer." : ""))
    html.table(["Item"] + shown.map { collection.columns[$0].alias }, rows)
    var links: [(name: String, href: String, about: String)] = []
    if query.offset > 0 {
      links.append(
        ("Previous page", asked.page(query, at: max(0, query.offset - limit)), ""))
    }
    if page.hasMore { links.append(("Next page", asked.page(query, at: last), "")) }
    html.links(links)
    return html
  }

  /// All that is known of an item, for people, with a link to it on the map; nil where there is none.
  func facts(
    of id: String, in collection: ItemCollection, _ asked: Asked, hasMap: Bool
  ) throws -> Response? {
    var facts: [(name: String, value: String)] = []
    var title = id
    let isThere = try item(id, of: collection) { row in
      for (place, column) in collection.columns.enumerated() {
        let words = row[place].words
        guard !words.isEmpty else { continue }
        let isFlag = column.kind == .boolean
        facts.append((column.alias, isFlag ? (words == "1" ? "yes" : "no") : words))
        if column.name == "title" || column.name == "name" { title = words }
      }
    }
    guard isThere else { return nil }
    var page = HTMLPage(
      title: title, base: asked.address.base,
      path: [
        (FeatureRoutes.title, "/?f=html"), ("Collections", "/collections?f=html"),
        (collection.title, "/collections/\(collection.id)?f=html"),
        ("Items", "/collections/\(collection.id)/items?f=html"),
      ])
    page.facts(facts)
    var links = [
      ("As GeoJSON", "/collections/\(collection.id)/items/\(id.percentEncoded)?f=json", "")
    ]
    if hasMap, collection.id == "events" {
      links.insert(("On the map", try address(onMapOf: id, in: collection), ""), at: 0)
    }
    page.links(links)
    return Response(page)
  }

  /// The map with an event chosen: among all, or alone where the map would not hold all.
  private func address(onMapOf id: String, in collection: ItemCollection) throws -> String {
    let all = try page(of: collection, ItemSelection(), offset: 0, limit: 0) { _ in }.matched
    let name = id.percentEncoded
    return all <= WebSite.mostEvents ? "/#event=\(name)" : "/?id=\(name)#event=\(name)"
  }
}

extension ItemCollection {
  /// The columns of the table for people.
  fileprivate var shownColumns: [Int] {
    [
      "title", "title_ar", "name", "name_ar", "role", "kind", "date_start", "date_end",
      "place_name", "place_name_ar", "admin1_name", "uncertainty_m", "distance_km", "events",
      "events_certain", "events_possible", "outcome",
    ].compactMap { name in columns.firstIndex { $0.name == name } }
  }
}

extension ItemCell {
  /// What the cell says, for people.
  fileprivate var words: String {
    switch self {
    case .null: ""
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .integer(let number): "\(number)"
    case .real(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }
  }
}
