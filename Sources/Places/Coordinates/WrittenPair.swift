import Geodesy

/// Two angles that stand together.
struct WrittenPair {
  let first: WrittenAngle
  let second: WrittenAngle
  /// The axes that words before both numbers name in order: "lat/lon: 33.5, 38.6".
  let order: Axis?
  /// Whether a stroke parts the two, as it parts a quotient.
  let hasStroke: Bool
  /// The elements that it covers.
  let elements: Range<Int>
}

extension CoordinateRun {
  /// The two angles that begin at an element.
  func pair(_ start: Int) -> WrittenPair? {
    var index = start
    var order: Axis?
    if let one = axis(start) {
      let next = skippingSeparators(start + 1)
      if axis(next) == one.other,
        number(next + 1) != nil || kind(next + 1) == .colon
          || sign(next + 1) != nil || kind(next + 1) == .open
      {
        order = one
        index = next + 1
        while kind(index) == .colon || kind(index) == .open { index += 1 }
      }
    }
    guard let first = angle(index) else { return nil }
    let next = skippingSeparators(first.elements.upperBound)
    guard let second = angle(next) else { return nil }
    let isLine = elements[first.elements.upperBound..<next].contains { $0.kind == .newline }
    if isLine, first.label == nil || second.label == nil { return nil }
    // Two whole numbers with nothing between are two numbers.
    if next == first.elements.upperBound, first.axis == nil, second.axis == nil,
      first.decimals == 0 || second.decimals == 0, !first.hasMark
    {
      return nil
    }
    return WrittenPair(
      first: first, second: second, order: order,
      hasStroke: elements[first.elements.upperBound..<next].contains { $0.kind == .slash },
      elements: start..<second.elements.upperBound)
  }

  private func skippingSeparators(_ start: Int) -> Int {
    var index = start
    while index < start + 4 {
      switch kind(index) {
      case .comma, .semicolon, .slash, .join, .newline: index += 1
      default: return index
      }
    }
    return index
  }
}

/// How surely a pair of numbers is meant as coordinates, apart from what the numbers are.
struct PairSetting {
  /// The whole text is asked for as one place.
  var isWhole = false
  /// A word such as "coordinates" stands shortly before.
  var isAnnounced = false
  /// A bracket stands right around it.
  var isBracketed = false
  /// It is part of a longer list of numbers, or counts or costs something.
  var isQuantity = false
}

extension WrittenPair {
  private var angles: [WrittenAngle] { [first, second] }

  /// Whether both angles say which of the two they are.
  private var isLabelled: Bool {
    order != nil || (first.label != nil && second.label != nil)
  }

  /// Whether the pair can be taken for coordinates at all.
  ///
  /// - Parameters:
  ///   - setting: What stands around it.
  ///   - hasDecimalCommas: Whether its decimals stand behind commas, which thousands do as well.
  /// - Returns: Whether it is worth reading.
  func isMeant(in setting: PairSetting, hasDecimalCommas: Bool) -> Bool {
    if setting.isWhole || isLabelled { return true }
    let decimals = angles.map(\.decimals)
    let isFine = angles.contains { $0.decimals > 0 || $0.hasMark || $0.parts.count > 1 }
    if first.axis != nil, second.axis != nil {
      guard first.axis != second.axis else {
        return angles.allSatisfy { $0.decimals > 1 || $0.hasMark || $0.parts.count > 1 }
      }
      return setting.isAnnounced || isFine
    }
    if setting.isQuantity || hasStroke {
      return setting.isAnnounced && isFine && !setting.isQuantity
    }
    if first.axis != nil || second.axis != nil {
      return angles.allSatisfy { $0.decimals > 0 || $0.hasMark || $0.parts.count > 1 }
    }
    if setting.isAnnounced { return isFine }
    let least = decimals.min() ?? 0
    if angles.allSatisfy({ $0.hasMark && $0.parts.count > 1 }) { return true }
    return least >= (setting.isBracketed ? 2 : hasDecimalCommas ? 4 : 3)
  }

  /// The point, or why there is none.
  ///
  /// - Parameter isSure: Whether words say that they are coordinates.
  /// - Returns: nil where the numbers are no coordinates in either order and nothing but their decimals
  ///   made them look so.
  func meaning(isSure: Bool) -> Result<WrittenCoordinates.Point, WrittenCoordinates.Fault>? {
    for angle in angles {
      if let fault = angle.fault { return .failure(fault) }
    }
    let known = first.axis ?? second.axis?.other ?? order
    if let one = first.axis, let two = second.axis, one == two {
      return .failure(.sameAxis(one, first, second))
    }
    let isLatitudeFirst = (known ?? .latitude) == .latitude
    let (latitude, longitude) = isLatitudeFirst ? (first, second) : (second, first)
    guard latitude.magnitude <= 90, longitude.magnitude <= 180 else {
      let isSwapped = longitude.magnitude <= 90 && latitude.magnitude <= 180
      if known == nil, isSwapped { return .failure(.swapped(latitude, longitude)) }
      guard isSure || known != nil else { return nil }
      return .failure(
        latitude.magnitude > 90
          ? .outOfRange(.latitude, latitude) : .outOfRange(.longitude, longitude))
    }
    guard
      let coordinate = Coordinate(latitude: latitude.degrees, longitude: longitude.degrees)
    else { return nil }
    let precision = coordinate.reach(latitude: latitude.halfUnit, longitude: longitude.halfUnit)
    return .success(WrittenCoordinates.Point(coordinate, precision: precision, form: .degrees))
  }
}

extension Coordinate {
  /// How far it is from here to the farthest corner of a box that reaches so many degrees to each side.
  func reach(latitude: Double, longitude: Double) -> Distance {
    [-1.0, 1].map { side in
      distance(
        to: Coordinate(
          wrappingLatitude: self.latitude + side * latitude, longitude: self.longitude + longitude))
    }.max() ?? .zero
  }
}
