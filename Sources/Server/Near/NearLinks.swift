import Layers

/// The addresses of a page of answers: itself, its other forms, the pages beside it.
struct NearLinks: Sendable {
  private let parameters: [QueryParameter]
  private let rows: Range<Int>
  private let address: PublicAddress

  init(_ parameters: [QueryParameter], _ rows: Range<Int>, _ address: PublicAddress) {
    // What a form sent empty is left out.
    self.parameters = parameters.filter { $0.name != "f" && !$0.value.isEmpty }
    (self.rows, self.address) = (rows, address)
  }

  /// The address in another form.
  func form(_ form: NearResource.Form) -> String {
    address.base + "/near" + query(parameters, form)
  }

  /// The page before; nil on the first.
  func before(_ form: NearResource.Form) -> String? {
    guard rows.lowerBound > 0 else { return nil }
    return address.base + "/near" + query(at: max(0, rows.lowerBound - rows.count), form)
  }

  /// The page behind; nil where these are the last of so many answers.
  func behind(of all: Int, _ form: NearResource.Form) -> String? {
    guard rows.upperBound < all else { return nil }
    return address.base + "/near" + query(at: rows.upperBound, form)
  }

  /// The web map that shows these answers.
  var map: String {
    let shown = parameters.filter { $0.name != "limit" && $0.name != "offset" }
    return address.base + "/" + QueryParameter.query(shown)
  }

  /// The page of an event.
  func item(_ id: String) -> String {
    address.base + "/collections/events/items/\(id.percentEncoded)?f=html"
  }

  /// All links as members of a document.
  func members(of all: Int) -> JSONTree {
    func link(_ href: String, _ rel: String, _ type: String, _ title: String) -> JSONTree {
      [
        "href": .string(href), "rel": .string(rel), "type": .string(type), "title": .string(title),
      ]
    }
    let json = MediaKind.geoJSON.link
    var links = [
      link(form(.json), "self", json, "These answers as GeoJSON"),
      link(form(.html), "alternate", "text/html", "These answers as a page"),
      link(form(.csv), "alternate", "text/csv", "These answers as a table"),
    ]
    if let next = behind(of: all, .json) {
      links.append(link(next, "next", json, "The next answers"))
    }
    if let last = before(.json) { links.append(link(last, "prev", json, "The answers before")) }
    return .array(links)
  }

  private func query(at offset: Int, _ form: NearResource.Form) -> String {
    let kept = parameters.filter { $0.name != "offset" }
    return query(kept + [QueryParameter(name: "offset", value: "\(offset)")], form)
  }

  private func query(_ parameters: [QueryParameter], _ form: NearResource.Form) -> String {
    QueryParameter.query(parameters + [QueryParameter(name: "f", value: form.rawValue)])
  }
}
