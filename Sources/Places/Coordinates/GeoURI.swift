import Geodesy

/// A `geo:` URI: `geo:33.5,38.6;u=35`.
///
/// - Source: RFC 5870, section 3.
struct GeoURI {
  let meaning: Result<WrittenCoordinates.Point, WrittenCoordinates.Fault>
  /// The elements that it covers.
  let elements: Range<Int>
  /// Where it ends, parameters included: Unicode scalars of the text.
  let end: Int
}

extension CoordinateRun {
  /// The URI that begins at an element.
  func uri(_ start: Int) -> GeoURI? {
    guard kind(start) == .scheme, kind(start + 1) == .colon, touches(start), touches(start + 1),
      let pair = pair(start + 2), pair.order == nil, pair.first.axis == nil,
      pair.second.axis == nil,
      elements[pair.first.elements.upperBound..<pair.second.elements.lowerBound].map(\.kind)
        == [.comma]
    else { return nil }
    var last = pair.elements.upperBound
    // A height may follow.
    if kind(last) == .comma, touches(last - 1), touches(last), let height = number(last + 1) {
      last = height.end
    }
    var end = elements[last - 1].scalars.upperBound
    var uncertainty = Distance.zero
    var isForeign = false
    while end < scalars.count, scalars[end] == ";" {
      var stop = end + 1
      while stop < scalars.count, Self.isParameter(scalars[stop]) { stop += 1 }
      guard stop > end + 1 else { break }
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[(end + 1)..<stop])
      // A full stop behind it ends the sentence.
      while words.last == "." {
        words.removeLast()
        stop -= 1
      }
      let parameter = String(words).lowercased()
      if parameter.hasPrefix("u="), let meters = Double(parameter.dropFirst(2)), meters.isFinite {
        uncertainty = .meters(max(0, meters))
      }
      if parameter.hasPrefix("crs="), parameter != "crs=wgs84" { isForeign = true }
      end = stop
    }
    let meaning: Result<WrittenCoordinates.Point, WrittenCoordinates.Fault> =
      isForeign
      ? .failure(.foreign)
      : (pair.meaning(isSure: true) ?? .failure(.foreign)).map { point in
        WrittenCoordinates.Point(
          point.coordinate, precision: max(point.precision, uncertainty), form: .uri)
      }
    return GeoURI(meaning: meaning, elements: start..<last, end: end)
  }

  private static func isParameter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      && (scalar.properties.isAlphabetic || "0123456789=-.%".unicodeScalars.contains(scalar))
  }
}

extension WrittenCoordinates.Fault {
  /// Coordinates of another system than WGS 84.
  fileprivate static let foreign = WrittenCoordinates.Fault(
    id: "coordinates.system", sentence: "The URI gives coordinates of another system than WGS 84.",
    fix: "write latitude and longitude of WGS 84, such as geo:33.5,38.6")
}
