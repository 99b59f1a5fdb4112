import EventStore
import FoundationEssentials
import Hummingbird
import Layers
import NIOCore

extension FeatureRoutes {
  /// A page of a collection's items.
  func items(_ asked: Asked, _ id: String) async throws -> Response {
    let timeStamp = Date.now.formatted(.iso8601)
    return try await store.read { source in
      let collection = try source.asked(id)
      let query = try ItemsQuery(asked.parameters, collection)
      guard asked.form == .html else {
        let bytes = try source.page(of: collection, query, asked, timeStamp)
        return Response(bytes, .geoJSON)
      }
      return Response(try source.table(of: collection, query, asked))
    }
  }

  /// One item.
  func item(_ asked: Asked, _ id: String, _ item: String) async throws -> Response {
    try asked.check()
    return try await store.read { source in
      let collection = try source.asked(id)
      let answer =
        asked.form == .html
        ? try source.facts(of: item, in: collection, asked, hasMap: site != nil)
        : try source.feature(item, in: collection, asked)
      guard let answer else {
        throw Refusal.notFound(
          "There is no item \(item.prefix(60)) in \(collection.id).",
          fix: "Those that there are stand at /collections/\(collection.id)/items.")
      }
      return answer
    }
  }
}

extension Asked {
  /// The address of another page of the same items.
  func page(_ query: ItemsQuery, at offset: Int) -> String {
    let kept = parameters.filter { !["offset", "limit"].contains($0.name) }
    return path
      + QueryParameter.query(
        kept + [
          QueryParameter(name: "limit", value: "\(query.limit)"),
          QueryParameter(name: "offset", value: "\(offset)"),
        ])
  }
}

extension ItemSource {
  /// A page of items as GeoJSON: the features as they stand in the layer's file, then what is told of them.
  fileprivate func page(
    of collection: ItemCollection, _ query: ItemsQuery, _ asked: Asked, _ timeStamp: String
  ) throws -> ByteBuffer {
    let writer = GeoJSONItems(collection)
    let gathered = GatheredBytes()
    var out = gathered.writer()
    out.append(text: "{\"type\":\"FeatureCollection\",\"features\":[")
    var isFirst = true
    let page = try page(
      of: collection, query.selection, offset: query.offset, limit: query.limit
    ) { row in
      out.append(text: isFirst ? "\n" : ",\n")
      isFirst = false
      writer.append(row, to: &out)
      try out.drain()
    }
    var links = asked.selfLinks(.geoJSON)
    links.append(
      asked.address.link("/collections/\(collection.id)", "collection", .json, collection.title))
    if page.hasMore {
      links.append(
        asked.address.link(
          asked.page(query, at: query.offset + page.returned), "next", .geoJSON, "The next page"))
    }
    if query.offset > 0 {
      links.append(
        asked.address.link(
          asked.page(query, at: max(0, query.offset - query.limit)), "prev", .geoJSON,
          "The page before"))
    }
    out.append(text: "\n],\"numberMatched\":\(page.matched),\"numberReturned\":\(page.returned)")
    out.append(text: ",\"timeStamp\":\"\(timeStamp)\",\"links\":")
    out.append(tree: .array(links))
    out.append(text: "}\n")
    try out.finish()
    return gathered.buffer
  }

  /// One item as GeoJSON; nil where there is none.
  fileprivate func feature(
    _ id: String, in collection: ItemCollection, _ asked: Asked
  ) throws -> Response? {
    let links = JSONTree.array(
      asked.selfLinks(.geoJSON) + [
        asked.address.link("/collections/\(collection.id)", "collection", .json, collection.title)
      ])
    let writer = GeoJSONItems(collection)
    let gathered = GatheredBytes()
    var out = gathered.writer()
    let isThere = try item(id, of: collection) { row in
      writer.append(row, links: Array(",\"links\":".utf8) + links.utf8, to: &out)
    }
    out.append(text: "\n")
    try out.finish()
    return isThere ? Response(gathered.buffer, .geoJSON) : nil
  }
}

/// Takes the bytes of a writer.
private final class GatheredBytes {
  private(set) var buffer = ByteBuffer()

  func writer() -> ByteWriter {
    ByteWriter(block: 1 << 16) { span in
      _ = span.withUnsafeBytes { self.buffer.writeBytes($0) }
    }
  }
}

extension GeoJSONItems {
  fileprivate init(_ collection: ItemCollection) {
    self.init(
      layer: collection.id, columns: collection.columns.map { ($0.name, ColumnType($0.kind)) },
      type: GeometryType(collection.geometry))
  }

  fileprivate func append(_ row: ItemRow, links: [UInt8] = [], to out: inout ByteWriter) {
    append(
      id: StoredCell(row.id), geometry: row.geometry, links: links, cell: { StoredCell(row[$0]) },
      to: &out)
  }
}

extension StoredCell {
  fileprivate init(_ cell: ItemCell) {
    self =
      switch cell {
      case .null: .null
      case .text(let bytes): .text(bytes)
      case .integer(let number): .integer(number)
      case .real(let number): .real(number)
      }
  }
}

extension ColumnType {
  fileprivate init(_ kind: FeatureColumn.Kind) {
    self =
      switch kind {
      case .text: .string
      case .integer: .integer
      case .real: .number
      case .boolean: .boolean
      case .date: .date
      case .moment: .moment
      }
  }
}

extension GeometryType {
  fileprivate init(_ kind: GeometryKind) {
    self =
      switch kind {
      case .point: .point
      case .multiLine: .line
      case .multiPolygon: .polygon
      }
  }
}
