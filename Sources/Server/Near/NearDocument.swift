import EventMapper
import EventStore
import Geodesy
import HTTPTypes
import Hummingbird
import Layers
import NIOCore
import Places

/// The answers of `near` as programs read them.
struct NearDocument {
  let question: RadiusQuestion
  let page: AnswerPage
  let links: NearLinks
  let mapper: Mapper

  /// The answers as a GeoJSON feature collection, with what the place was taken for, its rivals and the
  /// counts of all answers beside the features.
  func geoJSON() throws -> Response {
    let body = try bytes { out in
      try page.writeGeoJSON(
        head: { out in
          for (name, value) in head { out.append(member: name, value) }
        },
        tail: { count, out in
          for (name, value) in tail(count) { out.append(member: name, value) }
        }, to: &out)
    }
    return Response(ByteBuffer(bytes: body), .geoJSON)
  }

  /// The answers as a table; the next page stands in a `Link` header (RFC 8288).
  func csv() throws -> Response {
    var all = AnswerCount()
    let body = try bytes { all = try page.writeCSV(to: &$0) }
    var headers: HTTPFields = [.contentType: "text/csv; charset=utf-8", .vary: "Accept"]
    if let next = links.behind(of: all.certain + all.possible, .csv),
      let name = HTTPField.Name("Link")
    {
      headers[name] = "<\(next)>; rel=\"next\""
    }
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  private var head: [(String, JSONTree)] {
    let spot = question.spot
    func position(_ place: Coordinate) -> [(String, JSONTree)] {
      [
        ("latitude", .number(place.latitude, decimals: 6)),
        ("longitude", .number(place.longitude, decimals: 6)),
      ]
    }
    let rivals = spot.rivals.prefix(5).map { rival in
      JSONTree.object(
        [
          ("id", .string(rival.place.id)), ("name", .string(rival.place.plainName)),
          ("setting", .string(mapper.geocoder.gazetteer.setting(of: rival.place))),
        ] + position(rival.place.coordinate))
    }
    return [
      ("question", .string(question.title)), ("within", .string(question.within.plain)),
      ("within_m", .number(question.within.meters, decimals: 3)),
      (
        "place",
        .object(
          [
            ("words", .string(spot.words)),
            ("id", spot.place.map { .string($0.id) } ?? .null),
            ("name", question.name.map { .string($0) } ?? .null),
            ("taken", question.setting.map { .string($0) } ?? .null),
            ("uncertainty_m", .number(spot.uncertainty.meters, decimals: 0)),
          ] + position(spot.coordinate))
      ),
      ("rivals", .array(rivals)),
    ]
  }

  private func tail(_ count: AnswerCount) -> [(String, JSONTree)] {
    let all = count.certain + count.possible
    let rows = page.rows.clamped(to: 0..<all)
    return [
      ("certain", .integer(count.certain)), ("possible", .integer(count.possible)),
      ("expected", .number(count.expected, decimals: 4)),
      ("without_place", .integer(count.withoutPlace)), ("undated", .integer(count.undated)),
      ("numberMatched", .integer(all)), ("numberReturned", .integer(rows.count)),
      ("links", links.members(of: all)),
    ]
  }
}

extension ByteWriter {
  /// Appends a member with a comma in front.
  fileprivate mutating func append(member name: String, _ value: JSONTree) {
    append(text: ",")
    append(json: name)
    append(text: ":")
    append(tree: value)
  }
}
