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
    withPass(length: utf8.count) { $0.scan(utf8, body) }
  }

  /// Finds the names in a text; see ``scan(_:_:)-(UnsafeBufferPointer<UInt8>,_)``.
  public func scan(_ text: String, _ body: (NameSpan) -> Void) {
    var text = text
    text.withUTF8 { scan($0, body) }
  }

  /// Lends what scans many texts one after another, such as the lines of a file: it remembers the
  /// words of one text for the next, and finds what ``scan(_:_:)`` finds.
  ///
  /// - Parameters:
  ///   - length: How many bytes all texts have together, roughly.
  ///   - body: What scans; the pass is of no use behind it.
  /// - Returns: What `body` returns.
  public func withPass<Result>(
    length: Int = .max, _ body: (NamePass) throws -> Result
  ) rethrows -> Result {
    try matcher.withReader { reader in
      try WordMemo.lend(length: length, judge: reader) { memo in
        try AbsentPairs.lend(length: length) { absent in
          try body(NamePass(reader: reader, memo: memo, absent: absent))
        }
      }
    }
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
}
