extension CQL2Parser {
  static let geometries: Set<String> = [
    "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON",
    "GEOMETRYCOLLECTION",
  ]

  /// A geometry as well-known text writes it, or a box.
  mutating func geometryLiteral() throws(CQL2Error) -> FilterGeometry {
    let kind = word ?? ""
    try advance()
    if kind == "BBOX" { return .box(try box()) }
    if isWord("Z") { try advance() }
    guard !isWord("EMPTY") else {
      throw unexpected(
        "( behind \(kind)", fix: "leave the condition out: nothing relates to what is empty")
    }
    switch kind {
    case "POINT": return .point(try position(inParentheses: true))
    case "LINESTRING": return .line(try positions(atLeast: 2))
    case "POLYGON": return .polygon(try rings())
    case "MULTIPOINT":
      return .points(
        try group { parser throws(CQL2Error) in
          try parser.position(inParentheses: parser.isSign("("))
        })
    case "MULTILINESTRING":
      return .lines(
        try group { parser throws(CQL2Error) in try parser.positions(atLeast: 2) })
    case "MULTIPOLYGON":
      return .polygons(try group { parser throws(CQL2Error) in try parser.rings() })
    default:
      return .collection(
        try nested { parser throws(CQL2Error) in
          try parser.group { parser throws(CQL2Error) in
            guard let word = parser.word, Self.geometries.contains(word) else {
              throw parser.unexpected(
                "a geometry",
                fix: "write one of \(Self.geometries.sorted().joined(separator: ", "))")
            }
            return try parser.geometryLiteral()
          }
        })
    }
  }

  private mutating func group<Part>(
    _ part: (inout CQL2Parser) throws(CQL2Error) -> Part
  ) throws(CQL2Error) -> [Part] {
    try expect("(", "(", fix: "write the coordinates in parentheses, as POINT(40.5 35.1)")
    var parts = [try part(&self)]
    while isSign(",") {
      try advance()
      parts.append(try part(&self))
    }
    try expect(
      ")", "a comma or )", fix: "write longitude, a blank, latitude; commas between positions")
    return parts
  }

  private mutating func positions(atLeast least: Int) throws(CQL2Error) -> [FilterPosition] {
    let start = token
    let positions = try group { parser throws(CQL2Error) in
      try parser.position(inParentheses: false)
    }
    guard positions.count >= least else {
      throw CQL2Error(
        at: source.position(of: start.range.lowerBound),
        "expected \(least) positions or more, found \(positions.count)",
        fix: "write a position more; one alone is a POINT")
    }
    return positions
  }

  private mutating func rings() throws(CQL2Error) -> [[FilterPosition]] {
    try group { parser throws(CQL2Error) in
      let start = parser.token
      let ring = try parser.positions(atLeast: 2)
      guard ring.first == ring.last else {
        throw CQL2Error(
          at: parser.source.position(of: start.range.lowerBound),
          "the ring does not end where it began", fix: "write its first position again as its last")
      }
      guard ring.count >= 4 else {
        throw CQL2Error(
          at: parser.source.position(of: start.range.lowerBound),
          "the ring has \(ring.count) positions, and none with fewer than 4 holds anything",
          fix: "write at least three corners, then the first again")
      }
      return ring
    }
  }

  private mutating func position(inParentheses: Bool) throws(CQL2Error) -> FilterPosition {
    let form = "write longitude, a blank, latitude, as 40.5 35.1"
    if inParentheses { try expect("(", "(", fix: form) }
    let longitude = try coordinate("a longitude")
    let latitude = try coordinate("a latitude")
    let hasHeight = isSign("-") || isSign("+") || token.kind == .integer || token.kind == .number
    let height = hasHeight ? try coordinate("a height") : nil
    if inParentheses { try expect(")", ")", fix: form) }
    return FilterPosition(longitude: longitude, latitude: latitude, height: height)
  }

  private mutating func coordinate(_ what: String) throws(CQL2Error) -> Double {
    let isNegative = isSign("-")
    if isNegative || isSign("+") { try advance() }
    return try number(isNegative: isNegative, as: what)
  }

  private mutating func box() throws(CQL2Error) -> FilterBox {
    let start = token
    let numbers = try group { parser throws(CQL2Error) in try parser.coordinate("a number") }
    let form = "write BBOX(west, south, east, north)"
    guard numbers.count == 4 || numbers.count == 6 else {
      throw CQL2Error(
        at: source.position(of: start.range.lowerBound),
        "BBOX takes four numbers, or six with heights, not \(numbers.count)", fix: form)
    }
    let upper = numbers.count / 2
    guard numbers[1] <= numbers[upper + 1] else {
      throw CQL2Error(
        at: source.position(of: start.range.lowerBound),
        "the south of the box lies north of its north", fix: form)
    }
    return FilterBox(
      west: numbers[0], south: numbers[1], east: numbers[upper], north: numbers[upper + 1],
      heights: numbers.count == 6 ? [numbers[2], numbers[5]] : nil)
  }
}
