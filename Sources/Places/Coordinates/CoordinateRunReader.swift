/// Reads the coordinates of one run.
struct CoordinateRunReader {
  let run: CoordinateRun
  let surroundings: CoordinateSurroundings

  func all() -> [WrittenCoordinates] {
    var found: [WrittenCoordinates] = []
    var start = 0
    while start < run.elements.count {
      if let one = one(at: start) {
        found.append(one.written)
        start = max(start + 1, one.end)
      } else {
        start += 1
      }
    }
    return found
  }

  private func one(at start: Int) -> (written: WrittenCoordinates, end: Int)? {
    switch run.kind(start) {
    case .number, .sign, .letters, .direction, .axis, .zone, .scheme: break
    default: return nil
    }
    if let uri = run.uri(start) { return written(uri.meaning, uri.elements, end: uri.end) }
    let isSure = surroundings.isWhole || surroundings.isAnnounced(run.elements[start].token)
    if let grid = run.gridReference(start, isSure: isSure) {
      return written(grid.meaning, grid.elements)
    }
    var other = run
    other.hasDecimalCommas = true
    return pair(in: other, start, isAnnounced: isSure) ?? pair(in: run, start, isAnnounced: isSure)
  }

  private func pair(in run: CoordinateRun, _ start: Int, isAnnounced: Bool) -> (
    written: WrittenCoordinates, end: Int
  )? {
    if hangs(in: run, start, toward: -1) { return nil }
    guard let pair = run.pair(start) else { return nil }
    let end = pair.elements.upperBound
    if hangs(in: run, end - 1, toward: 1) { return nil }
    let setting = PairSetting(
      isWhole: surroundings.isWhole, isAnnounced: isAnnounced,
      isBracketed: run.kind(start - 1) == .open && run.kind(end) == .close,
      isQuantity: isListed(pair, in: run)
        || surroundings.isQuantity(
          run.elements[start].token..<(run.elements[end - 1].token + 1))
    )
    guard pair.isMeant(in: setting, hasDecimalCommas: run.hasDecimalCommas),
      let meaning = pair.meaning(isSure: setting.isWhole || isAnnounced)
    else { return nil }
    return written(meaning, pair.elements)
  }

  /// Whether a number hangs on another number beside it by a mark without spaces: "12:30", "33-38",
  /// "1,500".
  private func hangs(in run: CoordinateRun, _ index: Int, toward step: Int) -> Bool {
    guard case .number = run.kind(index), case .number = run.kind(index + 2 * step),
      run.touches(min(index, index + step)), run.touches(min(index + step, index + 2 * step))
    else { return false }
    switch run.kind(index + step) {
    case .colon, .slash, .comma, .sign: return true
    default: return false
    }
  }

  /// Whether more numbers stand before or behind a pair, as in a list of them.
  private func isListed(_ pair: WrittenPair, in run: CoordinateRun) -> Bool {
    func isNumber(_ index: Int) -> Bool { run.number(index) != nil }
    let start = pair.elements.lowerBound
    let end = pair.elements.upperBound
    return isNumber(start - 1) || isNumber(end)
      || (run.kind(start - 1) == .comma && isNumber(start - 2))
      || (run.kind(end) == .comma && isNumber(end + 1))
  }

  private func written(
    _ meaning: Result<WrittenCoordinates.Point, WrittenCoordinates.Fault>, _ covered: Range<Int>,
    end: Int? = nil
  ) -> (written: WrittenCoordinates, end: Int) {
    let start = run.elements[covered.lowerBound].scalars.lowerBound
    let stop = end ?? run.elements[covered.upperBound - 1].scalars.upperBound
    let written = WrittenCoordinates(
      meaning: meaning,
      tokens: surroundings.tokens(
        from: run.elements[covered.lowerBound].token,
        to: run.elements[covered.upperBound - 1].token, reaching: stop),
      scalars: start..<stop,
      utf8: surroundings.bytes(of: start..<stop, in: run.scalars))
    // Elements that the end of a URI reaches over are passed by.
    var next = covered.upperBound
    while next < run.elements.count, run.elements[next].scalars.lowerBound < stop { next += 1 }
    return (written, next)
  }
}
