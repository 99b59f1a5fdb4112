/// A name found in UTF-8 bytes.
public struct NameSpan: Sendable {
  let match: NameMatcher.Match
  let start: Int
  let end: Int

  /// Where it stands, its particles included: bytes of the text, from 0, end exclusive.
  public var utf8: Range<Int> { start..<end }
  /// How many letters of particles stand before it: 2 for "وب".
  public var particles: Int { Int(match.particles) }
  /// How many words it has, articles not counted.
  public var words: Int { Int(match.words) }
  /// Whether it is a name only beside a generic noun ("العمر" for "حقل العمر").
  public var isBare: Bool { match.isBare }
}

extension NameScanner {
  /// How many bytes the tables of names take.
  public var byteCount: Int { matcher.parts.reduce(0) { $0 + $1.table.byteCount } }

  /// Finds the names in UTF-8 bytes: at each word the longest name, in order and without overlap.
  ///
  /// It looks at the bytes once and makes no strings. Unlike ``mentions(in:)`` it weighs nothing:
  /// also names that are words of the language, and small places of any country, are given. Bytes
  /// that are no UTF-8 part words.
  ///
  /// - Parameters:
  ///   - utf8: The text, of any length.
  ///   - body: Told of each name.
  public func scan(_ utf8: UnsafeBufferPointer<UInt8>, _ body: (NameSpan) -> Void) {
    matcher.withReader { reader in
      WordMemo.lend(length: utf8.count, judge: reader) { memo in
        AbsentPairs.lend(length: utf8.count) { absent in
          var start = 0
          while start < utf8.count {
            let end = Self.pieceEnd(utf8, from: start)
            let piece = UnsafeBufferPointer(rebasing: utf8[start..<end])
            reader.scan(piece, from: start, memo, absent, body)
            start = end
          }
        }
      }
    }
  }

  /// Finds the names in a text; see ``scan(_:_:)-(UnsafeBufferPointer<UInt8>,_)``.
  public func scan(_ text: String, _ body: (NameSpan) -> Void) {
    var text = text
    text.withUTF8 { scan($0, body) }
  }

  /// The places that a name found in bytes may mean, as indices in the gazetteer's list.
  public func places(of span: NameSpan) -> [Int] {
    var places: [Int] = []
    matcher.withReader { reader in
      reader.forEachForm(of: span.match) { form, place in
        if !form.isAdjective, !places.contains(place) { places.append(place) }
      }
    }
    return places
  }

  /// Where a piece of a text ends whose offsets fit into 32 bits: behind the end of a line.
  private static func pieceEnd(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let most = 1 << 30
    if utf8.count - start <= most { return utf8.count }
    let end = utf8[start..<(start + most)].lastIndex(of: 0x0A)
    return end.map { $0 + 1 } ?? start + most
  }
}

extension NameReader {
  /// Tells of the names in a piece of a text that begins so many bytes behind the text's start.
  fileprivate func scan(
    _ piece: UnsafeBufferPointer<UInt8>, from offset: Int, _ memo: WordMemo<NameReader>,
    _ absent: AbsentPairs, _ body: (NameSpan) -> Void
  ) {
    // Few enough to stay near the processor.
    let capacity = 256
    withUnsafeTemporaryAllocation(of: ByteToken.self, capacity: capacity) { buffer in
      FoldingBytes.low.withUnsafeBufferPointer { low in
        var tokenizer = ByteTokenizer(piece, low: low)
        var kept = 0
        while true {
          let room = UnsafeMutableBufferPointer(rebasing: buffer[kept...])
          let count = kept + tokenizer.fill(room, memo: memo)
          let isLast = tokenizer.isAtEnd
          let position = match(
            UnsafeBufferPointer(rebasing: buffer[..<count]), isLast, offset, absent, body)
          if isLast { return }
          kept = max(0, count - position)
          for index in 0..<kept { buffer[index] = buffer[position + index] }
        }
      }
    }
  }

  /// Tells of the names that begin at tokens behind which enough is read; where to go on.
  private func match(
    _ tokens: UnsafeBufferPointer<ByteToken>, _ isLast: Bool, _ offset: Int,
    _ absent: AbsentPairs, _ body: (NameSpan) -> Void
  ) -> Int {
    var position = 0
    let end = isLast ? tokens.count : tokens.count - Self.mostTokens
    while position < end {
      guard let match = longest(tokens, from: position, absent) else {
        position += 1
        continue
      }
      let (first, last) = (tokens[position], tokens[match.end - 1])
      body(
        NameSpan(
          match: match, start: offset + Int(first.start), end: offset + Int(last.end)))
      position = match.end
    }
    return position
  }
}
