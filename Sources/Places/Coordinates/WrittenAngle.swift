/// Latitude or longitude as a text writes it: degrees, perhaps with minutes and seconds, and what says
/// which of the two it is.
struct WrittenAngle {
  /// Degrees, minutes and seconds, as far as they are given.
  var parts: [WrittenNumber]
  /// Whether a minus or a plus stands before; nil where neither does.
  var isMinus: Bool?
  /// The word that names the axis.
  var label: Axis?
  /// The letter or word for the side.
  var direction: Compass?
  /// Whether a degree sign stands behind the degrees.
  var hasMark = false
  /// The elements that it covers.
  var elements: Range<Int>

  /// The axis that its own words name.
  var axis: Axis? { label ?? direction?.axis }

  /// Degrees without a sign.
  var magnitude: Double {
    var magnitude = 0.0
    for part in parts.reversed() { magnitude = magnitude / 60 + part.value }
    return magnitude
  }

  /// Degrees north or east.
  var degrees: Double {
    isMinus == true || direction == .south || direction == .west ? -magnitude : magnitude
  }

  /// Half of what its last digit counts, in degrees.
  var halfUnit: Double {
    var unit = (parts.last?.unit ?? 1) / 2
    for _ in parts.dropFirst() { unit /= 60 }
    return unit
  }

  /// Decimals of a degree; 0 where minutes are given.
  var decimals: Int { parts.count == 1 ? parts[0].decimals : 0 }
}

extension CoordinateRun {
  /// The angle that begins at an element.
  func angle(_ start: Int) -> WrittenAngle? {
    var index = start
    let label = axis(index)
    if label != nil {
      index += 1
      while kind(index) == .colon { index += 1 }
    }
    var before = direction(index)
    if before != nil {
      index += 1
      while kind(index) == .colon { index += 1 }
    }
    let isMinus = sign(index)
    if isMinus != nil { index += 1 }
    guard let first = number(index) else { return nil }
    // "lat1, lon1" are names.
    if label != nil, before == nil, first.number.isWhole, touches(index - 1) { return nil }
    var angle = WrittenAngle(
      parts: [first.number], isMinus: isMinus, label: label, direction: before,
      elements: start..<first.end)
    index = first.end
    if kind(index) == .degree {
      angle.hasMark = true
      index = minutes(of: &angle, from: index + 1)
    } else {
      index = bareMinutes(of: &angle, from: index)
    }
    if before == nil, let side = direction(index) {
      before = side
      angle.direction = side
      index += 1
    }
    // "33.5° north latitude".
    if label == nil, let side = before?.axis, axis(index) == side {
      angle.label = side
      index += 1
    }
    angle.elements = start..<index
    return angle
  }

  /// Minutes and seconds behind a degree sign: "30′07″", "30.5'", "30 دقيقة و7 ثوان".
  private func minutes(of angle: inout WrittenAngle, from start: Int) -> Int {
    let joined = kind(start) == .join ? start + 1 : start
    guard let minutes = number(joined) else { return start }
    let next = minutes.end
    if kind(next) == .minute, !isSecond(next) {
      angle.parts.append(minutes.number)
      return seconds(of: &angle, from: next + 1)
    }
    guard joined == start, angle.parts[0].isWhole, minutes.number.digits <= 2 else { return start }
    // Without their sign: before a letter, behind one, or before marked seconds.
    let isMarked: Bool
    if let seconds = number(next), minutes.number.isWhole {
      isMarked = isSecond(seconds.end)
    } else {
      isMarked = false
    }
    if isMarked || (angle.direction == nil && direction(next) != nil)
      || (angle.direction != nil && kind(next) != .degree && touches(start - 1))
    {
      angle.parts.append(minutes.number)
      return isMarked ? seconds(of: &angle, from: next) : next
    }
    return start
  }

  private func seconds(of angle: inout WrittenAngle, from start: Int) -> Int {
    let joined = kind(start) == .join ? start + 1 : start
    guard let seconds = number(joined) else { return start }
    if isSecond(seconds.end) {
      angle.parts.append(seconds.number)
      return seconds.end + (kind(seconds.end) == .second ? 1 : 2)
    }
    guard joined == start, seconds.number.digits <= 2, kind(seconds.end) != .degree else {
      return start
    }
    if angle.direction == nil ? direction(seconds.end) != nil : touches(start - 1) {
      angle.parts.append(seconds.number)
      return seconds.end
    }
    return start
  }

  /// Whether `″` stands at an element, or two `′`.
  private func isSecond(_ index: Int) -> Bool {
    kind(index) == .second
      || (kind(index) == .minute && kind(index + 1) == .minute && touches(index))
  }

  /// "33 30 07 N", "N 33 30": numbers one after the other, which only a letter makes an angle.
  private func bareMinutes(of angle: inout WrittenAngle, from start: Int) -> Int {
    var parts = angle.parts
    var index = start
    while parts.count < 3, parts.last?.isWhole ?? false, let next = number(index),
      next.number.digits <= 2
    {
      parts.append(next.number)
      index = next.end
    }
    guard parts.count > 1, angle.direction != nil || direction(index) != nil else { return start }
    // Of "33 N 38 E" the letter belongs to the first number only.
    angle.parts = parts
    return index
  }
}
