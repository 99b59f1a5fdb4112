import Geodesy

/// A grid reference, MGRS or UTM, as a text writes it.
struct GridReference {
  /// The point, or why there is none.
  let meaning: Result<WrittenCoordinates.Point, WrittenCoordinates.Fault>
  /// The elements that it covers.
  let elements: Range<Int>
}

extension CoordinateRun {
  /// The grid reference that begins at an element.
  ///
  /// - Parameters:
  ///   - start: The element.
  ///   - isSure: Whether words say that a grid reference comes, so that a short or broken one is a
  ///     fault rather than something else.
  /// - Returns: nil where none begins there.
  func gridReference(_ start: Int, isSure: Bool) -> GridReference? {
    square(start, isSure: isSure) ?? position(start)
  }

  /// A whole number of a zone, and the element behind it.
  private func zone(_ index: Int) -> (zone: Int, end: Int)? {
    guard case .number(let number) = kind(index), number.isWhole, number.digits <= 2 else {
      return nil
    }
    return (Int(number.mantissa), index + 1)
  }

  // MARK: MGRS

  /// "37S DT 12345 67890", "37SDT1234567890".
  private func square(_ start: Int, isSure: Bool) -> GridReference? {
    guard let zone = zone(start), case .letters(let count) = kind(zone.end) else { return nil }
    let letters: [Unicode.Scalar]
    var index = zone.end + 1
    switch (count, kind(index)) {
    case (1, .letters(2)):
      letters = [letter(zone.end)] + pairOfLetters(elements[index].scalars.lowerBound)
      index += 1
    case (3, _):
      let first = elements[zone.end].scalars.lowerBound
      letters = [scalars[first]] + pairOfLetters(first + 1)
    default: return nil
    }
    guard letters.allSatisfy({ $0.value < 0x60 }), case .number(let first) = kind(index),
      first.isWhole, first.digits <= 10
    else { return nil }
    var (east, north, digits) = (0, 0, 0)
    var isEven = true
    if case .number(let second) = kind(index + 1), second.isWhole, first.digits <= 5 {
      isEven = first.digits == second.digits
      (east, north, digits) = (Int(first.mantissa), Int(second.mantissa), first.digits)
      index += 2
    } else {
      isEven = first.digits % 2 == 0
      digits = first.digits / 2
      let power = Int(WrittenNumber.power(digits))
      (east, north) = (Int(first.mantissa) / power, Int(first.mantissa) % power)
      index += 1
    }
    let covered = start..<index
    let isTight = touches(start)
    // "10 SDF 12 34" is more often something else.
    guard isTight || isSure || (count == 1 && digits >= 3) else { return nil }
    do throws(GridFault) {
      guard isEven else { throw .digits }
      let square = try MGRSSquare(
        zone: zone.zone, band: letters[0], column: letters[1], row: letters[2], easting: east,
        northing: north, digits: digits)
      return GridReference(
        meaning: .success(
          WrittenCoordinates.Point(square.center, precision: square.radius, form: .square)),
        elements: covered)
    } catch {
      // Few digits may be anything.
      guard isSure || (digits >= 3 && isTight) else { return nil }
      let said: GridWords =
        switch error {
        case .cell: .cell
        case .polar: .polar
        case .square: .square
        case .digits: .digits
        }
      return GridReference(meaning: .failure(.grid(said, words(covered))), elements: covered)
    }
  }

  private func pairOfLetters(_ first: Int) -> [Unicode.Scalar] {
    [scalars[first], scalars[first + 1]]
  }

  private func words(_ covered: Range<Int>) -> String {
    let from = elements[covered.lowerBound].scalars.lowerBound
    let to = elements[covered.upperBound - 1].scalars.upperBound
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[from..<to])
    return String(words)
  }

  // MARK: UTM

  /// "37S 412345 3712345", "Zone 37N 412345E 3712345N", "UTM 37N E 412345 N 3712345".
  private func position(_ start: Int) -> GridReference? {
    let isNamed = kind(start) == .zone
    guard let zone = zone(isNamed ? start + 1 : start), case .letters(1) = kind(zone.end) else {
      return nil
    }
    let letter = letter(zone.end)
    guard let east = meters(zone.end + 1, .east, digits: 6...6),
      let north = meters(east.end, .north, digits: 4...8)
    else { return nil }
    let covered = start..<north.end
    let cell = GridZone(zone: zone.zone, band: letter)
    // The letter is a band, or N or S for the half of the earth.
    let halves: [Bool] =
      (cell.map { [$0.isNorthern] } ?? []) + (letter == "N" ? [true] : letter == "S" ? [false] : [])
    for (index, isNorthern) in halves.enumerated() {
      guard
        let position = UTMPosition(
          zone: zone.zone, isNorthern: isNorthern, easting: .meters(east.number.value),
          northing: .meters(north.number.value))
      else { continue }
      let isBand = index == 0 && cell != nil
      if isBand, let cell, !cell.reaches(position.coordinate) { continue }
      let half = max(east.number.unit, north.number.unit) / 2
      return GridReference(
        meaning: .success(
          WrittenCoordinates.Point(
            position.coordinate, precision: .meters(half * 2.0.squareRoot()), form: .zone)),
        elements: covered)
    }
    let said: GridWords = cell == nil && !"NS".unicodeScalars.contains(letter) ? .cell : .position
    return GridReference(meaning: .failure(.grid(said, words(covered))), elements: covered)
  }

  /// A number of metres with the letter of its side before it, behind it, or without.
  private func meters(_ start: Int, _ side: Compass, digits: ClosedRange<Int>) -> (
    number: WrittenNumber, end: Int
  )? {
    var index = start
    while kind(index) == .comma || kind(index) == .semicolon { index += 1 }
    let isBefore = direction(index) == side
    if isBefore {
      index += 1
      if kind(index) == .colon { index += 1 }
    }
    guard case .number(let number) = kind(index), digits.contains(number.digits) else { return nil }
    index += 1
    if !isBefore, direction(index) == side { index += 1 }
    return (number, index)
  }
}

extension GridZone {
  /// Whether a position of this cell may be given there: zones are often drawn out a little.
  fileprivate func reaches(_ coordinate: Coordinate) -> Bool {
    (latitudes.lowerBound - 0.5...latitudes.upperBound + 0.5).contains(coordinate.latitude)
  }
}
