/// A run of elements, with what is asked of them while they are read.
struct CoordinateRun {
  let elements: [CoordinateElement]
  let scalars: [Unicode.Scalar]
  /// Whether a comma between two digits is a decimal sign ("33,5021") rather than a separator.
  var hasDecimalCommas = false

  func kind(_ index: Int) -> CoordinateElement.Kind {
    elements.indices.contains(index) ? elements[index].kind : .other
  }

  /// Whether two neighbouring elements stand together without a space.
  func touches(_ left: Int) -> Bool {
    elements.indices.contains(left) && elements.indices.contains(left + 1)
      && elements[left].scalars.upperBound == elements[left + 1].scalars.lowerBound
  }

  /// The number that begins at an element, and the element behind it.
  func number(_ index: Int) -> (number: WrittenNumber, end: Int)? {
    guard case .number(let number) = kind(index) else { return nil }
    if hasDecimalCommas, number.isWhole, number.digits <= 3, kind(index + 1) == .comma,
      touches(index), touches(index + 1), case .number(let rest) = kind(index + 2), rest.isWhole,
      rest.digits <= 12
    {
      let joined = WrittenNumber(
        mantissa: number.mantissa * WrittenNumber.power(rest.digits) + rest.mantissa,
        digits: number.digits, decimals: rest.digits)
      return (joined, index + 3)
    }
    return (number, index + 1)
  }

  /// The direction that an element means: a word, or one letter.
  func direction(_ index: Int) -> Compass? {
    switch kind(index) {
    case .direction(let side): side.axis == nil ? nil : side
    case .letters(1): isSide(index) ? Compass(letter: letter(index)) : nil
    default: nil
    }
  }

  /// Whether a letter is a capital, or stands right behind a degree sign or the like: "0.20 s" is a time.
  private func isSide(_ index: Int) -> Bool {
    if letter(index).value < 0x60 { return true }
    guard touches(index - 1) else { return false }
    switch kind(index - 1) {
    case .degree, .minute, .second: return true
    default: return false
    }
  }

  func axis(_ index: Int) -> Axis? {
    if case .axis(let axis) = kind(index) { axis } else { nil }
  }

  /// The first letter of an element.
  func letter(_ index: Int) -> Unicode.Scalar { scalars[elements[index].scalars.lowerBound] }

  /// A minus or plus right before a number; nil where it joins two words or numbers.
  func sign(_ index: Int) -> Bool? {
    guard case .sign(let isMinus) = kind(index), touches(index) else { return nil }
    if !touches(index - 1) { return isMinus }
    switch kind(index - 1) {
    case .comma, .semicolon, .colon, .open: return isMinus
    default: return nil
    }
  }
}
